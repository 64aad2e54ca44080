import { existsSync } from "node:fs";
import { tensorFlowLayout } from "../../src/environment/tensorflow/layout";
import { packageRoot } from "../../src/foundation/package-root";
import { type DeviceKind, deviceKinds } from "../../src/tensorflow/open-tensorflow";

/** Whether a native binding was set up, of either build. */
export const hasNative = (["cpu", "gpu"] as const).some((build) =>
  existsSync(tensorFlowLayout(build, packageRoot).binding),
);

if (!hasNative) console.warn('skipped: what needs TensorFlow itself ("npm run setup:tensorflow" brings it)');

/** The kinds of device that are here: all, but native where it was not set up. */
export const kindsHere: readonly DeviceKind[] = deviceKinds.filter((kind) => kind !== "native" || hasNative);
