import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadModel, saveModel } from "../detector/saved-model";
import { demoTraining, trainDemoDetector } from "./demo-detector";

/** A saved model, and what it was trained on. */
export interface DemoModel {
  readonly folder: string;
  readonly training: string;
}

/** Does the work with the chosen model, or with one that is trained now and removed after it.
 * @param folder that train --out saved; undefined for the demo's own
 * @param tell takes what the training came to, a sentence
 * @throws DataError when the folder holds no model */
export async function withModel<T>(
  folder: string | undefined,
  tell: (line: string) => void,
  work: (model: DemoModel) => Promise<T>,
): Promise<T> {
  if (folder !== undefined) return work({ folder, training: loadModel(folder).provenance.dataset });
  const made = mkdtempSync(join(tmpdir(), "xmednn-model-"));
  try {
    const { detector, test } = trainDemoDetector();
    saveModel(made, detector);
    const [recall, falseAlarms] = [test.recallAttack, test.falsePositiveRate].map((share) => share.toFixed(3));
    tell(`Trained on ${demoTraining}. On such flows: recall ${recall}, false-positive rate ${falseAlarms}.`);
    return await work({ folder: made, training: demoTraining });
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
