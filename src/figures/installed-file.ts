import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { packageRoot } from "../foundation/package-root";

const resolveFromHere = createRequire(join(packageRoot, "package.json"));

/** Path of a file of an npm dependency, wherever npm put that dependency.
 * @param entry what the dependency lets itself be imported by, for instance "plotly.js-dist-min"
 * @param relative path from that entry's folder; the entry itself when left out
 * @throws Error with code MODULE_NOT_FOUND when the dependency is not installed */
export function installedFile(entry: string, ...relative: readonly string[]): string {
  const file = resolveFromHere.resolve(entry);
  return relative.length === 0 ? file : join(dirname(file), ...relative);
}
