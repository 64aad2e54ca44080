import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { NadamSchedule } from "../engine/optimiser";
import { EnvironmentError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";
import type { Absent, Contender } from "./contender";

/** A contender of bench/python, which says there how it is talked with. */
export interface PythonScript {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly arguments: readonly string[];
  readonly schedule: NadamSchedule;
}

export const pythonScripts: readonly PythonScript[] = [
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
const absence = z.object({ absent: z.string() });
const timing = z.object({ steps: z.number().int().positive(), milliseconds: z.number().positive() });

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
  { id, name, file, arguments: words, schedule }: PythonScript,
  folder: string,
): Promise<Contender | Absent> {
  const talk = conversation(spawn(python, [join(packageRoot, "bench", "python", file), folder, ...words]));
  const first = await talk.hear();
  const absent = absence.safeParse(first);
  const announced = announcement.safeParse(first);
  if (!announced.success) {
    await talk.end();
    return { id, name, absent: absent.success ? absent.data.absent : talk.complaint() };
  }
  const round = async () => {
    talk.say("round");
    const timed = timing.safeParse(await talk.hear());
    if (timed.success) return timed.data;
    throw new EnvironmentError(`${name} stopped in the middle of a round: ${talk.complaint()}.`);
  };
  return { id, name, schedule, ...announced.data, round, close: talk.end };
}

/** A talk by lines of JSON with a child process. */
function conversation(child: ChildProcessWithoutNullStreams) {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  child.stdin.on("error", () => {}); // the process has ended: hear() says so
  return {
    say: (line: string) => child.stdin.write(`${line}\n`),
    /** The next line that is JSON; undefined when the process ends before. */
    async hear(): Promise<unknown> {
      for (;;) {
        const { done, value } = await lines.next();
        if (done === true) return undefined;
        if (value.startsWith("{")) return JSON.parse(value);
      }
    },
    async end(): Promise<void> {
      child.stdin.end();
      child.kill();
      await exited;
    },
    /** The last line that the process wrote to stderr. */
    complaint: () => errors.trim().split("\n").at(-1) || "it ended without a word",
  };
}
