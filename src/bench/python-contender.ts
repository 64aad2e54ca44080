import { spawnSync } from "node:child_process";
import { z } from "zod";
import type { NadamSchedule } from "../engine/optimiser";
import { EnvironmentError } from "../foundation/errors";
import type { Absent, Contender } from "./contender";
import { type PythonScript, startPython } from "./python-program";

/** A script that trains the network. */
export interface TrainingScript extends PythonScript {
  readonly schedule: NadamSchedule;
}

export const trainingScripts: readonly TrainingScript[] = [
  { id: "keras-fit", name: "Keras fit", file: "keras_fit.py", arguments: ["plain"], schedule: "keras3" },
  {
    id: "keras-compiled",
    name: "Keras fit, jit, 64 steps",
    file: "keras_fit.py",
    arguments: ["compiled"],
    schedule: "keras3",
  },
  { id: "torch", name: "PyTorch eager", file: "torch_eager.py", arguments: [], schedule: "tensorflow29" },
  { id: "jax", name: "JAX lax.scan", file: "jax_scan.py", arguments: [], schedule: "tensorflow29" },
];

const announcement = z.object({ version: z.string(), checkedLoss: z.number() });

/** @throws EnvironmentError when there is no such program, or it is no Python 3 */
export function checkPython(python: string): void {
  const { error, stdout } = spawnSync(python, ["-c", "import sys; print(sys.version_info[0])"], { encoding: "utf8" });
  if (error === undefined && stdout.trim() === "3") return;
  const reason = error === undefined ? "it is no Python 3" : error.message;
  throw new EnvironmentError(
    `"${python}" cannot be run: ${reason}. Name a Python 3 with --python, or leave the option out.`,
  );
}

/** Starts a contender in a process of its own; absent when its libraries cannot be imported or it fails.
 * @param folder holds the problem (problem-files.ts) */
export async function pythonContender(
  python: string,
  script: TrainingScript,
  folder: string,
): Promise<Contender | Absent> {
  const { id, name, schedule } = script;
  const program = await startPython(python, script, folder, announcement);
  if ("absent" in program) return { id, name, ...program };
  const { announced, round, close } = program;
  return { id, name, schedule, ...announced, round, close };
}
