import { expect, test } from "vitest";
import type { Classifier } from "../../src/classifiers/classifier";
import { flowTable } from "../../src/dataset/read-flows";
import { selectedFeatures } from "../../src/dataset/schema";
import { generateFlows } from "../../src/testbed/generate";
import { compareTransfer } from "../../src/testbed/transfer";

const tables = [1, 2].map((seed) => {
  const { flows } = generateFlows({ seed, sessions: 300, meter: "builtin" });
  return flowTable(Buffer.from(flows), { dataset: "twin", title: "twin", name: "twin" });
});

/** Says attack when the duration exceeds all normal ones that it was trained on; remembers what it was trained on. */
const trainings: { rows: number; columns: number }[] = [];
const duration = selectedFeatures.filter((name) => name !== "Sport").indexOf("Dur");
const longest: Classifier = {
  id: "longest",
  name: "longest",
  settings: {},
  fit: (rows, labels) => {
    trainings.push({ rows: rows.rows, columns: rows.columns });
    const at = (matrix: typeof rows, row: number) => matrix.values[row * matrix.columns + duration];
    const normal = Array.from(labels, (label, row) => (label === 0 ? at(rows, row) : 0));
    const bound = normal.sort((a, b) => a - b)[Math.floor(0.97 * normal.length)];
    return {
      attackProbability: (unseen) =>
        Float64Array.from({ length: unseen.rows }, (_, row) => (at(unseen, row) > bound ? 1 : 0)),
    };
  },
};

test("a classifier goes from one table to the other, and within each sees four of five blocks, never the port", () => {
  const results = compareTransfer(tables[0], tables[1], longest);
  expect(results.map(({ trainedOn, testedOn }) => [trainedOn, testedOn])).toEqual([
    ["real", "real, 5 blocks"],
    ["twin", "twin, 5 blocks"],
    ["real", "twin"],
    ["twin", "real"],
  ]);
  const [real, twin] = tables.map(({ rows }) => rows);
  expect(trainings.map(({ rows }) => rows).slice(10)).toEqual([real, twin]);
  expect(trainings.slice(0, 5).reduce((sum, { rows }) => sum + rows, 0)).toBe(4 * real);
  expect(new Set(trainings.map(({ columns }) => columns))).toEqual(new Set([selectedFeatures.length - 1]));
  for (const { recallAlteration, recallSpoofing, falsePositiveRate } of results) {
    expect(recallAlteration).toBeGreaterThan(0.9);
    expect(recallSpoofing).toBeLessThan(0.2);
    expect(falsePositiveRate).toBeLessThan(0.15);
  }
});
