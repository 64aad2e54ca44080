/** A cell of a flow record: a text, or a number as its meter prints it; an empty text where there is nothing to print. */
export type FlowCell = string | number;

/** A flow record as a meter leaves it. */
export interface MeteredFlow {
  /** When it begins, µs since the capture's origin. */
  readonly start: number;
  /** The 35 network columns. */
  readonly cells: readonly FlowCell[];
}
