import type { RandomStream } from "../../foundation/random";
import { sampleWhole, type WholeNumbers } from "../distribution";

const firstPort = 49152;
const portCount = 16384;
/** With fewer free ports than this, those of old sessions are used again. */
const fewestFree = 16;

/** The ports that a host gives to outgoing connections: a clock hand that skips the ports it holds. */
export interface EphemeralPorts {
  /** The port for a connection opened when as many intervals went by since the last one. */
  next(intervals: number): number;
  /** Keeps the port from being given again. */
  hold(port: number): void;
}

/** @param start first position of the hand, a port
 * @param steps free ports that all of the host's software takes in an interval, as it goes into next */
export function ephemeralPorts(start: number, steps: WholeNumbers, random: RandomStream): EphemeralPorts {
  const held = new Uint8Array(portCount);
  let free = portCount;
  let hand = start - firstPort;
  return {
    next: (intervals) => {
      let left = 0;
      for (let i = 0; i < intervals; i++) left += sampleWhole(steps, random);
      while (left > 0) {
        hand = (hand + 1) % portCount;
        if (held[hand] === 0) left--;
      }
      return firstPort + hand;
    },
    hold: (port) => {
      if (held[port - firstPort] === 0) free--;
      held[port - firstPort] = 1;
      if (free < fewestFree) {
        held.fill(0);
        free = portCount;
      }
    },
  };
}
