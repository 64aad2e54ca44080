import { UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import { Arena } from "./arena";
import { checkNetwork, checkWeights } from "./check-network";
import { engineInstance, type Precision } from "./engine-instance";
import type { Network, Weights } from "./network";
import { activationCodes, padded, reserveNetwork, writeLayerTable, writeWeights } from "./network-memory";

/** A trained network, ready to judge any number of rows, any number of times. */
export interface Predictor {
  /** Outputs of the last layer, rows x units, row-major. */
  outputs(rows: Matrix): Float64Array;
  /** Sums of the last layer before its activation, rows x units, row-major. */
  logits(rows: Matrix): Float64Array;
}

const chunkRows = 64;

/** Puts a network into an engine. The sums are computed in the given precision, the last activation in float64.
 * @throws UsageError when weights and network do not fit together; later, when rows have another width than the network's inputs */
export function createPredictor(network: Network, weights: Weights, precision: Precision = "float32"): Predictor {
  checkNetwork(network);
  checkWeights(network, weights);
  const engine = engineInstance(precision);
  const arena = new Arena(engine, precision);
  const memory = reserveNetwork(arena, network, chunkRows);
  const plan = arena.reserve(12);
  const inputs = arena.reserveNumbers(chunkRows * padded(network.inputs));
  const { units, activation } = network.layers[network.layers.length - 1];
  const results = arena.reserve(chunkRows * padded(units) * 8);
  writeLayerTable(arena, memory);
  writeWeights(memory, arena.numbers(memory.parameters), weights);
  arena.integers(plan).set([memory.layers.length, memory.layerTable.at, memory.zeros.at]);
  const input = arena.numbers(inputs);
  const sums = arena.numbers(memory.layers[memory.layers.length - 1].outputs);
  const result = arena.doubles(results);

  const judge = (rows: Matrix, code: number): Float64Array => {
    checkColumns(network, rows);
    const judged = new Float64Array(rows.rows * units);
    for (let from = 0; from < rows.rows; from += chunkRows) {
      const count = Math.min(chunkRows, rows.rows - from);
      for (let i = 0; i < count; i++) input.set(rowOf(rows, from + i), i * padded(rows.columns));
      engine.forward(plan.at, inputs.at, count);
      for (let i = 0; i < count; i++)
        result.set(sums.subarray(i * padded(units), i * padded(units) + units), i * units);
      engine.activate(code, results.at, count * units);
      judged.set(result.subarray(0, count * units), from * units);
    }
    return judged;
  };
  return {
    outputs: (rows) => judge(rows, activationCodes[activation]),
    logits: (rows) => judge(rows, activationCodes.linear),
  };
}

/** Outputs of a network for each row: rows x units of the last layer, row-major.
 * @throws UsageError when network, weights and rows do not fit together */
export function predict(
  network: Network,
  weights: Weights,
  rows: Matrix,
  precision: Precision = "float32",
): Float64Array {
  return createPredictor(network, weights, precision).outputs(rows);
}

function rowOf({ columns, values }: Matrix, row: number): Float64Array {
  return values.subarray(row * columns, (row + 1) * columns);
}

function checkColumns({ inputs }: Network, { columns }: Matrix): void {
  if (columns === inputs) return;
  throw new UsageError(`The rows have ${columns} columns, but the network takes ${inputs} inputs.`);
}
