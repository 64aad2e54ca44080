import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundledModels, defaultRoot, type RootOption } from "../dataset/manifest";
import { sha256 } from "../dataset/sha256";
import { DataError } from "../foundation/errors";
import type { Detector } from "./detector";
import { loadModel } from "./saved-model";

/** The detector that comes with the package: the paper's network, trained on the twin and calibrated on an hour of its normal
 * traffic. data/twin/model/README.md says how it is made.
 * @throws DataError when it is missing or was changed */
export function loadBundledModel(options: RootOption = {}): Detector {
  const entry = bundledModels(options).find(({ id }) => id === "twin");
  if (entry === undefined) throw new DataError("No model comes with this package: name one that train --out saved.");
  const folder = join(options.root ?? defaultRoot, entry.folder);
  const detector = loadModel(folder);
  if (sha256(readFileSync(join(folder, "model.json"))) !== entry.sha256)
    throw new DataError(`${folder} was changed. Restore it from the package.`);
  return detector;
}
