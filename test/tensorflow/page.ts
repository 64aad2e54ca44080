import { join } from "node:path";
import { build } from "esbuild";

/** predict-in-page.ts with TensorFlow.js itself as one script for browsers, which defines the global "page". */
export async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, "predict-in-page.ts")],
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "page",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0].text;
}
