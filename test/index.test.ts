import { expect, test } from "vitest";
import * as xmednn from "../src/index";
import { syntheticFlows } from "./dataset/synthetic-flows";

test("one import runs the paper's pipeline: flows, rows, a classifier, metrics", () => {
  const { rows } = xmednn.cleanFlows(syntheticFlows({ rows: 200 }), "drop");
  const { train, test: tested } = xmednn.prepareRows(rows, xmednn.protocols.paper, xmednn.paperHoldout, 1);
  const tree = xmednn.decisionTree().fit(train.features, train.labels, { seed: 1 });
  const measured = xmednn.metrics(tested.labels, tree.attackProbability(tested.features));
  expect(measured.n).toBe(tested.labels.length);
  expect(measured.accuracy).toBeGreaterThan(0.9);
});

test("every name of the entry is there", () => {
  expect(Object.entries(xmednn).filter(([, value]) => value === undefined)).toEqual([]);
});
