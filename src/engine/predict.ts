import type { Matrix } from "../foundation/matrix";
import { Arena } from "./arena";
import { checkColumns, checkNetwork, checkWeights } from "./check-network";
import { engineInstance, type Precision } from "./engine-instance";
import { reserveForwardPass } from "./forward-pass";
import type { Network, Weights } from "./network";
import { activationCodes, padded } from "./network-memory";
import { writeRows } from "./padded-rows";

/** A trained network, ready to judge any number of rows, any number of times. What it says of a row does not depend
 * on the rows that come with it. */
export interface Predictor {
  /** Outputs of the last layer, rows x units, row-major. */
  outputs(rows: Matrix): Float64Array;
  /** Sums of the last layer before its activation, rows x units, row-major. */
  logits(rows: Matrix): Float64Array;
}

/** Rows that are judged at a time: their activations stay in the processor's nearest cache. */
const chunkRows = 64;

/** Puts a network into an engine. The sums are computed in the given precision, the last activation in float64.
 * @throws UsageError when weights and network do not fit together; its functions, when rows and inputs do not */
export function createPredictor(network: Network, weights: Weights, precision: Precision = "float32"): Predictor {
  checkNetwork(network);
  checkWeights(network, weights);
  const { units, activation } = network.layers[network.layers.length - 1];
  const { forward, results } = chunkPass(network, weights, precision);
  const judge = (rows: Matrix, code: number): Float64Array => {
    checkColumns(network, rows);
    const judged = new Float64Array(rows.rows * units);
    for (let from = 0; from < rows.rows; from += chunkRows) {
      const count = Math.min(chunkRows, rows.rows - from);
      forward(rows, from, count, code);
      judged.set(results.subarray(0, count * units), from * units);
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

/** The forward pass over a chunk of rows, and where it leaves the last layer's outputs. */
function chunkPass(network: Network, weights: Weights, precision: Precision) {
  const engine = engineInstance(precision);
  const arena = new Arena(engine, precision);
  const { memory, run } = reserveForwardPass(arena, network, weights, chunkRows);
  const batch = arena.reserveNumbers(chunkRows * padded(network.inputs));
  const { units, stride, outputs } = memory.layers[memory.layers.length - 1];
  const resultsMemory = arena.reserve(chunkRows * stride * 8);
  const [inputs, sums, results] = [arena.numbers(batch), arena.numbers(outputs), arena.doubles(resultsMemory)];
  const forward = (rows: Matrix, from: number, count: number, code: number) => {
    writeRows(inputs, rows, from, count);
    run(batch, count);
    for (let i = 0; i < count; i++) results.set(sums.subarray(i * stride, i * stride + units), i * units);
    engine.activateDoubles(code, resultsMemory.at, count * units);
  };
  return { forward, results };
}
