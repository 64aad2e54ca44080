import { type Figure, figures } from "../figures/figures";
import { UsageError } from "../foundation/errors";
import type { ResultGroup } from "./collect-results";

/** The experiments that each figure is drawn from, where it does not need them all. */
const needs: Readonly<Record<string, readonly ResultGroup[]>> = {
  headline: ["network", "baselines"],
  "figure-1": [],
  "figure-2": [],
  "table-1": ["network", "baselines"],
  "figure-3": ["network"],
  "figure-4": ["network"],
  "figure-5": ["network"],
  "figure-5-all": ["network"],
  "figure-5-dependence": ["network"],
  "figure-5-flow": ["network"],
  "figure-5-stability": ["network"],
  "table-1-xgboost": ["boosting"],
  "table-2": ["cross-validation"],
  "table-2-recovered": [],
  "table-2-classifiers": ["cross-validation"],
  "table-2-leak": ["cross-validation"],
  "table-3": ["cross-validation"],
  transfer: ["transfer"],
};

const everything: readonly ResultGroup[] = ["network", "baselines", "boosting", "cross-validation", "transfer"];

/** The figures of the given identifiers; all of them when none is given.
 * @throws UsageError for an unknown identifier */
export function chooseFigures(ids: readonly string[]): readonly Figure[] {
  for (const id of ids) {
    if (figures.some((figure) => figure.id === id)) continue;
    throw new UsageError(`There is no figure "${id}": choose ${figures.map((figure) => figure.id).join(", ")}.`);
  }
  return ids.length === 0 ? figures : figures.filter(({ id }) => ids.includes(id));
}

/** The groups of experiments behind the given figures. */
export function groupsOf(chosen: readonly Figure[]): readonly ResultGroup[] {
  return everything.filter((group) => chosen.some(({ id }) => (needs[id] ?? everything).includes(group)));
}
