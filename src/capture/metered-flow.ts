/** A flow record as a meter leaves it. */
export interface MeteredFlow {
  /** When it begins, µs since the capture's origin. */
  readonly start: number;
  /** The 35 network columns, as printed; empty where there is nothing to print. */
  readonly cells: readonly string[];
}
