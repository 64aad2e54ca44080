import { mean } from "../evaluation/mean-and-deviation";
import { decimals } from "../foundation/number-text";
import type { ClaimOf } from "./claim";
import { type Finding, found, type Measured, notCheckable } from "./finding";

/** Epochs at either end of a curve that are averaged, since single epochs go up and down. */
const ends = 10;

/** Whether the training loss is lower, and the training accuracy higher, in the last epochs than in the first. */
export function learningCurves({ values }: ClaimOf<"learning curves">, { results: { history } }: Measured): Finding {
  const { loss, accuracy, testLoss, testAccuracy } = history;
  if (loss.length < values.epochs) return notCheckable("The network was not trained for as many epochs.");
  const first = (curve: readonly number[]) => mean(curve.slice(0, ends));
  const last = (curve: readonly number[]) => mean(curve.slice(values.epochs - ends, values.epochs));
  const change = (curve: readonly number[]) => `${decimals(first(curve), 3)} to ${decimals(last(curve), 3)}`;
  return found(
    last(loss) < first(loss) && last(accuracy) > first(accuracy),
    `From the first ${ends} epochs to the last ${ends}, training loss goes from ${change(loss)} and accuracy from ${change(accuracy)}; ` +
      `on the test flows, loss from ${change(testLoss)} and accuracy from ${change(testAccuracy)}.`,
  );
}
