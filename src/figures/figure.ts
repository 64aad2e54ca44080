import type { Results } from "../evaluation/results";
import type { Paper } from "./paper";
import type { PlotSpec } from "./plot-spec";

/** A figure or table that is drawn from the results: a pure function of them and of what the paper states. */
export interface Figure {
  /** File name without its ending, for instance "figure-3". */
  readonly id: string;
  readonly title: string;
  draw(results: Results, paper: Paper): PlotSpec;
}
