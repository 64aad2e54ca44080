import { nadam } from "../../src/engine/optimiser";
import { train } from "../../src/engine/train";
import { weightsBytes } from "../../src/engine/weights-bytes";
import { networkOf, randomExamples } from "./networks";

/** The bytes of the paper's network after three epochs on generated rows, the last batch being short. It runs wherever
 * WebAssembly does. */
export function trainedBytes(): Uint8Array<ArrayBuffer> {
  const { rows, labels } = randomExamples(507, 28, 1);
  const optimiser = nadam({ learningRate: 0.01 });
  const network = networkOf([28, 64, 32, 8, 1], "elu");
  return weightsBytes(train(network, rows, labels, { optimiser, epochs: 3, batchSize: 20, seed: 1 }).weights);
}
