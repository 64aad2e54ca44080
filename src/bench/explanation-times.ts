import { performance } from "node:perf_hooks";
import { z } from "zod";
import { deepShap } from "../explanation/deep-shap";
import type { Matrix } from "../foundation/matrix";
import type { Progress } from "../foundation/progress";
import type { Absent, Timed } from "./contender";
import { contest } from "./contest";
import type { Problem } from "./problem";
import { type PythonScript, startPython } from "./python-program";

/** Rows that are explained, and rows that they are compared with (bench/python/deep_shap.py). */
export const explainedRows = 1000;
export const backgroundRows = 100;

type Precision = "float64" | "float32";

/** How long one way of explaining takes. */
export interface ExplanationTime {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Of the numbers that it computes with. */
  readonly precision: Precision;
  readonly medianSeconds: number;
  readonly minimumSeconds: number;
  /** Median, as a multiple of the package's own. */
  readonly timesOurs: number;
  /** Largest distance of a SHAP value from the package's own, over the first rows. */
  readonly largestDifference: number;
}

/** One way of explaining; a round explains all the rows. */
interface Explainer extends Timed, Pick<ExplanationTime, "id" | "name" | "version" | "precision"> {
  /** SHAP values of the first rows, row after row. */
  readonly checked: Float64Array;
}

interface ExplainingScript extends PythonScript {
  readonly precision: Precision;
}

const file = "deep_shap.py";
export const explainingScripts: readonly ExplainingScript[] = [
  {
    id: "shap-torch",
    name: "SHAP DeepExplainer, PyTorch",
    file,
    arguments: ["torch", "float64"],
    precision: "float64",
  },
  { id: "shap-keras", name: "SHAP DeepExplainer, Keras", file, arguments: ["keras", "float64"], precision: "float64" },
  {
    id: "shap-keras-32",
    name: "SHAP DeepExplainer, Keras",
    file,
    arguments: ["keras", "float32"],
    precision: "float32",
  },
];

const announcement = z.object({ version: z.string(), checked: z.array(z.array(z.number())) });

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

function ownExplainer({ network, weights, training }: Problem): Explainer {
  const rows = firstRows(training.rows, 0, explainedRows);
  const background = firstRows(training.rows, explainedRows, backgroundRows);
  const round = async () => {
    const start = performance.now();
    deepShap(network, weights, rows, background);
    return { steps: explainedRows, milliseconds: performance.now() - start };
  };
  const checked = deepShap(network, weights, rows, background).contributions.values;
  const made = { version: "WebAssembly SIMD", precision: "float64" } as const;
  return { id: "own", name: "xmednn deepShap", ...made, checked, round, close: async () => {} };
}

async function pythonExplainer(
  script: ExplainingScript,
  { path, folder }: { readonly path: string; readonly folder: string },
): Promise<Explainer | Absent> {
  const { id, name, precision } = script;
  const program = await startPython(path, script, folder, announcement);
  if ("absent" in program) return { id, name, ...program };
  const { announced, round, close } = program;
  const checked = Float64Array.from(announced.checked.flat());
  return { id, name, precision, version: announced.version, checked, round, close };
}

function firstRows({ columns, values }: Matrix, from: number, count: number): Matrix {
  return { rows: count, columns, values: values.slice(from * columns, (from + count) * columns) };
}
