import fc from "fast-check";
import type { Results } from "../../src/evaluation/results";
import type { ExplanationResults } from "../../src/explanation/explanation-results";
import { ranking } from "../../src/explanation/ranking";

type Change = (results: Results) => Results;

/** For each picture of Figure 5 changes of a number that it shows. */
export const figure5Changes: Readonly<Record<string, fc.Arbitrary<Change>>> = {
  "figure-5": fc.oneof(importance(1), dot(5)),
  "figure-5-all": dot(20),
  "figure-5-dependence": dot(1),
  "figure-5-flow": fc.nat({ max: 27 }).map((column) =>
    changed(({ flow, ...rest }) => ({
      ...rest,
      flow: { ...flow, contributions: replaced(flow.contributions, column, (value) => value + 0.01) },
    })),
  ),
  "figure-5-stability": importance(10),
};

/** Of one of the five most important features of the first seed, with one of the seeds. */
function importance(seeds: number): fc.Arbitrary<Change> {
  return fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: seeds - 1 })).map(([rank, seed]) =>
    changed((explanation) => {
      const column = ranking(explanation.bySeed[0].importances)[rank];
      const bySeed = replaced(explanation.bySeed, seed, (entry) => ({
        ...entry,
        importances: replaced(entry.importances, column, (value) => value + 0.05),
      }));
      return { ...explanation, bySeed };
    }),
  );
}

/** Of one row and one of the most important features, to where no other dot is. */
function dot(features: number): fc.Arbitrary<Change> {
  return fc.tuple(fc.nat({ max: features - 1 }), fc.nat({ max: 119 })).map(([rank, row]) =>
    changed((explanation) => {
      const column = ranking(explanation.bySeed[0].importances)[rank];
      const dots = replaced(explanation.dots, column, (feature) => ({
        ...feature,
        contributions: replaced(feature.contributions, row, () => 0.9),
      }));
      return { ...explanation, dots };
    }),
  );
}

function changed(change: (explanation: ExplanationResults) => ExplanationResults): Change {
  return (results) => ({ ...results, explanation: change(results.explanation!) });
}

function replaced<T>(items: readonly T[], at: number, replace: (item: T) => T): readonly T[] {
  return items.map((item, i) => (i === at ? replace(item) : item));
}
