import { Writable } from "node:stream";
import { beforeAll, expect, test } from "vitest";
import { main } from "../../src/bench/command";
import type { Contender } from "../../src/bench/contender";
import { measure } from "../../src/bench/measure";
import { paperProblem } from "../../src/bench/problem";
import { report } from "../../src/bench/report";
import type { BenchResults, ContenderResult } from "../../src/bench/results";
import { hasNative } from "../tensorflow/kinds";

let results: BenchResults;
beforeAll(async () => {
  results = await measure(paperProblem(1, 1300), { rounds: 1 }, () => {});
});

test("engine and TensorFlow.js on every device here are measured, and start with the same losses", () => {
  expect(results.contenders.map(({ id }) => id)).toEqual(["engine", "tfjs-cpu", "tfjs-wasm", "tfjs-node"]);
  expect("absent" in results.contenders[3]).toBe(!hasNative);
  const contenders = results.contenders.filter((one): one is ContenderResult => !("absent" in one));
  for (const { lossDifference } of contenders) expect(lossDifference).toBeLessThan(1e-5);
  expect(contenders[0]).toMatchObject({ timesTheEngine: 1, trainingIsMeasured: true });
});

test("ratio and projected training follow from the medians", () => {
  const [engine, cpu] = results.contenders as ContenderResult[];
  expect(cpu.timesTheEngine).toBeCloseTo(cpu.medianMilliseconds / engine.medianMilliseconds, 10);
  expect(cpu.trainingSeconds).toBeCloseTo((150 * 65 * cpu.medianMilliseconds) / 1000, 10);
});

test("one model, ten and a hundred are timed at three sizes of the batch, engine beside TensorFlow.js", () => {
  const { device, times } = results.stacked;
  expect(times.map(({ models, batchSize }) => [models, batchSize])).toEqual([
    ...[1, 10, 100].flatMap((models) => [20, 256, 4096].map((batchSize) => [models, batchSize])),
  ]);
  for (const { engineMilliseconds, tensorflowMilliseconds } of times)
    expect(Math.min(engineMilliseconds, tensorflowMilliseconds)).toBeGreaterThan(0);
  expect(report(results)).toContain(`TensorFlow.js here: ${device}.`);
});

test("the parts of the step add up to the whole, and no step is faster than its arithmetic", () => {
  const { parts, engineMicroseconds, timesTheFloor } = results.floor;
  expect(parts.reduce((sum, part) => sum + part.engineMicroseconds, 0)).toBeCloseTo(engineMicroseconds, 8);
  expect(timesTheFloor).toBeGreaterThan(1);
});

test("the text has a line for each contender, an absent one's with the reason", () => {
  const absent: Pick<Contender, "id" | "name"> & { absent: string } = { id: "jax", name: "JAX", absent: "no module" };
  const lines = report({ ...results, contenders: [...results.contenders, absent] }).split("\n");
  for (const start of ["xmednn engine", "tfjs cpu", "tfjs wasm"]) {
    expect(lines.filter((line) => line.startsWith(start))).toHaveLength(1);
  }
  expect(lines).toContainEqual(expect.stringMatching(/^JAX +absent: no module$/));
});

test("the text says how long our explanation takes, and in which precision", () => {
  const lines = report(results).split("\n");
  expect(lines).toContainEqual(expect.stringMatching(/^Explaining 1,000 rows against 100 .* precision +made of$/));
  expect(lines).toContainEqual(expect.stringMatching(/^xmednn deepShap .* 1\.00 +0e\+0 +float64 +WebAssembly SIMD$/));
});

test("without a Python, the text says how the others take part", () => {
  expect(report(results)).toContain("npm run bench -- --python PATH");
});

test("results survive JSON", () => {
  expect(JSON.parse(JSON.stringify(results))).toEqual(results);
});

test.each([
  [["--pyton", "x"], 2, "unknown option '--pyton'"],
  [["--python", "/no/such/python"], 4, "cannot be run"],
])("bench %j ends with %i and a sentence", async (words, code, sentence) => {
  let said = "";
  const err = new Writable({
    write: (chunk, _, done) => {
      said += chunk;
      done();
    },
  });
  const terminal = { out: err, err, signal: new AbortController().signal, root: "" };
  expect(await main(words, terminal)).toBe(code);
  expect(said).toContain(sentence);
});
