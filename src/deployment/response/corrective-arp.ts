import { encodeArp } from "../../capture/packets/arp";
import { type MacAddress, parseIpv4, parseMac } from "../../capture/packets/ethernet";
import type { Device } from "./device";

/** ARP replies that tell every device the true Ethernet address of every other.
 * @param station Ethernet address that they are sent from */
export function correctiveArp(devices: readonly Device[], station: MacAddress): readonly Buffer[] {
  const told = (to: Device, about: Device) =>
    encodeArp(station, {
      operation: "reply",
      senderMac: parseMac(about.mac),
      senderIp: parseIpv4(about.address),
      targetMac: parseMac(to.mac),
      targetIp: parseIpv4(to.address),
    });
  return devices.flatMap((to) => devices.filter((about) => about !== to).map((about) => told(to, about)));
}
