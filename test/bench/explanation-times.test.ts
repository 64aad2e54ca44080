import { chmodSync, existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Absent } from "../../src/bench/contender";
import { backgroundRows, explainedRows, explainingScripts } from "../../src/bench/explainers";
import { type ExplanationTime, explanationTimes } from "../../src/bench/explanation-times";
import { paperProblem } from "../../src/bench/problem";
import { EnvironmentError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";

const problem = paperProblem(1, explainedRows + backgroundRows);
const folder = mkdtempSync(join(tmpdir(), "xmednn explanation times-"));

/** A program that is run in place of a Python. */
function pretender(program: string): { path: string; folder: string } {
  const path = join(folder, `python-${program.length}`);
  writeFileSync(path, `#!${process.execPath}\n${program}\n`);
  chmodSync(path, 0o755);
  return { path, folder };
}

const timesWith = (python?: ReturnType<typeof pretender>, rounds = 1) =>
  explanationTimes(problem, rounds, () => {}, python);

test("without a Python ours alone is timed", async () => {
  const [ours, ...others] = (await timesWith()) as ExplanationTime[];
  expect(others).toEqual([]);
  expect(ours).toMatchObject({ id: "own", precision: "float64", timesOurs: 1, largestDifference: 0 });
  expect(ours.minimumSeconds).toBeGreaterThan(0);
  expect(ours.medianSeconds).toBeGreaterThanOrEqual(ours.minimumSeconds);
});

test("a Python's times and SHAP values are set beside ours", async () => {
  const program = `
    console.log("noise");
    console.log(JSON.stringify({ version: process.argv.slice(4).join(" "), checked: [[0.5], [0.25]] }));
    const milliseconds = [9000, 3000, 1000, 2000];
    require("node:readline").createInterface({ input: process.stdin }).on("line", () =>
      console.log(JSON.stringify({ steps: 1000, milliseconds: milliseconds.shift() })));`;
  const [ours, ...others] = (await timesWith(pretender(program), 3)) as ExplanationTime[];
  const ways = others.map(({ id, version, precision }) => [id, version, precision]);
  expect(ways).toEqual([
    ["shap-torch", "torch float64", "float64"],
    ["shap-keras", "keras float64", "float64"],
    ["shap-keras-32", "keras float32", "float32"],
  ]);
  for (const { medianSeconds, minimumSeconds, timesOurs, largestDifference } of others) {
    expect([medianSeconds, minimumSeconds]).toEqual([2, 1]);
    expect(timesOurs).toBeCloseTo(2 / ours.medianSeconds, 10);
    expect(largestDifference).toBeGreaterThan(0.1);
  }
});

test.each([
  ['console.log(\'{"absent": "No module named shap"}\');', "No module named shap"],
  ["console.error('first'); console.error('it broke'); process.exit(1);", "it broke"],
  [";", "it ended without a word"],
])("a Python that cannot explain is absent, with the reason (%s)", async (program, absent) => {
  const [, ...others] = (await timesWith(pretender(program))) as Absent[];
  expect(others).toEqual(explainingScripts.map(({ id, name }) => ({ id, name, absent })));
});

test("a Python that stops in a round is an error that names it", async () => {
  const program =
    "console.log(JSON.stringify({ version: 'shap', checked: [] })); process.stdin.once('data', process.exit);";
  const attempt = timesWith(pretender(program));
  await expect(attempt).rejects.toBeInstanceOf(EnvironmentError);
  await expect(attempt).rejects.toThrow("SHAP DeepExplainer, PyTorch stopped in the middle of a round");
});

test("every script is there", () => {
  const missing = explainingScripts.filter(({ file }) => !existsSync(join(packageRoot, "bench", "python", file)));
  expect(missing).toEqual([]);
});
