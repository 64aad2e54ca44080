import type { ExplanationResults, FeatureDots } from "../../src/explanation/explanation-results";
import { randomStream } from "../../src/foundation/random";

const explainedRows = 120;

/** An explanation of the size and kind that the real data gives; no number of it is a measurement. The last features
 * contribute nothing, as constant columns do. */
export function explanationFixture(features: readonly string[], seeds: readonly number[]): ExplanationResults {
  const stream = randomStream(1, "fixture explanation");
  const wave = () => stream.uniform() * 2 - 1;
  const strength = features.map((_, column) => (column < features.length - 4 ? 0.2 / (1 + ((column * 5) % 23)) : 0));
  const importances = () => strength.map((value) => value * (0.5 + stream.uniform()));
  const dots = strength.map((value): FeatureDots => {
    const values = Array.from({ length: explainedRows }, () => (value === 0 ? 7 : 10 ** (6 * stream.uniform())));
    return {
      values,
      contributions: values.map(() => 2 * value * wave() * stream.uniform()),
      labels: values.map(() => stream.integer(2)),
    };
  });
  const flowParts = strength.map((value) => value * wave());
  return {
    features,
    explainedRows,
    expectedValue: 0.55,
    bySeed: seeds.map((seed) => ({
      seed,
      importances: importances(),
      directions: strength.map((value) => (value === 0 ? null : wave())),
    })),
    byBackground: ["100 training rows", "100 normal rows", "mean training row"].map((name) => ({
      name,
      importances: importances(),
    })),
    dots,
    flow: {
      label: 1,
      probability: flowParts.reduce((sum, part) => sum + part, 0.55),
      values: features.map(() => 1e5 * stream.uniform()),
      contributions: flowParts,
    },
  };
}

/** What is most likely to break a drawing: one seed, one background, one explained row, few features, of which one has a
 * name with markup and none is in the paper, and nothing that contributes. */
export function extremeExplanation(seeds: readonly number[]): ExplanationResults {
  const nothing = [0, 0];
  return {
    features: ["<b>Port</b> & time", "Other"],
    explainedRows: 1,
    expectedValue: 0.5,
    bySeed: seeds.map((seed) => ({ seed, importances: nothing, directions: [null, null] })),
    byBackground: [{ name: "1 training row", importances: nothing }],
    dots: nothing.map(() => ({ values: [0], contributions: [0], labels: [0] })),
    flow: { label: 0, probability: 0.5, values: nothing, contributions: nothing },
  };
}
