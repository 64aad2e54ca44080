import { type ArpMessage, decodeArp, encodeArp } from "../../capture/packets/arp";
import type { Ipv4Address, MacAddress } from "../../capture/packets/ethernet";
import type { FramePort } from "./switch";
import { type Nanoseconds, seconds, type VirtualTime } from "./virtual-time";

/** A host's ARP cache, as credulous as real ones: it believes every message about an address it knows. */
export interface Neighbours {
  /** Where to send frames for an address; asks again when the entry has gone unconfirmed for too long, but uses it meanwhile. */
  macOf(ip: Ipv4Address): MacAddress;
  /** Says that traffic to the address gets through: it acknowledged something. */
  confirm(ip: Ipv4Address): void;
  /** Handles an ARP frame. */
  receive(frame: Buffer): void;
}

interface Entry {
  readonly mac: MacAddress;
  readonly confirmedAt: Nanoseconds;
}

const betweenRequests = seconds(1);

/** The cache of the host (mac, ip), which knows the given neighbours from the start.
 * @param staleAfter an entry unconfirmed for so long is asked for again */
export function neighbourCache(
  time: VirtualTime,
  self: { readonly mac: MacAddress; readonly ip: Ipv4Address },
  send: FramePort,
  known: ReadonlyMap<Ipv4Address, MacAddress>,
  staleAfter: Nanoseconds,
): Neighbours {
  const entries = new Map<Ipv4Address, Entry>();
  for (const [ip, mac] of known) entries.set(ip, { mac, confirmedAt: 0 });
  let requestedAt = -betweenRequests;
  const message = (operation: ArpMessage["operation"], targetMac: MacAddress, targetIp: Ipv4Address) =>
    send(encodeArp(self.mac, { operation, senderMac: self.mac, senderIp: self.ip, targetMac, targetIp }));
  return {
    macOf: (ip) => {
      const entry = entries.get(ip);
      if (entry === undefined) throw new Error("the simulated hosts know each other from the start");
      if (time.now() - entry.confirmedAt > staleAfter && time.now() - requestedAt >= betweenRequests) {
        requestedAt = time.now();
        message("request", 0, ip);
      }
      return entry.mac;
    },
    confirm: (ip) => {
      const entry = entries.get(ip);
      if (entry !== undefined) entries.set(ip, { mac: entry.mac, confirmedAt: time.now() });
    },
    receive: (frame) => {
      const { operation, senderMac, senderIp, targetIp } = decodeArp(frame);
      if (targetIp !== self.ip) return;
      if (entries.has(senderIp)) entries.set(senderIp, { mac: senderMac, confirmedAt: time.now() });
      if (operation === "request") message("reply", senderMac, senderIp);
    },
  };
}
