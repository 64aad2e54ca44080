import { performance } from "node:perf_hooks";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { epochOrders } from "../engine/epoch-order";
import { EnvironmentError } from "../foundation/errors";
import { type Contender, checkedBatches } from "./contender";
import { inOrder, type Problem } from "./problem";
import { type TfjsNetwork, tfjsNetwork } from "./tfjs-network";

/** Steps of a round: an epoch would take seconds. */
const roundSteps = 100;

/** TensorFlow.js on one of its backends for the processor.
 * @throws EnvironmentError when the backend does not start */
export async function tfjsContender(problem: Problem, backend: "cpu" | "wasm"): Promise<Contender> {
  const schedule = "tensorflow29";
  tf.enableProdMode();
  await useBackend(backend);
  const network = tfjsNetwork(problem, schedule);
  const checkedLoss = meanLoss(network, batches(inOrder(problem, checkedBatches), problem.batchSize));
  const nextRows = shuffledBatches(problem);
  const round = async () => {
    await useBackend(backend);
    const start = performance.now();
    for (let step = 0; step < roundSteps; step++) network.step(nextRows());
    return { steps: roundSteps, milliseconds: performance.now() - start };
  };
  const version = `@tensorflow/tfjs-core ${tf.version_core}`;
  return {
    id: `tfjs-${backend}`,
    name: `tfjs ${backend}`,
    version,
    schedule,
    checkedLoss,
    round,
    close: async () => {},
  };
}

async function useBackend(backend: string): Promise<void> {
  if (await tf.setBackend(backend)) return;
  throw new EnvironmentError(
    `The ${backend} backend of TensorFlow.js does not start here. Run "npm ci" and try again.`,
  );
}

function meanLoss(network: TfjsNetwork, all: readonly Int32Array[]): number {
  return all.reduce((sum, rows) => sum + network.step(rows), 0) / all.length;
}

function batches(order: Int32Array, size: number): Int32Array[] {
  const count = Math.ceil(order.length / size);
  return Array.from({ length: count }, (_, batch) => order.subarray(batch * size, (batch + 1) * size));
}

/** Gives the batches of epoch after epoch, each epoch shuffled anew. */
function shuffledBatches({ training, batchSize }: Problem): () => Int32Array {
  const nextOrder = epochOrders(training.rows.rows, 1);
  let left: Int32Array[] = [];
  return () => {
    if (left.length === 0) left = batches(nextOrder(), batchSize);
    const [rows, ...others] = left;
    left = others;
    return rows;
  };
}
