import { statSync } from "node:fs";
import { EnvironmentError } from "../foundation/errors";

/** Whether a compiled file is still the one that was loaded; a build writes all files anew.
 * @returns a function that throws an EnvironmentError once the file was written again: workers would run other code */
export function freshBuildCheck(file: string): () => void {
  const loaded = statSync(file).mtimeMs;
  return () => {
    if (statSync(file).mtimeMs === loaded) return;
    throw new EnvironmentError(
      "xmednn was built anew since this kernel started. Restart the kernel: Kernel, Restart Kernel.",
    );
  };
}

export const requireFreshBuild = freshBuildCheck(__filename);
