import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { joinProgress, type Progress } from "../foundation/progress";
import { type Absent, type Contender, checkedBatches } from "./contender";
import { contest, type Timing } from "./contest";
import { engineCheckedLoss, engineContender, secondsOfTraining } from "./engine-contender";
import { explanationTimes } from "./explanation-times";
import { describeMachine } from "./machine";
import { measureFloor } from "./measure-floor";
import { type Problem, stepsAnEpoch } from "./problem";
import { writeProblem } from "./problem-files";
import { checkPython, pythonContender, trainingScripts } from "./python-contender";
import type { BenchResults, ContenderResult } from "./results";
import { stackedTimes } from "./stacked-times";
import { tensorFlowContender } from "./tensorflow-contender";

export interface BenchOptions {
  /** A Python 3 whose Keras, PyTorch and JAX take part. */
  readonly python?: string;
  /** Timed rounds. */
  readonly rounds: number;
}

/** Measures all contenders side by side, then the engine's step against its arithmetic.
 * @throws EnvironmentError when the Python cannot be run, or a contender breaks down */
export async function measure(
  problem: Problem,
  { python, rounds }: BenchOptions,
  onProgress: Progress,
): Promise<BenchResults> {
  const machine = describeMachine();
  const all = await gather(problem, python);
  const present = all.filter((one) => "round" in one);
  const part = joinProgress(onProgress);
  const [onTraining, onExplaining] = [part(2), part(1)];
  const timings = await contest(present, rounds, onTraining).finally(() =>
    Promise.all(present.map((one) => one.close())),
  );
  const engine = timings[0];
  const results = new Map(present.map((one, index) => [one.id, resultOf(problem, one, timings[index], engine)]));
  return {
    machine,
    work: workOf(problem, rounds),
    contenders: all.map((one) => results.get(one.id) ?? (one as Absent)),
    floor: measureFloor(problem),
    stacked: await stackedTimes(problem),
    explanations: await explanationsOf(problem, python, rounds, onExplaining),
  };
}

/** The engine first, then the others. */
async function gather(problem: Problem, python: string | undefined): Promise<readonly (Contender | Absent)[]> {
  if (python !== undefined) checkPython(python);
  const own: (Contender | Absent)[] = [engineContender(problem)];
  for (const kind of ["plain", "wasm", "native"] as const) own.push(await tensorFlowContender(problem, kind));
  return python === undefined ? own : [...own, ...(await pythonContenders(problem, python))];
}

/** Explanations are timed when the contenders have ended. */
async function explanationsOf(
  problem: Problem,
  python: string | undefined,
  rounds: number,
  onProgress: Progress,
): Promise<BenchResults["explanations"]> {
  if (python === undefined) return explanationTimes(problem, rounds, onProgress);
  return withProblemFolder(problem, (folder) =>
    explanationTimes(problem, rounds, onProgress, { path: python, folder }),
  );
}

function pythonContenders(problem: Problem, python: string): Promise<(Contender | Absent)[]> {
  return withProblemFolder(problem, async (folder) => {
    const contenders: (Contender | Absent)[] = [];
    for (const script of trainingScripts) contenders.push(await pythonContender(python, script, folder));
    return contenders;
  });
}

/** Writes the problem where programs find it while the work is done. */
async function withProblemFolder<T>(problem: Problem, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "xmednn-bench-"));
  try {
    writeProblem(folder, problem);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function resultOf(problem: Problem, contender: Contender, timing: Timing, engine: Timing): ContenderResult {
  const { id, name, version, schedule, checkedLoss } = contender;
  const trainingIsMeasured = id === "engine";
  const projected = (timing.median * stepsAnEpoch(problem) * problem.epochs) / 1000;
  return {
    ...{ id, name, version, steps: timing.steps },
    medianMilliseconds: timing.median,
    minimumMilliseconds: timing.minimum,
    timesTheEngine: timing.median / engine.median,
    trainingSeconds: trainingIsMeasured ? secondsOfTraining(problem) : projected,
    trainingIsMeasured,
    lossDifference: Math.abs(checkedLoss - engineCheckedLoss(problem, schedule)),
  };
}

function workOf(problem: Problem, rounds: number): BenchResults["work"] {
  const { network, training, batchSize, epochs } = problem;
  const layers = [network.inputs, ...network.layers.map(({ units }) => units)].join("-");
  return {
    network: `${layers} ${network.layers[0].activation}`,
    rows: training.rows.rows,
    ...{ batchSize, stepsAnEpoch: stepsAnEpoch(problem), epochs, rounds, checkedBatches },
  };
}
