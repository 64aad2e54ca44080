import { isArp } from "../../capture/packets/arp";
import { destinationMac, type Ipv4Address, type MacAddress } from "../../capture/packets/ethernet";
import { destinationIp, sourceIp } from "../../capture/packets/ipv4";
import { decodeTcp, encodeTcp, isTcp, type TcpSegment } from "../../capture/packets/tcp";
import { type Neighbours, neighbourCache } from "./neighbours";
import type { FramePort } from "./switch";
import type { Nanoseconds, VirtualTime } from "./virtual-time";

/** A station's addresses. */
export interface Address {
  readonly mac: MacAddress;
  readonly ip: Ipv4Address;
}

/** A host's network stack, up to TCP segments. */
export interface Host {
  send(to: Ipv4Address, segment: TcpSegment): void;
  /** Says that the peer acknowledged something, so its ARP entry is good. */
  confirm(ip: Ipv4Address): void;
}

export interface HostSettings {
  readonly address: Address;
  readonly known: ReadonlyMap<Ipv4Address, MacAddress>;
  /** Age at which an unconfirmed ARP entry is asked for again. */
  readonly staleAfter: Nanoseconds;
  readonly timeToLive: number;
}

/** A host on the network.
 * @param plug connects its receive function and returns the port it sends by
 * @param onSegment told of every TCP segment that arrives for the host */
export function networkHost(
  time: VirtualTime,
  { address, known, staleAfter, timeToLive }: HostSettings,
  plug: (receive: FramePort) => FramePort,
  onSegment: (segment: TcpSegment, from: Ipv4Address) => void,
): Host {
  let identification = 1;
  const port = plug((frame) => {
    if (isArp(frame)) neighbours.receive(frame);
    else if (destinationMac(frame) === address.mac && isTcp(frame) && destinationIp(frame) === address.ip)
      onSegment(decodeTcp(frame), sourceIp(frame));
  });
  const neighbours: Neighbours = neighbourCache(time, address, port, known, staleAfter);
  return {
    send: (to, segment) => {
      const macs = { destination: neighbours.macOf(to), source: address.mac };
      const ip = { source: address.ip, destination: to, identification, timeToLive };
      identification = (identification % 0xffff) + 1;
      port(encodeTcp(macs, ip, segment));
    },
    confirm: neighbours.confirm,
  };
}
