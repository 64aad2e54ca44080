import type { Examples } from "../engine/examples";
import type { Network, Weights } from "../engine/network";
import type { Trained, TrainOptions } from "../engine/train";
import type { Matrix } from "../foundation/matrix";
import type { StackedModel, StackedTrainer } from "./stacked-trainer";
import type { TogetherOptions, TrainingTask } from "./stacked-training";

/** Where TensorFlow.js computes: "native-gpu" and "native-cpu" in TensorFlow itself, through the binding that
 * "npm run setup:tensorflow" makes; "wasm" and "plain" in its own WebAssembly and JavaScript. */
export type TensorFlowDevice = "native-gpu" | "native-cpu" | "wasm" | "plain";

/** TensorFlow.js as a second implementation of the engine, on one device. It computes in float32 and trains with Nadam on
 * binary cross-entropy. The same arguments give the same bits on one machine; on another, the last bits may differ. */
export interface TensorFlow {
  readonly device: TensorFlowDevice;
  /** For instance "TensorFlow 2.21.0 on the processor (@tensorflow/tfjs-node 4.22.0)". */
  readonly description: string;
  /** Why faster devices were passed over, each a part of a sentence. */
  readonly passedOver: readonly string[];
  /** Trains one network: the arguments and the result are those of engine/train.ts.
   * @throws UsageError when they do not fit together, and for another optimiser or precision
   * @throws DataError when the loss, or in the end a weight, is no longer a finite number */
  train(network: Network, rows: Matrix, labels: Uint8Array, options: TrainOptions): Trained;
  /** Trains models of one shape together (stacked-training.ts). */
  trainTogether(network: Network, tasks: readonly TrainingTask[], options: TogetherOptions): Trained[];
  /** Outputs of a network for each row, rows x units of the last layer, row-major.
   * @throws UsageError when network, weights and rows do not fit together */
  predict(network: Network, weights: Weights, rows: Matrix): Float64Array;
  /** Puts models in training on the device, to be trained epoch by epoch; dispose of the trainer in the end. */
  createTrainer(
    network: Network,
    models: readonly StackedModel[],
    batchSize: number,
    tests?: readonly Examples[],
  ): StackedTrainer;
}
