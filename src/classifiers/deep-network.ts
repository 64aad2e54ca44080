import type { Precision } from "../engine/engine-instance";
import type { History } from "../engine/history";
import type { Activation, DenseLayer, Initialiser, Network, Weights } from "../engine/network";
import { type NadamSchedule, nadam } from "../engine/optimiser";
import { createPredictor } from "../engine/predict";
import { type RateDecay, type Trained, train } from "../engine/train";
import type { Matrix } from "../foundation/matrix";
import type { Classifier, FitOptions, TrainedClassifier } from "./classifier";

export interface DeepNetworkSettings {
  /** Units of the hidden layers, from the inputs up. */
  readonly hiddenUnits: readonly number[];
  readonly activation: Activation;
  readonly initialiser: Initialiser;
  readonly learningRate: number;
  readonly schedule: NadamSchedule;
  /** How the learning rate goes over the epochs; constant, as the paper's, unless said. */
  readonly decay?: RateDecay;
  readonly epochs: number;
  readonly batchSize: number;
  readonly precision: Precision;
}

/** The settings of the paper; its 28 features are the inputs. The output is one sigmoid unit, the loss binary
 * cross-entropy.
 * @see the paper's section on the model; TensorFlow 2.9.1, which it used, has the schedule of that name */
export const paperDeepNetwork: DeepNetworkSettings = {
  hiddenUnits: [64, 32, 8],
  activation: "elu",
  initialiser: "heNormal",
  learningRate: 0.01,
  schedule: "tensorflow29",
  epochs: 150,
  batchSize: 20,
  precision: "float32",
};

/** What a training has made: enough to save, to predict and to explain. */
export interface DeepNetworkModel {
  readonly network: Network;
  readonly weights: Weights;
  readonly history: History;
}

export interface TrainedDeepNetwork extends TrainedClassifier {
  readonly model: DeepNetworkModel;
}

/** Whether a trained classifier is a network. */
export function isDeepNetworkModel(trained: TrainedClassifier): trained is TrainedDeepNetwork {
  const { model } = trained as Partial<TrainedDeepNetwork>;
  return model?.network !== undefined;
}

/** The paper's deep neural network, trained by the engine with Nadam. */
export function deepNetwork(settings: Partial<DeepNetworkSettings> = {}): Classifier {
  const chosen = { ...paperDeepNetwork, ...settings };
  const fit = (rows: Matrix, labels: Uint8Array, options: FitOptions) => fitNetwork(chosen, rows, labels, options);
  return { id: "dnn", name: "DNN", settings: { ...chosen, hiddenUnits: chosen.hiddenUnits.join("-") }, fit };
}

function fitNetwork(
  settings: DeepNetworkSettings,
  rows: Matrix,
  labels: Uint8Array,
  { seed, test, onProgress }: FitOptions,
): TrainedDeepNetwork {
  const { learningRate, schedule, decay, epochs, batchSize, precision } = settings;
  const network = deepNetworkShape(settings, rows.columns);
  const trained = train(network, rows, labels, {
    ...{ optimiser: nadam({ learningRate, schedule }), epochs, batchSize, seed, precision },
    ...(decay && { decay }),
    ...(test && { test }),
    ...(onProgress && { onEpoch: onProgress }),
  });
  return trainedDeepNetwork(network, trained, precision);
}

/** A network that was trained, by the engine or otherwise, as a classifier. */
export function trainedDeepNetwork(
  network: Network,
  { weights, history }: Trained,
  precision: Precision,
): TrainedDeepNetwork {
  const predictor = createPredictor(network, weights, precision);
  return { model: { network, weights, history }, attackProbability: (unseen) => predictor.outputs(unseen) };
}

/** The layers that the settings ask for: hidden ones, and one sigmoid unit.
 * @param inputs number of features */
export function deepNetworkShape(
  { hiddenUnits, activation, initialiser }: DeepNetworkSettings,
  inputs: number,
): Network {
  const hidden = hiddenUnits.map((units): DenseLayer => ({ units, activation, initialiser }));
  return { inputs, layers: [...hidden, { units: 1, activation: "sigmoid", initialiser }] };
}
