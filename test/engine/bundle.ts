import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { readEngine } from "../../src/engine/engine-file";

/** Puts the compiled engine itself in the place of the file that reads it. */
const engineInside: Plugin = {
  name: "engine inside",
  setup({ onLoad }) {
    const base64 = Buffer.from(readEngine()).toString("base64");
    onLoad({ filter: /engine-file\.ts$/ }, () => ({
      contents: `export const readEngine = () => Uint8Array.from(atob("${base64}"), (c) => c.charCodeAt(0));`,
    }));
  },
};

/** portable-training.ts with all that it needs as one script for browsers, which defines the global "portable". It
 * fails when the engine's host needs anything of Node's. */
export async function portableScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, "portable-training.ts")],
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "portable",
    write: false,
    logLevel: "silent",
    plugins: [engineInside],
  });
  return outputFiles[0].text;
}
