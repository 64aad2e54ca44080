import { expect, test } from "vitest";
import { classifierId, classifierIds, createClassifier } from "../../src/classifiers/catalogue";
import { runExperiment } from "../../src/evaluation/experiment";
import { UsageError } from "../../src/foundation/errors";
import { takeColumns } from "../../src/foundation/matrix";
import { cleanFlows } from "../../src/preprocess/clean-flows";
import { paperHoldout } from "../../src/preprocess/prepare";
import { syntheticFlows } from "../dataset/synthetic-flows";

const flows = syntheticFlows({ rows: 200 });

test.each(classifierIds.filter((id) => id !== "xgb"))("%s does better than calling every flow normal", async (id) => {
  const { rows } = cleanFlows(await flows, "drop");
  const outcome = runExperiment(rows, { classifier: id, protocol: "split-first", division: paperHoldout, seed: 1 });
  expect(outcome.metrics.accuracy).toBeGreaterThan(outcome.test.normal / outcome.test.rows + 0.05);
  expect(outcome.test.rows).toBe(outcome.metrics.n);
  expect(outcome.settings).toEqual(createClassifier(id).settings);
  expect(outcome.testAttacksCopiedInTrain).toBe(0);
});

test("the test history is kept when it is wanted, and does not change the training", async () => {
  const { rows } = cleanFlows(await flows, "drop");
  const run = (testHistory: boolean) =>
    runExperiment(rows, {
      ...{ classifier: "dnn", settings: { epochs: 4 }, protocol: "paper", division: paperHoldout, seed: 2 },
      testHistory,
    }).network;
  expect(run(true)?.history.testLoss).toHaveLength(4);
  expect(run(false)?.history.testLoss).toHaveLength(0);
  expect(run(true)?.weights).toEqual(run(false)?.weights);
});

test("an unknown classifier is a usage error that names the known ones", () => {
  expect(classifierId("dt")).toBe("dt");
  expect(() => classifierId("svm")).toThrow(UsageError);
  expect(() => classifierId("svm")).toThrow("choose dnn, lr, dt, gnb, xgb");
});

test("a classifier that is given some columns does as on rows of these columns alone", () => {
  const { rows } = cleanFlows(flows, "drop");
  const columns = [8, 3, 12];
  const experiment = { classifier: "dt", protocol: "paper", division: paperHoldout, seed: 1 } as const;
  const narrow = { ...rows, features: takeColumns(rows.features, columns) };
  expect(runExperiment(rows, { ...experiment, columns }).metrics).toEqual(runExperiment(narrow, experiment).metrics);
});

test("the scaler is kept when it is the paper's, and another scaling changes the training", () => {
  const { rows } = cleanFlows(flows, "drop");
  const run = (scaling?: "min-max" | "standard" | "ranks") =>
    runExperiment(rows, {
      ...{ classifier: "dnn", settings: { epochs: 2 }, protocol: "paper", division: paperHoldout, seed: 1 },
      ...(scaling && { scaling }),
    });
  expect(run("min-max").network?.weights).toEqual(run().network?.weights);
  expect(run().scaler?.scale).toHaveLength(28);
  for (const scaling of ["standard", "ranks"] as const) {
    expect(run(scaling).scaler).toBeNull();
    expect(run(scaling).network?.weights).not.toEqual(run().network?.weights);
  }
});
