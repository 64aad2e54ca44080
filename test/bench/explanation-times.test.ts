import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  backgroundRows,
  type ExplanationTime,
  explainedRows,
  explanationTimes,
} from "../../src/bench/explanation-times";
import { paperProblem } from "../../src/bench/problem";

const problem = paperProblem(1, explainedRows + backgroundRows);
const folder = mkdtempSync(join(tmpdir(), "xmednn explanation times-"));

/** A program that answers in place of a Python. */
function pretender(answer: string): { path: string; folder: string } {
  const path = join(folder, `python-${answer.length}`);
  writeFileSync(path, `#!${process.execPath}\n${answer}\n`);
  chmodSync(path, 0o755);
  return { path, folder };
}

test("without a Python ours alone is timed", () => {
  const [ours, ...others] = explanationTimes(problem, 1) as ExplanationTime[];
  expect(others).toEqual([]);
  expect(ours).toMatchObject({ id: "own", timesOurs: 1, largestDifference: 0 });
  expect(ours.medianSeconds).toBeGreaterThan(0);
});

test("a Python's median is compared with ours, and its SHAP values too", () => {
  const said = { version: "shap 1", seconds: [3, 1, 2], checked: [[0.5], [0.25]] };
  const python = pretender(`console.log("noise"); console.log(${JSON.stringify(JSON.stringify(said))});`);
  const [ours, torch] = explanationTimes(problem, 1, python) as ExplanationTime[];
  expect(torch).toMatchObject({ id: "shap-torch", version: "shap 1", medianSeconds: 2 });
  expect(torch.timesOurs).toBeCloseTo(2 / ours.medianSeconds, 10);
  expect(torch.largestDifference).toBeGreaterThan(0.1);
});

test.each([
  ['console.log(\'{"absent": "No module named shap"}\');', "No module named shap"],
  ["console.error('first'); console.error('it broke'); process.exit(1);", "it broke"],
  [";", "it ended without a word"],
])("a Python that cannot explain is absent, with the reason (%s)", (program, reason) => {
  const [, torch] = explanationTimes(problem, 1, pretender(program));
  expect(torch).toEqual({ id: "shap-torch", name: "SHAP DeepExplainer, PyTorch", absent: reason });
});
