import { forwardedFrame } from "../capture/packets/ipv4";
import { decodeTcp, tcpFlag, withPayload } from "../capture/packets/tcp";
import type { RandomStream } from "../foundation/random";
import { type Quantiles, sample } from "./distribution";
import type { FramePort } from "./network/switch";
import { type Clock, milliseconds, type Nanoseconds } from "./network/virtual-time";
import type { RelayLog, RelayStations } from "./relay";

/** How the attacker's program relays; times in ms. */
export interface ProgramRelayParameters {
  /** Time the program takes for a frame. */
  readonly programRelay: Quantiles;
  /** The same for a frame that finds the program asleep. */
  readonly programWake: Quantiles;
  /** Share of frames that the program loses. */
  readonly programLoss: number;
}

/** A run of the program, which ends with the burst. */
export interface ProgramRun {
  readonly isOver: () => boolean;
  /** Asked before the last ACK of a session is passed on; false keeps it back. */
  readonly passesLastAck: (port: number) => boolean;
}

/** Relays the gateway's frames one after the other through a program, which alters the readings.
 * @param alter the payload that replaces a reading, of the same length
 * @returns the function that begins a run, and gives the one that takes its frames */
export function programRelay(
  time: Clock,
  parameters: ProgramRelayParameters,
  { self, server }: RelayStations,
  random: RandomStream,
  send: FramePort,
  { alter, log }: { readonly alter: (payload: Buffer) => Buffer; readonly log: RelayLog },
): (run: ProgramRun) => FramePort {
  let freeAt: Nanoseconds = 0;
  return (run) => {
    const closing = new Set<number>();
    const passOn = (frame: Buffer) => {
      if (run.isOver() || random.uniform() < parameters.programLoss) return;
      const { sourcePort, flags, payload } = decodeTcp(frame);
      const hasReading = payload.length > 0;
      const isLastAck = flags === tcpFlag.ack && !hasReading && closing.has(sourcePort);
      if (isLastAck && !run.passesLastAck(sourcePort)) return;
      if (hasReading) closing.add(sourcePort);
      log(sourcePort, hasReading ? "altered" : "relayed");
      send(forwardedFrame(hasReading ? withPayload(frame, alter(payload)) : frame, server.mac, self.mac));
    };
    return (frame) => {
      const isAsleep = time.now() >= freeAt;
      const start = isAsleep ? time.now() : freeAt;
      freeAt = start + milliseconds(sample(isAsleep ? parameters.programWake : parameters.programRelay, random));
      time.after(freeAt - time.now(), () => passOn(frame));
    };
  };
}
