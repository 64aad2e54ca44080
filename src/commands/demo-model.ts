import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoTraining, trainDemoDetector } from "../demonstration/demo-detector";
import { loadModel, saveModel } from "../detector/saved-model";
import type { Terminal } from "./terminal";

/** A saved model, and what it was trained on. */
export interface DemoModel {
  readonly folder: string;
  readonly training: string;
}

/** Does the work with the chosen model, or with one that is trained now and removed after it. */
export async function withModel<T>(
  { out }: Terminal,
  { model: folder, json = false }: { readonly model?: string; readonly json?: boolean },
  work: (model: DemoModel) => Promise<T>,
): Promise<T> {
  if (folder !== undefined) return work({ folder, training: loadModel(folder).provenance.dataset });
  const made = mkdtempSync(join(tmpdir(), "xmednn-model-"));
  try {
    const { detector, test } = trainDemoDetector();
    saveModel(made, detector);
    const [recall, falseAlarms] = [test.recallAttack, test.falsePositiveRate].map((share) => share.toFixed(3));
    if (!json)
      out.write(`Trained on ${demoTraining}. On such flows: recall ${recall}, false-positive rate ${falseAlarms}.\n`);
    return await work({ folder: made, training: demoTraining });
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
