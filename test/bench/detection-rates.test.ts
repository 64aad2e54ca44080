import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { detectionReport } from "../../src/bench/detection-command";
import { detectionRates } from "../../src/bench/detection-rates";
import { packageRoot } from "../../src/foundation/package-root";
import { hasArgus } from "../deployment/captured-traffic";

const mute = () => new Writable({ write: (_chunk, _encoding, done) => done() });
const terminal = { out: mute(), err: mute(), signal: new AbortController().signal, root: packageRoot };

/** A quarter of what is promised, for a busy machine: what takes four times as long has lost more than a little. */
const floor = 5000;

test(`a capture's flows are judged at more than ${floor} a second of CPU time, by either meter, and the bench says so`, async () => {
  const measured = await detectionRates(terminal, 5000, 1, () => {});
  const parts = measured.rates.map(({ part }) => part);
  const byArgus = hasArgus ? ["detect", "detect --json"] : [];
  expect(parts).toEqual(["packets read", "flows metered", "detect --meter", "detect --meter --json", ...byArgus]);
  for (const { part, flowsPerSecond } of measured.rates) expect(flowsPerSecond, part).toBeGreaterThan(floor);
  const text = detectionReport(measured);
  console.log(text);
  expect(text).toMatch(/^detect --meter --json +\d+\.\d\d +[\d,]+$/m);
}, 180_000);
