import { UsageError } from "../foundation/errors";
import type { InvalidPolicy } from "./invalid-rows";

/** A step that a protocol orders: copy attack rows to parity, scale to [0, 1], part into training and test rows. */
export type StepName = "oversample" | "scale" | "split";

/** The order in which rows are prepared. Whatever stands before the split sees the test rows too. */
export interface Protocol {
  readonly id: string;
  readonly title: string;
  readonly invalidRows: InvalidPolicy;
  readonly steps: readonly StepName[];
}

/** Every protocol, by identifier. */
export const protocols = {
  /** The paper's Algorithm 1 and section 5: copies of a test row can stand in training. */
  paper: {
    id: "paper",
    title: "paper protocol (oversample, scale, split)",
    invalidRows: "drop",
    steps: ["oversample", "scale", "split"],
  },
  /** No test row is seen before testing: the scaler and the copies come from training rows alone. */
  "split-first": {
    id: "split-first",
    title: "split-first protocol (split, scale, oversample)",
    invalidRows: "drop",
    steps: ["split", "scale", "oversample"],
  },
} as const satisfies Record<string, Protocol>;

export type ProtocolId = keyof typeof protocols;

/** The protocol of an identifier.
 * @throws UsageError when there is none */
export function protocolById(id: string): Protocol {
  const protocol = Object.values<Protocol>(protocols).find((known) => known.id === id);
  if (protocol === undefined) {
    throw new UsageError(`There is no protocol "${id}": choose ${Object.keys(protocols).join(" or ")}.`);
  }
  return protocol;
}
