import { performance } from "node:perf_hooks";
import { z } from "zod";
import type { Precision } from "../engine/engine-instance";
import { deepShap } from "../explanation/deep-shap";
import type { Matrix } from "../foundation/matrix";
import type { Absent, Timed } from "./contender";
import type { Problem } from "./problem";
import { type PythonScript, startPython } from "./python-program";

/** Rows that are explained, and rows that they are compared with (bench/python/deep_shap.py). */
export const explainedRows = 1000;
export const backgroundRows = 100;

/** One way of explaining; a round explains all the rows. */
export interface Explainer extends Timed {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Of the numbers that it computes with. */
  readonly precision: Precision;
  /** SHAP values of the first rows, row after row. */
  readonly checked: Float64Array;
}

interface ExplainingScript extends PythonScript {
  readonly precision: Precision;
}

const shapScript = (id: string, name: string, library: string, precision: Precision): ExplainingScript => ({
  ...{ id, name: `SHAP DeepExplainer, ${name}`, precision },
  ...{ file: "deep_shap.py", arguments: [library, precision] },
});

export const explainingScripts: readonly ExplainingScript[] = [
  shapScript("shap-torch", "PyTorch", "torch", "float64"),
  shapScript("shap-keras", "Keras", "keras", "float64"),
  shapScript("shap-keras-32", "Keras", "keras", "float32"),
];

const announcement = z.object({ version: z.string(), checked: z.array(z.array(z.number())) });

/** This package's, one thread. */
export function ownExplainer({ network, weights, training }: Problem): Explainer {
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

/** SHAP's in a process of its own; absent when its libraries cannot be imported or it fails.
 * @param folder holds the problem (problem-files.ts) */
export async function pythonExplainer(
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
