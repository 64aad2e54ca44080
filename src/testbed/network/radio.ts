import type { RandomStream } from "../../foundation/random";
import { type Quantiles, sample } from "../distribution";
import type { FramePort } from "./switch";
import { milliseconds, type VirtualTime } from "./virtual-time";

/** How a wireless link stalls: both directions wait, then flush in order. */
export interface RadioStalls {
  /** Share of frames at which a stall begins. */
  readonly share: number;
  /** Length of a stall, ms. */
  readonly length: Quantiles;
}

/** A wireless link; wraps both of its ends, so that frames wait for the end of a stall that any of them met. */
export function stallingRadio(time: VirtualTime, stalls: RadioStalls, random: RandomStream) {
  let stalledUntil = 0;
  return (onward: FramePort): FramePort =>
    (frame) => {
      if (random.uniform() < stalls.share) stalledUntil = time.now() + milliseconds(sample(stalls.length, random));
      if (time.now() >= stalledUntil) onward(frame);
      else time.after(stalledUntil - time.now(), () => onward(frame));
    };
}
