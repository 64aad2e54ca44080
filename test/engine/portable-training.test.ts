import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { withBrowser } from "../../src/figures/browser";
import { portableScript } from "./bundle";
import { trainedBytes } from "./portable-training";

const sha256 = (bytes: ArrayLike<number>): string => createHash("sha256").update(Uint8Array.from(bytes)).digest("hex");

async function trainedInWorker(script: string): Promise<string> {
  const send = "require('node:worker_threads').parentPort.postMessage(portable.trainedBytes())";
  const worker = new Worker(`${script}\n${send}`, { eval: true });
  try {
    return sha256(
      await new Promise<Uint8Array>((resolve, reject) => worker.on("message", resolve).on("error", reject)),
    );
  } finally {
    await worker.terminate();
  }
}

describe("the same training gives the same weights' sha256", () => {
  const here = sha256(trainedBytes());

  test("in two workers at once as alone", async () => {
    const script = await portableScript();
    expect(await Promise.all([trainedInWorker(script), trainedInWorker(script)])).toEqual([here, here]);
  });

  test.skipIf(process.platform !== "linux" || process.arch !== "x64")(
    "in Chromium as in Node (Linux x64)",
    async () => {
      const script = await portableScript();
      const bytes = await withBrowser(async (browser) => {
        const page = await browser.newPage();
        return page.evaluate<number[]>(`${script}\nArray.from(portable.trainedBytes())`);
      });
      expect(sha256(bytes)).toBe(here);
    },
  );
});
