import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { runDetection } from "../../src/deployment/detection";
import type { FlowSource } from "../../src/deployment/flow-source";
import { createJudge } from "../../src/deployment/judge";
import { meteredCapture } from "../../src/deployment/metered-capture";
import { loadBundledModel } from "../../src/detector/bundled-model";
import { captureFile } from "./captured-traffic";

const silent = { flows: async () => {}, gap: () => {}, notice: () => {} };

/** What the source gives, and then the signal. */
async function* stopping(source: FlowSource, after: number, stop: AbortController): FlowSource {
  let events = 0;
  for await (const event of source) {
    if (events++ === after) stop.abort();
    yield event;
  }
}

test.each([
  ["answered", Number.POSITIVE_INFINITY],
  ["judged but not answered after the signal", 0],
])("attacks are %s", async (_, after) => {
  const stop = new AbortController();
  let answered = 0;
  let isClosed = false;
  const response = {
    respond: async () => void answered++,
    close: async () => {
      isClosed = true;
    },
  };
  const source = stopping(meteredCapture(Readable.from([captureFile]), "x", 5), after, stop);
  const judge = createJudge(loadBundledModel());
  const { attacks } = await runDetection(source, judge, response, silent, stop.signal);
  expect(attacks).toBeGreaterThan(0);
  expect(answered).toBe(after === 0 ? 0 : attacks);
  expect(isClosed).toBe(true);
});
