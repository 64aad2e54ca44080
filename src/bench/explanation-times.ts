import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { z } from "zod";
import { deepShap } from "../explanation/deep-shap";
import type { Matrix } from "../foundation/matrix";
import { packageRoot } from "../foundation/package-root";
import type { Absent } from "./contender";
import { median } from "./contest";
import type { Problem } from "./problem";

/** Rows that are explained, and rows that they are compared with (bench/python/deep_shap.py). */
export const explainedRows = 1000;
export const backgroundRows = 100;

/** How long one way of explaining takes. */
export interface ExplanationTime {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly medianSeconds: number;
  /** Median, as a multiple of the package's own. */
  readonly timesOurs: number;
  /** Largest distance of a SHAP value from the package's own, over the first rows. */
  readonly largestDifference: number;
}

const pythonWays = [
  { id: "shap-torch", name: "SHAP DeepExplainer, PyTorch", word: "torch" },
  { id: "shap-keras", name: "SHAP DeepExplainer, Keras", word: "keras" },
] as const;

const answer = z.object({
  version: z.string(),
  seconds: z.array(z.number().positive()).min(1),
  checked: z.array(z.array(z.number())),
});
const absence = z.object({ absent: z.string() });

/** Times the explanation of the problem's first thousand rows, ours first, then SHAP's in a named Python.
 * @param folder holds the problem (problem-files.ts)
 * @param rounds timed ones, after one to warm up */
export function explanationTimes(
  problem: Problem,
  rounds: number,
  python?: { readonly path: string; readonly folder: string },
): readonly (ExplanationTime | Absent)[] {
  const { contributions, seconds } = ownRounds(problem, rounds);
  const ours: ExplanationTime = {
    ...{ id: "own", name: "xmednn deepShap", version: "WebAssembly SIMD and V8, float64" },
    ...{ medianSeconds: seconds, timesOurs: 1, largestDifference: 0 },
  };
  if (python === undefined) return [ours];
  return [ours, ...pythonWays.map((way) => pythonTime(way, python, rounds, contributions, seconds))];
}

function ownRounds({ network, weights, training }: Problem, rounds: number) {
  const rows = firstRows(training.rows, 0, explainedRows);
  const background = firstRows(training.rows, explainedRows, backgroundRows);
  const { contributions } = deepShap(network, weights, rows, background);
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    deepShap(network, weights, rows, background);
    return (performance.now() - start) / 1000;
  });
  return { contributions, seconds: median(times) };
}

function pythonTime(
  { id, name, word }: (typeof pythonWays)[number],
  python: { readonly path: string; readonly folder: string },
  rounds: number,
  ours: Matrix,
  ownSeconds: number,
): ExplanationTime | Absent {
  const script = join(packageRoot, "bench", "python", "deep_shap.py");
  const { stdout, stderr } = spawnSync(python.path, [script, python.folder, word, String(rounds)], {
    encoding: "utf8",
  });
  const said = jsonLine(stdout);
  const absent = absence.safeParse(said);
  if (absent.success) return { id, name, absent: absent.data.absent };
  const found = answer.safeParse(said);
  if (!found.success) return { id, name, absent: stderr.trim().split("\n").at(-1) || "it ended without a word" };
  const { version, seconds, checked } = found.data;
  const medianSeconds = median(seconds);
  const largestDifference = checked
    .flat()
    .reduce((worst, value, i) => Math.max(worst, Math.abs(value - ours.values[i])), 0);
  return { id, name, version, medianSeconds, timesOurs: medianSeconds / ownSeconds, largestDifference };
}

/** The last line that is JSON. */
function jsonLine(output: string): unknown {
  const line = output
    .trim()
    .split("\n")
    .filter((text) => text.startsWith("{"))
    .at(-1);
  return line === undefined ? undefined : JSON.parse(line);
}

function firstRows({ columns, values }: Matrix, from: number, count: number): Matrix {
  return { rows: count, columns, values: values.slice(from * columns, (from + count) * columns) };
}
