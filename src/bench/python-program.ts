import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { EnvironmentError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";
import type { Round, Timed } from "./contender";

/** A script of bench/python, which says there how it is talked with. */
export interface PythonScript {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly arguments: readonly string[];
}

/** A running script that has announced itself. */
export interface PythonProgram<Announcement> extends Timed {
  readonly announced: Announcement;
}

/** The user's environment: TensorFlow.js, when it is opened, adds settings of TensorFlow to this process's own, which a
 * Python that follows its users' habits must not inherit. */
const environment: NodeJS.ProcessEnv = { ...process.env };

const absence = z.object({ absent: z.string() });
const timing: z.ZodType<Round> = z.object({ steps: z.number().int().positive(), milliseconds: z.number().positive() });

/** Starts a script in a process of its own.
 * @param folder holds the problem (problem-files.ts)
 * @param announcement what the script says first
 * @returns why it is absent when its libraries cannot be imported or it fails */
export async function startPython<Announcement>(
  python: string,
  { name, file, arguments: words }: PythonScript,
  folder: string,
  announcement: z.ZodType<Announcement>,
): Promise<PythonProgram<Announcement> | { readonly absent: string }> {
  const call = [join(packageRoot, "bench", "python", file), folder, ...words];
  const talk = conversation(spawn(python, call, { env: environment }));
  const first = await talk.hear();
  const announced = announcement.safeParse(first);
  if (!announced.success) {
    await talk.end();
    const absent = absence.safeParse(first);
    return { absent: absent.success ? absent.data.absent : talk.complaint() };
  }
  const round = async () => {
    talk.say("round");
    const timed = timing.safeParse(await talk.hear());
    if (timed.success) return timed.data;
    throw new EnvironmentError(`${name} stopped in the middle of a round: ${talk.complaint()}.`);
  };
  return { announced: announced.data, round, close: talk.end };
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
