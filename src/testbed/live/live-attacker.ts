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
import type { Clock } from "../network/virtual-time";
import { ehmsTestbed, type Station } from "../parameters";
import { type Attack, poison } from "../poison";
import { programRelay } from "../program-relay";
import type { RelayLog, RelayStations } from "../relay";
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
  const log: RelayLog = (port, relayedAs) => tell({ kind: "relayed", time: wallClock(), port, relayedAs });
  const socket = openPacketSocket(stationInterface, (frame) => {
    if (destinationMac(frame) === stations.self.mac && !isArp(frame) && isTcp(frame)) take(frame);
  });
  const take =
    attack === "Spoofing" ? readAlong(stations, log) : alterReadings(clock, stations, seed, socket.send, log);
  poison(clock, ehmsTestbed.attacker, stations, attack, socket.send);
}

/** Ends what the kernel does for the man in the middle. */
export const vanish = (): void => applySettings(relayingByProgram);

/** Notes the sessions that the kernel relays. */
function readAlong({ gateway }: RelayStations, log: RelayLog): FramePort {
  return (frame) => {
    const { sourcePort, destinationPort } = decodeTcp(frame);
    log(sourceIp(frame) === gateway.ip ? sourcePort : destinationPort, "relayed");
  };
}

/** Relays the gateway's frames by the simulation's program, and passes on the server's as they are. */
function alterReadings(clock: Clock, stations: RelayStations, seed: number, send: FramePort, log: RelayLog): FramePort {
  const alteration = randomStream(seed, "testbed alteration");
  const alter = (payload: Buffer) => alteredReading(payload, ehmsTestbed.alteration, alteration);
  const random = randomStream(seed, "testbed attacker");
  const begin = programRelay(clock, ehmsTestbed.attacker, stations, random, send, { alter, log });
  const passOnAltered = begin({ isOver: () => false, passesLastAck: () => true });
  return (frame) => {
    if (sourceIp(frame) === stations.gateway.ip) passOnAltered(frame);
    else send(forwardedFrame(frame, stations.gateway.mac, stations.self.mac));
  };
}

function addressOf(station: Station): Address {
  const { mac, ip } = liveAddresses[station];
  return { mac: parseMac(mac), ip: parseIpv4(ip) };
}
