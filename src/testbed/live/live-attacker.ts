import { isArp } from "../../capture/packets/arp";
import { destinationMac, parseIpv4, parseMac } from "../../capture/packets/ethernet";
import { forwardedFrame, sourceIp } from "../../capture/packets/ipv4";
import { openPacketSocket } from "../../capture/packets/packet-socket";
import { decodeTcp, isTcp } from "../../capture/packets/tcp";
import { randomStream } from "../../foundation/random";
import { wallClock } from "../../foundation/wall-clock";
import { alteredReading } from "../alteration";
import type { Address } from "../network/host";
import type { FramePort } from "../network/switch";
import { ehmsTestbed, type Station } from "../parameters";
import { type Attack, poison } from "../poison";
import { programRelay } from "../program-relay";
import type { RelayedAs } from "../relay";
import { applySettings, forwarding, relayingByProgram } from "./kernel-settings";
import { liveAddresses, stationInterface } from "./layout";
import { realTime } from "./real-time";
import type { Tell } from "./station-event";

export interface LiveAttackerSettings {
  readonly seed: number;
  readonly attack: Attack;
}

/** The man in the middle: poisons the ARP caches until it is ended, and then vanishes without setting them right. Spoofing leaves
 * relaying to the kernel; Data Alteration relays the gateway's frames by a program that changes the readings, and passes on what the
 * server, if an earlier Spoofing still deceives it, sends him. */
export function liveAttacker({ seed, attack }: LiveAttackerSettings, tell: Tell): void {
  applySettings(attack === "Spoofing" ? forwarding : relayingByProgram);
  const clock = realTime();
  const stations = { self: addressOf("attacker"), gateway: addressOf("gateway"), server: addressOf("server") };
  const log = (port: number, relayedAs: RelayedAs) => tell({ kind: "relayed", time: wallClock(), port, relayedAs });
  let relay: FramePort = (frame) => log(gatewayPort(frame, stations.gateway), "relayed");
  const socket = openPacketSocket(stationInterface, (frame) => {
    if (destinationMac(frame) === stations.self.mac && !isArp(frame) && isTcp(frame)) relay(frame);
  });
  if (attack === "Data Alteration") {
    const alteration = randomStream(seed, "testbed alteration");
    const begin = programRelay(
      clock,
      ehmsTestbed.attacker,
      stations,
      randomStream(seed, "testbed attacker"),
      socket.send,
      { alter: (payload) => alteredReading(payload, ehmsTestbed.alteration, alteration), log },
    );
    const alterAndPassOn = begin({ isOver: () => false, passesLastAck: () => true });
    relay = (frame) => {
      if (sourceIp(frame) === stations.gateway.ip) alterAndPassOn(frame);
      else socket.send(forwardedFrame(frame, stations.gateway.mac, stations.self.mac));
    };
  }
  poison(clock, ehmsTestbed.attacker, stations, attack, socket.send);
}

/** The port of the gateway that a frame belongs to, whichever way it goes. */
function gatewayPort(frame: Buffer, gateway: Address): number {
  const { sourcePort, destinationPort } = decodeTcp(frame);
  return sourceIp(frame) === gateway.ip ? sourcePort : destinationPort;
}

function addressOf(station: Station): Address {
  const { mac, ip } = liveAddresses[station];
  return { mac: parseMac(mac), ip: parseIpv4(ip) };
}
