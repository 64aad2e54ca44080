import { deepNetworkShape, paperDeepNetwork } from "../classifiers/deep-network";
import type { FlowTable } from "../dataset/flow-table";
import { nadam } from "../engine/optimiser";
import { lossComparison } from "../figures/loss-comparison";
import type { PlotSpec } from "../figures/plot-spec";
import { cleanFlows } from "../preprocess/clean-flows";
import { paperHoldout, prepareRows } from "../preprocess/prepare";
import { protocols } from "../preprocess/protocol";
import { type DeviceKind, deviceKinds, openTensorFlow } from "../tensorflow/open-tensorflow";
import { stepLosses } from "../tensorflow/step-losses";

/** Steps that both take: from the first on, before rounding has grown. */
const steps = 100;

/** Trains the paper's network under the paper's protocol with the engine and with TensorFlow.js, from the same weights on the
 * same batches, and draws the loss of each step.
 * @param kinds of device for TensorFlow.js, in the order of preference; the fastest first unless said
 * @throws EnvironmentError when TensorFlow.js runs on none of them here */
export async function compareImplementations(
  flows: FlowTable,
  seed: number,
  kinds: readonly DeviceKind[] = deviceKinds,
): Promise<PlotSpec> {
  const { learningRate, schedule, batchSize } = paperDeepNetwork;
  const protocol = protocols.paper;
  const { train } = prepareRows(cleanFlows(flows, protocol.invalidRows).rows, protocol, paperHoldout, seed);
  const tensorflow = await openTensorFlow({ kinds });
  const losses = stepLosses(tensorflow, {
    network: deepNetworkShape(paperDeepNetwork, train.features.columns),
    training: { rows: train.features, labels: train.labels },
    optimiser: nadam({ learningRate, schedule }),
    ...{ batchSize, seed, steps },
  });
  const { description } = tensorflow;
  return lossComparison({ dataset: flows.title, protocol: protocol.title, seed, tensorflow: description, losses });
}
