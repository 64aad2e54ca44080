import {
  type DeepNetworkSettings,
  deepNetwork,
  deepNetworkShape,
  paperDeepNetwork,
  trainedDeepNetwork,
} from "../classifiers/deep-network";
import { nadam } from "../engine/optimiser";
import { UsageError } from "../foundation/errors";
import type { Progress } from "../foundation/progress";
import type { LabelledRows } from "../preprocess/labelled-rows";
import type { PreparedRows } from "../preprocess/prepare";
import type { Scaler } from "../preprocess/scaling";
import type { TrainingTask } from "../tensorflow/stacked-training";
import type { TensorFlow } from "../tensorflow/tensorflow";
import { type Experiment, type Outcome, outcomeOf, prepareExperiment } from "./experiment";

/** Runs experiments of the network by training all of them at once in TensorFlow.js; each comes out as runExperiment
 * lets it come out, but for rounding. They may differ in protocol, division, seed, learning rate and schedule.
 * @param rows cleaned rows in the units of the file
 * @throws UsageError for another classifier, and when the networks differ in shape or length of training */
export function runTogether(
  rows: LabelledRows,
  experiments: readonly Experiment[],
  tensorflow: TensorFlow,
  onProgress: Progress,
): Outcome[] {
  const settings = experiments.map(settingsOf);
  checkOneShape(settings);
  const [{ epochs, batchSize, precision }] = settings;
  const prepared = experiments.map((experiment) => prepareExperiment(rows, experiment));
  const network = deepNetworkShape(settings[0], prepared[0].train.features.columns);
  const tasks = experiments.map((experiment, index) => taskOf(experiment, settings[index], prepared[index]));
  const start = performance.now();
  const trained = tensorflow.trainTogether(network, tasks, {
    ...{ epochs, batchSize },
    onEpoch: (epoch, total) => onProgress(epoch, total),
  });
  const fitSeconds = (performance.now() - start) / 1000;
  return experiments.map((experiment, index) =>
    outcomeOf(experiment, prepared[index], {
      settings: deepNetwork(settings[index]).settings,
      trained: trainedDeepNetwork(network, trained[index], precision),
      fitSeconds,
    }),
  );
}

function settingsOf({ classifier, settings }: Experiment): DeepNetworkSettings {
  if (classifier === "dnn") return { ...paperDeepNetwork, ...settings };
  throw new UsageError(`TensorFlow.js trains the network dnn alone: train ${classifier} without --backend.`);
}

function checkOneShape(settings: readonly DeepNetworkSettings[]): void {
  const shapes = settings.map(({ hiddenUnits, activation, initialiser, epochs, batchSize, precision }) =>
    JSON.stringify([hiddenUnits, activation, initialiser, epochs, batchSize, precision]),
  );
  if (new Set(shapes).size > 1)
    throw new UsageError("Networks are trained together when they differ in learning rate and schedule alone.");
  if (settings.some(({ decay }) => decay === "linear"))
    throw new UsageError("TensorFlow.js trains at a constant learning rate alone: let it fall with the engine.");
  if (settings.some(({ precision }) => precision !== "float32"))
    throw new UsageError("TensorFlow.js trains in float32 alone: train in float64 with the engine.");
}

function taskOf(
  { seed, testHistory }: Experiment,
  { learningRate, schedule }: DeepNetworkSettings,
  { train, test }: PreparedRows<Scaler>,
): TrainingTask {
  return {
    training: { rows: train.features, labels: train.labels },
    ...(testHistory && { test: { rows: test.features, labels: test.labels } }),
    optimiser: nadam({ learningRate, schedule }),
    seed,
  };
}
