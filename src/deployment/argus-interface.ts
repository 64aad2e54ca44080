import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { argusWords, raWords } from "../capture/argus";
import { EnvironmentError } from "../foundation/errors";
import { type ChildProgram, patience, startProgram } from "./child-program";
import type { FlowSource, Flows } from "./flow-source";
import { raFlows } from "./ra-flows";

/** Wait before a restart, ms. */
const restartDelay = 500;
/** Starts in a row without a single record after which the work is given up. */
const mostFutileStarts = 3;

/** Names of the programs; others in tests. */
export interface ArgusPrograms {
  readonly argus: string;
  readonly ra: string;
}

export interface InterfaceOptions {
  readonly statusInterval: number;
  readonly signal: AbortSignal;
  readonly programs?: ArgusPrograms;
}

/** The flows that pass an interface, by Argus and ra through a pipe, each as soon as ra prints it. When one of the two ends, both
 * are started anew: a gap, for what Argus had in its books is lost. After the signal the flows still open are given.
 * @param name of the interface
 * @throws EnvironmentError when they end thrice in a row without a record */
export async function* argusInterface(name: string, options: InterfaceOptions): FlowSource {
  const { signal, programs = { argus: "argus", ra: "ra" } } = options;
  let futileStarts = 0;
  let last: number | null = null;
  while (!signal.aborted) {
    const pipe = await openPipe(name, programs, options);
    try {
      for await (const event of pipe.flows) {
        futileStarts = 0;
        last = event.flows[event.flows.length - 1].start / 1e6;
        yield event;
      }
    } finally {
      await pipe.close();
    }
    if (signal.aborted) return;
    if (++futileStarts === mostFutileStarts)
      throw new EnvironmentError(`Argus gives no records: ${await pipe.reason()}`);
    yield { kind: "gap", after: last, reason: `${await pipe.reason()}; both are started anew` };
    await wait(restartDelay, undefined, { signal }).catch(() => {});
  }
}

/** Argus and ra, joined. */
interface Pipe {
  readonly flows: AsyncIterable<Flows>;
  close(): Promise<void>;
  /** Which of them ended first, and how. */
  reason(): Promise<string>;
}

async function openPipe(name: string, programs: ArgusPrograms, options: InterfaceOptions): Promise<Pipe> {
  const { statusInterval, signal } = options;
  const ra = await startProgram(programs.ra, raWords("-", "tcp"));
  const argus = await startProgram(programs.argus, argusWords(statusInterval, "-i", name, "-w", "-"));
  join(argus, ra);
  const stopArgus = () => void argus.stop().then(() => letEnd(ra));
  signal.addEventListener("abort", stopArgus);
  if (signal.aborted) stopArgus();
  const ending = Promise.race([endingOf("argus", argus), endingOf("ra", ra)]);
  void ra.ended.then(stopArgus);
  return {
    flows: raFlows(ra.process.stdout as Readable),
    reason: () => ending,
    close: async () => {
      signal.removeEventListener("abort", stopArgus);
      await Promise.all([argus.stop(), ra.stop()]);
    },
  };
}

/** Lets ra read what argus writes. ra hears of the end only when argus has ended, so that of the two argus is seen to end first. */
function join(argus: ChildProgram, ra: ChildProgram): void {
  const { stdin } = ra.process;
  if (stdin === null) return;
  argus.process.stdout?.pipe(stdin, { end: false });
  void argus.ended.then(() => stdin.end());
}

/** Gives a program the time to print what it still has. */
async function letEnd(program: ChildProgram): Promise<void> {
  await Promise.race([program.ended, wait(patience)]);
  await program.stop();
}

async function endingOf(name: string, program: ChildProgram): Promise<string> {
  const ending = await program.ended;
  return `${name} ended (${ending}) ${program.errorText()}`.trim();
}
