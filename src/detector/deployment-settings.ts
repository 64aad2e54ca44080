import { usualThreshold } from "../evaluation/threshold";
import { drawRows } from "../explanation/draw-rows";
import { takeRows } from "../foundation/matrix";
import { randomStream } from "../foundation/random";
import { type LabelledRows, rowsOfClass } from "../preprocess/labelled-rows";
import type { DeploymentSettings } from "./detector";

/** Argus' -S with which both data sets were recorded, s. */
export const datasetStatusInterval = 5;

const normalCount = 100;

/** The settings of a detector that was trained on the given flows and is not calibrated yet.
 * @param rows in the units of the file
 * @param seed of the stream "normal flows" */
export function deploymentSettings({ features, labels }: LabelledRows, seed: number): DeploymentSettings {
  const normal = drawRows(rowsOfClass(labels, 0), normalCount, randomStream(seed, "normal flows"));
  return {
    statusInterval: datasetStatusInterval,
    threshold: usualThreshold,
    normalFlows: takeRows(features, normal),
  };
}
