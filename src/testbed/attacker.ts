import { isArp } from "../capture/packets/arp";
import { destinationMac } from "../capture/packets/ethernet";
import { sourceIp } from "../capture/packets/ipv4";
import { decodeTcp, isTcp, tcpFlag } from "../capture/packets/tcp";
import type { RandomStream } from "../foundation/random";
import { type KernelRelayParameters, kernelRelay } from "./kernel-relay";
import type { FramePort } from "./network/switch";
import { milliseconds, type VirtualTime } from "./network/virtual-time";
import { type Attack, type PoisonParameters, poison } from "./poison";
import { type ProgramRelayParameters, programRelay } from "./program-relay";
import type { RelayLog, RelayStations } from "./relay";

/** An attack of the campaign. */
export interface Burst {
  readonly attack: Attack;
  /** Readings that reach the server unattended before it. */
  readonly after: number;
  /** Sessions relayed before it ends. */
  readonly sessions: number;
}

/** How the attacker's machine behaves; times in ms. */
export interface AttackerParameters extends KernelRelayParameters, PoisonParameters, ProgramRelayParameters {
  /** Time for which the poisoning outlives the program. */
  readonly repairAfterProgram: number;
  /** Time after the last session's SYN at which a burst ends in any case. */
  readonly lastSessionTime: Readonly<Record<Attack, number>>;
  /** Share of Spoofing bursts that end with the server's ARP cache left poisoned. */
  readonly unrepairedShare: number;
  /** Share of Data Alteration bursts that end as the last ACK waits in the program. */
  readonly killedBeforeLastAckShare: number;
}

/** The man in the middle. */
export interface Attacker {
  /** Begins a burst; done is called when nothing is relayed any more. */
  start(burst: Burst, done: () => void): void;
  /** Ends the burst under way, if any, and begins no other. */
  retire(): void;
}

/** @param plug connects its receive function and returns the port it sends by
 * @param work alter gives the payload that replaces a reading */
export function attacker(
  time: VirtualTime,
  parameters: AttackerParameters,
  stations: RelayStations,
  random: RandomStream,
  plug: (receive: FramePort) => FramePort,
  work: { readonly alter: (payload: Buffer) => Buffer; readonly log: RelayLog },
): Attacker {
  const { self } = stations;
  let relay: FramePort | undefined;
  let stopBurst = () => {};
  let isRetired = false;
  const port = plug((frame) => {
    if (destinationMac(frame) === self.mac && !isArp(frame) && isTcp(frame)) relay?.(frame);
  });
  const beginKernel = kernelRelay(time, parameters, stations, random, port, work.log);
  const beginProgram = programRelay(time, parameters, stations, random, port, work);
  return {
    retire: () => {
      isRetired = true;
      stopBurst();
    },
    start: (burst, done) => {
      if (isRetired) return;
      const poisoning = poison(time, parameters, stations, burst.attack, port);
      const seen = new Set<number>();
      let isOver = false;
      const stop = () => {
        if (isOver) return;
        isOver = true;
        relay = undefined;
        const wait = burst.attack === "Spoofing" ? 0 : milliseconds(parameters.repairAfterProgram);
        time.after(wait, () => poisoning.repair(random.uniform() >= parameters.unrepairedShare));
        done();
      };
      stopBurst = stop;
      const passesLastAck = () => {
        if (seen.size < burst.sessions) return true;
        const isKilled = random.uniform() < parameters.killedBeforeLastAckShare;
        time.after(0, stop);
        return !isKilled;
      };
      const run = { isOver: () => isOver, passesLastAck };
      const passOn = burst.attack === "Spoofing" ? beginKernel() : beginProgram(run);
      relay = (frame) => {
        const { sourcePort, flags } = decodeTcp(frame);
        const isFromGateway = sourceIp(frame) === stations.gateway.ip;
        if (isFromGateway && flags === tcpFlag.syn && seen.add(sourcePort).size === burst.sessions)
          time.after(milliseconds(parameters.lastSessionTime[burst.attack]), stop);
        passOn(frame);
      };
    },
  };
}
