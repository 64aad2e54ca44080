import { workerData } from "piscina";
import type { LabelledRows } from "../preprocess/labelled-rows";
import { openTensorFlow } from "../tensorflow/open-tensorflow";
import type { Experiment } from "./experiment";
import { runTogether } from "./tensorflow-experiments";
import type { TogetherOutcomes } from "./tensorflow-pool";
import { answered, type WorkerReply, type WorkerTask } from "./worker-pool";

/** Runs experiments together on the rows the worker was started with. */
export default function tensorFlowWorker(
  task: WorkerTask<readonly Experiment[]>,
): Promise<WorkerReply<TogetherOutcomes>> {
  return answered(task, async (experiments, onProgress) => {
    const tensorflow = await openTensorFlow();
    const { device, description, passedOver } = tensorflow;
    const outcomes = runTogether(workerData as LabelledRows, experiments, tensorflow, onProgress);
    return { device: { device, description, passedOver }, outcomes };
  });
}
