import { statSync } from "node:fs";
import { EnvironmentError } from "../foundation/errors";

const loaded = timeOfBuild();

/** @throws EnvironmentError when the package was built anew since this process loaded it: workers would run other code */
export function requireFreshBuild(): void {
  if (timeOfBuild() === loaded) return;
  throw new EnvironmentError(
    "xmednn was built anew since this kernel started. Restart the kernel: Kernel, Restart Kernel.",
  );
}

/** When this file was written, in ms: a build writes all files. */
function timeOfBuild(): number {
  return statSync(__filename).mtimeMs;
}
