import type { Absent } from "./contender";
import { backgroundRows, explainedRows } from "./explainers";
import type { BenchResults, ContenderResult, FloorResult, PartResult } from "./results";
import { grouped, textTable } from "./text-table";

/** The results as text. */
export function report(results: BenchResults): string {
  const { work } = results;
  const lines = [
    `Training ${work.network}, Nadam, batch ${work.batchSize}, ${grouped(work.rows)} synthetic rows, shuffled: ${grouped(work.stepsAnEpoch)} steps an epoch.`,
    `All run in turns, ${work.rounds} timed rounds each, on one thread.`,
    machineLine(results),
    "",
    ...textTable([contenderHeads(work.epochs), ...results.contenders.map(contenderRow)]),
    "",
    "~ projected from the median. Loss off: distance from the engine's mean loss " +
      `over the first ${work.checkedBatches} batches, from the same start with the same schedule of Nadam.`,
    ...pythonHint(results.contenders),
    "",
    ...floorLines(results.floor),
    "",
    ...stackedLines(results.stacked),
    "",
    ...explanationLines(results.explanations),
  ];
  return `${lines.join("\n")}\n`;
}

function stackedLines({ device, times }: BenchResults["stacked"]): string[] {
  const heads = ["Models at once", "batch", "engine, ms a step", "TensorFlow.js, ms a step", "x engine"];
  const rows = times.map(({ models, batchSize, engineMilliseconds, tensorflowMilliseconds }) => [
    ...[models, batchSize].map(grouped),
    ...[engineMilliseconds, tensorflowMilliseconds].map(significant),
    (tensorflowMilliseconds / engineMilliseconds).toPrecision(2),
  ]);
  return [...textTable([heads, ...rows]), "", `A step is one of all the models. TensorFlow.js here: ${device}.`];
}

function explanationLines(explanations: BenchResults["explanations"]): string[] {
  const heads = [
    `Explaining ${grouped(explainedRows)} rows against ${backgroundRows}`,
    "s",
    "fastest",
    "x ours",
    "values off",
    "precision",
    "made of",
  ];
  const rows = explanations.map((time) =>
    "absent" in time
      ? [time.name, `absent: ${time.absent}`]
      : [
          time.name,
          significant(time.medianSeconds),
          significant(time.minimumSeconds),
          time.timesOurs.toFixed(time.timesOurs < 10 ? 2 : 0),
          time.largestDifference.toExponential(0),
          time.precision,
          time.version,
        ],
  );
  return textTable([heads, ...rows]);
}

function machineLine({ machine: { processor, cores, load, node, v8 } }: BenchResults): string {
  return `${processor}, ${cores} cores, load ${load.toFixed(1)} at the start; Node ${node}, V8 ${v8}.`;
}

const contenderHeads = (epochs: number) => [
  "",
  "ms a step",
  "fastest",
  "x engine",
  `${epochs} epochs`,
  "steps timed",
  "loss off",
  "made of",
];

function contenderRow(result: ContenderResult | Absent): string[] {
  if ("absent" in result) return [result.name, `absent: ${result.absent}`];
  const { name, medianMilliseconds, minimumMilliseconds, timesTheEngine, steps, lossDifference, version } = result;
  return [
    name,
    significant(medianMilliseconds),
    significant(minimumMilliseconds),
    timesTheEngine.toFixed(timesTheEngine < 10 ? 2 : 0),
    trainingTime(result),
    grouped(steps),
    lossDifference.toExponential(0),
    version,
  ];
}

function trainingTime({ trainingSeconds, trainingIsMeasured }: ContenderResult): string {
  return trainingIsMeasured
    ? `${trainingSeconds.toFixed(1)} s`
    : `~ ${trainingSeconds.toFixed(trainingSeconds < 100 ? 1 : 0)} s`;
}

function pythonHint(contenders: BenchResults["contenders"]): string[] {
  if (contenders.some(({ id }) => id === "jax")) return [];
  return [
    "Keras, PyTorch and JAX run too when a Python that has them (requirements/bench.txt) is named: npm run bench -- --python PATH",
  ];
}

function floorLines({ rates, parts, floorMicroseconds, engineMicroseconds, timesTheFloor }: FloorResult): string[] {
  const heads = ["A step, at its fastest", "multiply-adds", "divisions", "roots", "floor, us", "engine, us"];
  const total = ["whole step", "", "", "", floorMicroseconds.toFixed(1), engineMicroseconds.toFixed(1)];
  return [
    ...textTable([heads, ...parts.map(partRow), total]),
    "",
    "Floor: the step's operations on four float32, in registers, as fast as V8 does them here: " +
      `multiply-add ${rates.multiplyAdd.toFixed(2)} ns, division ${rates.division.toFixed(2)} ns, root ${rates.root.toFixed(2)} ns.`,
    `The engine takes ${timesTheFloor.toFixed(2)} times the floor, which leaves out loads and stores (the products need 6 loads for 16 operations),`,
    "gather and transposition, the wait of each exponential for its own last operation, and the shuffle in JavaScript.",
    `Beyond the floor, in us: ${overFloor(parts)}.`,
  ];
}

function partRow({
  part,
  multiplyAdds,
  divisions,
  roots,
  floorMicroseconds,
  engineMicroseconds,
}: PartResult): string[] {
  const counts = [multiplyAdds, divisions, roots].map(grouped);
  return [part, ...counts, floorMicroseconds.toFixed(1), engineMicroseconds.toFixed(1)];
}

/** What each part takes beyond its floor, most first. */
function overFloor(parts: readonly PartResult[]): string {
  return parts
    .map(({ part, floorMicroseconds, engineMicroseconds }) => ({ part, over: engineMicroseconds - floorMicroseconds }))
    .sort((a, b) => b.over - a.over)
    .map(({ part, over }) => `${over.toFixed(1)} in "${part}"`)
    .join(", ");
}

/** Three digits that count. */
const significant = (value: number): string => value.toFixed(value < 0.1 ? 4 : value < 1 ? 3 : 2);
