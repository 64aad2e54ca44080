import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";

/** The bytes of the compiled engine. The only file of the engine that needs Node: in a browser, another one takes its
 * place.
 * @throws EnvironmentError when the engine was not compiled */
export function readEngine(): Uint8Array<ArrayBuffer> {
  const path = join(packageRoot, "dist", "engine", "engine.wasm");
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    throw new EnvironmentError(`${path} could not be read: the engine is not compiled. Run "npm run build:engine".`);
  }
}
