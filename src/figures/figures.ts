import type { Results } from "../evaluation/results";
import { figure3 } from "./figure-3";
import { figure4 } from "./figure-4";
import { headline } from "./headline";
import type { Paper } from "./paper";
import type { PlotSpec } from "./plot-spec";
import { table1Picture } from "./table-1-picture";
import { table1Xgboost } from "./table-1-xgboost";

/** A figure or table that is drawn from the results. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  draw(results: Results, paper: Paper): PlotSpec;
}

/** All of them, in the order in which the paper has them. */
export const figures: readonly Figure[] = [
  { id: "headline", title: "Accuracy claimed and measured", draw: headline },
  { id: "table-1", title: "Table 1: macro averages of the five classifiers", draw: table1Picture },
  { id: "table-1-xgboost", title: "Table 1: XGBoost's accuracy by its settings", draw: table1Xgboost },
  { id: "figure-3", title: "Figure 3: confusion matrix of the network", draw: figure3 },
  { id: "figure-4", title: "Figure 4: loss and accuracy by epoch", draw: figure4 },
];
