import { performance } from "node:perf_hooks";
import { epochOrders } from "../engine/epoch-order";
import { nadam } from "../engine/optimiser";
import { EnvironmentError } from "../foundation/errors";
import { type DeviceKind, openTensorFlow } from "../tensorflow/open-tensorflow";
import { type Absent, type Contender, checkedBatches } from "./contender";
import { inOrder, type Problem } from "./problem";

/** Steps of a round: an epoch would take seconds. */
const roundSteps = 100;

const names = { native: "tfjs-node", wasm: "tfjs wasm", plain: "tfjs cpu" } as const;

/** TensorFlow.js on one kind of device; a native one that was not set up is absent. */
export async function tensorFlowContender(problem: Problem, kind: DeviceKind): Promise<Contender | Absent> {
  const name = names[kind];
  const id = name.replace(" ", "-");
  try {
    const { createTrainer, description } = await openTensorFlow({ kinds: [kind] });
    const { network, weights: start, training, learningRate, batchSize } = problem;
    const schedule = "tensorflow29";
    const optimiser = nadam({ learningRate, schedule });
    const trainer = createTrainer(network, [{ start, optimiser, training }], batchSize);
    const [{ loss: checkedLoss }] = trainer.trainEpoch([inOrder(problem, checkedBatches)]);
    const nextRows = shuffledRows(problem);
    const round = async () => {
      const rows = nextRows();
      const begin = performance.now();
      trainer.trainEpoch([rows]);
      return { steps: Math.ceil(rows.length / batchSize), milliseconds: performance.now() - begin };
    };
    return { id, name, version: description, schedule, checkedLoss, round, close: async () => trainer.dispose() };
  } catch (error) {
    if (error instanceof EnvironmentError) return { id, name, absent: error.message };
    throw error;
  }
}

/** Gives the rows of one round after the other, out of epoch after epoch, each shuffled anew. */
function shuffledRows({ training, batchSize }: Problem): () => Int32Array {
  const nextOrder = epochOrders(training.rows.rows, 1);
  let left = nextOrder();
  return () => {
    if (left.length === 0) left = nextOrder();
    const rows = left.subarray(0, roundSteps * batchSize);
    left = left.subarray(rows.length);
    return rows;
  };
}
