import { quantityText } from "../dataset/quantity-text";
import type { FlowExplanation } from "../explanation/explanation-results";
import { ranking } from "../explanation/ranking";

/** A step of a waterfall: a feature, or all that are left. */
export interface WaterfallStep {
  readonly name: string;
  /** The feature's value with its unit; empty for all that are left. */
  readonly value: string;
  readonly contribution: number;
  /** Output before and after the step. */
  readonly from: number;
  readonly to: number;
}

/** The way from the expected value to a flow's output, the smallest contributions first, and all beyond a number of
 * features in one step before them.
 * @param shown number of features with a step of their own */
export function waterfallSteps(
  features: readonly string[],
  { values, contributions }: FlowExplanation,
  expectedValue: number,
  shown: number,
): readonly WaterfallStep[] {
  const order = ranking(contributions.map(Math.abs));
  const rest = order.slice(shown);
  const parts = order.slice(0, shown).map((column) => ({
    name: features[column],
    value: quantityText(features[column], values[column]),
    contribution: contributions[column],
  }));
  const others = {
    name: `${rest.length} other features`,
    value: "",
    contribution: rest.reduce((sum, column) => sum + contributions[column], 0),
  };
  let output = expectedValue;
  return [...parts, ...(rest.length > 0 ? [others] : [])].reverse().map((part) => {
    const from = output;
    output += part.contribution;
    return { ...part, from, to: output };
  });
}
