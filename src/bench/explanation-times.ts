import type { Progress } from "../foundation/progress";
import type { Absent } from "./contender";
import { contest } from "./contest";
import { type Explainer, explainedRows, explainingScripts, ownExplainer, pythonExplainer } from "./explainers";
import type { Problem } from "./problem";

/** How long one way of explaining takes. */
export interface ExplanationTime extends Pick<Explainer, "id" | "name" | "version" | "precision"> {
  readonly medianSeconds: number;
  readonly minimumSeconds: number;
  /** Median, as a multiple of the package's own. */
  readonly timesOurs: number;
  /** Largest distance of a SHAP value from the package's own, over the first rows. */
  readonly largestDifference: number;
}

/** Times the explanation of the problem's first thousand rows, in turns: by this package and, in a named Python, by SHAP.
 * @param folder holds the problem (problem-files.ts)
 * @param rounds timed ones of each, after one to warm up
 * @throws EnvironmentError when a Python that began to explain breaks down */
export async function explanationTimes(
  problem: Problem,
  rounds: number,
  onProgress: Progress,
  python?: { readonly path: string; readonly folder: string },
): Promise<readonly (ExplanationTime | Absent)[]> {
  const own = ownExplainer(problem);
  const all: (Explainer | Absent)[] = [own];
  if (python !== undefined) for (const script of explainingScripts) all.push(await pythonExplainer(script, python));
  const present = all.filter((one) => "round" in one);
  const timings = await contest(present, rounds, onProgress).finally(() =>
    Promise.all(present.map((one) => one.close())),
  );
  const times = new Map(
    present.map(({ id, name, version, precision, checked }, index) => [
      id,
      {
        ...{ id, name, version, precision },
        medianSeconds: seconds(timings[index].median),
        minimumSeconds: seconds(timings[index].minimum),
        timesOurs: timings[index].median / timings[0].median,
        largestDifference: largestDifference(checked, own.checked),
      },
    ]),
  );
  return all.map((one) => times.get(one.id) ?? (one as Absent));
}

/** Of all the explained rows, from milliseconds a row. */
const seconds = (milliseconds: number): number => (milliseconds * explainedRows) / 1000;

function largestDifference(found: Float64Array, expected: Float64Array): number {
  return found.reduce((worst, value, i) => Math.max(worst, Math.abs(value - expected[i])), 0);
}
