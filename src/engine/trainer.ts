import { UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import { Arena, type Region } from "./arena";
import { checkBinaryOutput, checkNetwork, checkWeights } from "./check-network";
import { type EngineInstance, engineInstance, type Precision } from "./engine-instance";
import type { Network, Weights } from "./network";
import {
  type NetworkMemory,
  padded,
  readWeights,
  reserveNetwork,
  writeLayerTable,
  writeWeights,
} from "./network-memory";
import { type Optimiser, type UpdateRule, updateRule } from "./optimiser";

/** Rows with their classes. */
export interface Examples {
  readonly rows: Matrix;
  /** 1 for attack, 0 for normal, one a row. */
  readonly labels: Uint8Array;
}

export interface TrainerOptions {
  readonly optimiser: Optimiser;
  readonly batchSize: number;
  readonly precision: Precision;
  readonly training: Examples;
  readonly test?: Examples;
}

/** Means over rows. */
export interface Means {
  /** Binary cross-entropy, in float64 from the logits; Keras clips the probability at 1e-7 first, which this does not. */
  readonly loss: number;
  /** Share of the rows whose probability is above 0.5 just when the label is 1. */
  readonly accuracy: number;
}

/** A network in training. Its memory is reserved when it is made: no step allocates anything. */
export interface Trainer {
  setWeights(weights: Weights): void;
  /** Trains once on the given training rows, in batches in the given order, the last of which may be short.
   * @returns means over the rows, each as it was before its batch's update */
  trainEpoch(order: Int32Array): Means;
  /** Means over the test rows, with the weights as they are.
   * @throws UsageError when no test rows were given */
  evaluateTest(): Means;
  weights(): Weights;
  /** Gradients of the last batch's mean loss, in the shape of the weights. */
  gradients(): Weights;
  /** Batches trained on so far. */
  readonly steps: number;
  readonly memory: WebAssembly.Memory;
}

interface RowsMemory {
  readonly count: number;
  readonly rows: Region;
  readonly labels: Region;
}

const planWords = 18;
/** Rows that are evaluated at once: as many as fill the first-level cache. */
const evaluationRows = 64;

/** Makes a trainer with all weights 0.
 * @throws UsageError when network, rows, labels or batch size do not fit together
 * @throws EnvironmentError when the rows do not fit into the engine's memory */
export function createTrainer(network: Network, options: TrainerOptions): Trainer {
  checkOptions(network, options);
  const { precision, batchSize, training } = options;
  const engine = engineInstance(precision);
  const arena = new Arena(engine, precision);
  const rule = updateRule(options.optimiser);
  const stepsAnEpoch = Math.ceil(training.rows.rows / batchSize);
  const memory = reserveNetwork(arena, network, Math.max(batchSize, evaluationRows));
  const regions = {
    plan: arena.reserve(planWords * 4),
    batch: arena.reserveNumbers(batchSize * padded(network.inputs)),
    firstState: arena.reserveNumbers(memory.parameterCount),
    secondState: arena.reserveNumbers(memory.parameterCount),
    order: arena.reserve(training.rows.rows * 4),
    multipliers: arena.reserve(stepsAnEpoch * rule.count * 8),
    totals: arena.reserve(16),
  };
  const trainingRows = reserveRows(arena, training);
  const testRows = options.test === undefined ? undefined : reserveRows(arena, options.test);
  writeRows(arena, trainingRows, training);
  if (testRows !== undefined && options.test !== undefined) writeRows(arena, testRows, options.test);
  writeLayerTable(arena, memory);
  writePlan(arena, memory, regions, trainingRows, batchSize, rule);
  return trainerOf(network, { engine, arena, memory, regions, trainingRows, testRows, batchSize, rule });
}

type TrainerRegions = Readonly<
  Record<"plan" | "batch" | "firstState" | "secondState" | "order" | "multipliers" | "totals", Region>
>;

interface TrainerParts {
  readonly engine: EngineInstance;
  readonly arena: Arena;
  readonly memory: NetworkMemory;
  readonly regions: TrainerRegions;
  readonly trainingRows: RowsMemory;
  readonly testRows: RowsMemory | undefined;
  readonly batchSize: number;
  readonly rule: UpdateRule;
}

function trainerOf(network: Network, parts: TrainerParts): Trainer {
  const { engine, arena, memory, regions, trainingRows, testRows, batchSize, rule } = parts;
  const parameters = arena.numbers(memory.parameters);
  const gradients = arena.numbers(memory.gradients);
  const order = arena.integers(regions.order);
  const multipliers = arena.doubles(regions.multipliers);
  const totals = arena.doubles(regions.totals);
  const means = (count: number): Means => ({ loss: totals[0] / count, accuracy: totals[1] / count });
  let steps = 0;
  return {
    memory: engine.memory,
    get steps() {
      return steps;
    },
    setWeights(weights) {
      checkWeights(network, weights);
      writeWeights(memory, parameters, weights);
    },
    trainEpoch(rows) {
      checkOrder(rows, trainingRows.count);
      order.set(rows);
      const batches = Math.ceil(rows.length / batchSize);
      for (let batch = 0; batch < batches; batch++) rule.next(multipliers, batch * rule.count);
      totals.fill(0);
      engine.trainEpoch(regions.plan.at, rows.length);
      steps += batches;
      return means(rows.length);
    },
    evaluateTest() {
      if (testRows === undefined) throw new UsageError("The trainer was given no test rows.");
      totals.fill(0);
      engine.evaluate(regions.plan.at, testRows.rows.at, testRows.labels.at, testRows.count);
      return means(testRows.count);
    },
    weights: () => readWeights(memory, parameters),
    gradients: () => readWeights(memory, gradients),
  };
}

function checkOptions(network: Network, { batchSize, training, test }: TrainerOptions): void {
  checkNetwork(network);
  checkBinaryOutput(network);
  if (!Number.isInteger(batchSize) || batchSize < 1)
    throw new UsageError(`The batch size is ${batchSize}: give a whole number above 0.`);
  checkRows(network, training, "training");
  if (test !== undefined) checkRows(network, test, "test");
}

function checkRows({ inputs }: Network, { rows, labels }: Examples, part: string): void {
  if (rows.rows === 0) throw new UsageError(`There are no ${part} rows.`);
  if (rows.columns !== inputs)
    throw new UsageError(`The ${part} rows have ${rows.columns} columns, but the network takes ${inputs} inputs.`);
  if (labels.length !== rows.rows)
    throw new UsageError(`There are ${rows.rows} ${part} rows, but ${labels.length} labels.`);
}

function checkOrder(order: Int32Array, rows: number): void {
  if (order.length > rows) throw new UsageError(`An epoch of ${order.length} rows was asked for, out of ${rows}.`);
  for (const row of order) if (row < 0 || row >= rows) throw new UsageError(`There is no training row ${row}.`);
}

function reserveRows(arena: Arena, { rows }: Examples): RowsMemory {
  const { rows: count, columns } = rows;
  return { count, rows: arena.reserveNumbers(count * padded(columns)), labels: arena.reserve(count) };
}

function writeRows(arena: Arena, { rows, labels }: RowsMemory, given: Examples): void {
  const { rows: count, columns, values } = given.rows;
  const target = arena.numbers(rows);
  for (let i = 0; i < count; i++) target.set(values.subarray(i * columns, (i + 1) * columns), i * padded(columns));
  arena.bytes(labels).set(given.labels);
}

/** Writes the record that the engine reads, field by field in the order of assembly/plan.ts. */
function writePlan(
  arena: Arena,
  memory: NetworkMemory,
  regions: TrainerRegions,
  training: RowsMemory,
  batchSize: number,
  rule: UpdateRule,
): void {
  arena
    .integers(regions.plan)
    .set([
      ...[memory.layers.length, memory.layerTable.at, memory.zeros.at, regions.batch.at, batchSize],
      ...[rule.kind, memory.parameters.at, memory.gradients.at, regions.firstState.at, regions.secondState.at],
      ...[memory.parameterCount, training.rows.at, training.labels.at, regions.order.at],
      ...[regions.multipliers.at, rule.count, regions.totals.at],
    ]);
}
