import { mcNemar } from "../evaluation/significance";
import { directionSeeds } from "../explanation/direction-seeds";
import type { ExplanationResults, FeatureDots } from "../explanation/explanation-results";
import { mean } from "../explanation/mean";
import { type FeatureStability, type MeanAndRange, rankingStability } from "../explanation/ranking-stability";
import { decimals, signed } from "../foundation/number-text";
import type { ClaimOf } from "./claim";
import { type Finding, found, type Measured, notCheckable } from "./finding";

const significance = 0.05;

/** Whether the named features are the most important ones, in any order, with more than half of the seeds. */
export function topFeatures({ check }: ClaimOf<"top features">, { results }: Measured): Finding {
  return onFeatures(results.explanation, check.features, (named, { bySeed }, all) => {
    const count = named.length;
    const agreeing = bySeed.filter((_, seed) => named.every(({ ranks }) => ranks[seed] <= count)).length;
    const counted = named.map(
      ({ feature, ranks }) => `${feature} with ${ranks.filter((rank) => rank <= count).length}`,
    );
    const measured = all.slice(0, count).map(({ feature }) => feature);
    return found(
      agreeing * 2 > bySeed.length,
      `So with ${agreeing} of ${bySeed.length} seeds. Among the first ${count} are ${counted.join(", ")} of them; ` +
        `by mean importance over the seeds the order begins ${measured.join(", ")}.`,
    );
  });
}

/** Whether lower values push further towards attack with more seeds than chance would have it, by the sign test. */
export function fallingDirection({ check }: ClaimOf<"falling direction">, { results }: Measured): Finding {
  return onFeatures(results.explanation, [check.feature], ([{ direction }], explanation) => {
    if (direction === null) return notCheckable(`${check.feature} does not vary.`);
    const { falling, rising } = directionSeeds(explanation, check.feature);
    const { exactP } = mcNemar(falling, rising);
    return found(
      falling > rising && exactP < significance,
      `Lower values push to attack with ${falling} of ${explanation.bySeed.length} seeds (sign test, p = ${decimals(exactP, 3)}). ` +
        `${tauText(direction)}.`,
    );
  });
}

/** Whether high values push towards attack, and low and extreme ones away from it, with the first seed. Low is the lower
 * half of the values, extreme the stated share at the top, high what lies between. */
export function peakedDirection({ check, values }: ClaimOf<"peaked direction">, { results }: Measured): Finding {
  return onFeatures(results.explanation, [check.feature], ([{ direction }], { features, dots }) => {
    const { low, high, extreme } = meanContributions(dots[features.indexOf(check.feature)], values.extremeShare);
    return found(
      high > 0 && low < 0 && extreme < 0,
      `Mean contribution to the probability of attack, first seed: ${signed(low, 3)} for the lower half of the values, ` +
        `${signed(high, 3)} for high ones, ${signed(extreme, 3)} for the ${100 * values.extremeShare} % highest.` +
        (direction === null ? "" : ` ${tauText(direction)}.`),
    );
  });
}

/** Looks at the named features of an explanation, if it has them.
 * @param look told the named features, the explanation, and all features by falling importance */
function onFeatures(
  explanation: ExplanationResults | null,
  names: readonly string[],
  look: (
    named: readonly FeatureStability[],
    explanation: ExplanationResults,
    all: readonly FeatureStability[],
  ) => Finding,
): Finding {
  if (explanation === null) return notCheckable("The network was not explained.");
  const all = rankingStability(explanation).features;
  const named = names.flatMap((name) => all.filter(({ feature }) => feature === name));
  if (named.length < names.length) return notCheckable("The explained flows lack a feature that the claim names.");
  return look(named, explanation, all);
}

function tauText({ mean: middle, lowest, highest }: MeanAndRange): string {
  return (
    `Kendall's tau between value and contribution has mean ${signed(middle, 2)} over the seeds, ` +
    `from ${signed(lowest, 2)} to ${signed(highest, 2)}`
  );
}

function meanContributions({ values, contributions }: FeatureDots, extremeShare: number) {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const [middle, top] = [0.5, 1 - extremeShare].map((share) => Math.round(share * order.length));
  const over = (part: readonly number[]) => mean(part.map((i) => contributions[i]));
  return {
    low: over(order.slice(0, middle)),
    high: over(order.slice(middle, top)),
    extreme: over(order.slice(top)),
  };
}
