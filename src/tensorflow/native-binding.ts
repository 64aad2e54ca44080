import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import util from "node:util";
import * as tf from "@tensorflow/tfjs-core";
import { npmPackages, tensorFlowBuilds, tensorFlowLayout } from "../environment/tensorflow/layout";
import { packageRoot } from "../foundation/package-root";
import { pinEnvironment } from "./pinned-environment";

/** A native binding that is loaded: TensorFlow.js has the backend "tensorflow" from then on. */
export interface NativeBinding {
  readonly package: string;
  /** Version of TensorFlow itself. */
  readonly tensorflow: string;
  readonly usesGpu: boolean;
}

/** Why there is none, as a part of a sentence. */
export interface NoBinding {
  readonly absent: string;
}

const load = createRequire(__filename);

/** Loads the native binding that was set up, the one for a GPU when both were.
 * @param root folder that holds .tensorflow */
export function loadNativeBinding(root: string = packageRoot): NativeBinding | NoBinding {
  const build = [...tensorFlowBuilds].reverse().find((one) => existsSync(tensorFlowLayout(one, root).binding));
  if (build === undefined) return { absent: 'not set up: run "npm run setup:tensorflow"' };
  const { packageFolder, binding } = tensorFlowLayout(build, root);
  pinEnvironment();
  replaceOldFunctions();
  tf.enableProdMode();
  try {
    load(packageFolder);
    const { TF_Version } = load(binding) as { readonly TF_Version: string };
    const { isUsingGpuDevice } = tf.findBackend("tensorflow") as unknown as { readonly isUsingGpuDevice: boolean };
    return { package: npmPackages[build], tensorflow: TF_Version, usesGpu: isUsingGpuDevice };
  } catch (error) {
    return { absent: `${npmPackages[build]} cannot be loaded (${(error as Error).message})` };
  }
}

/** tfjs-node 4.22.0 calls two functions that Node 22 warns of; one of them is gone from Node 23 on. */
function replaceOldFunctions(): void {
  const replacements = {
    isArray: Array.isArray,
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
  };
  Object.assign(util, replacements);
}
