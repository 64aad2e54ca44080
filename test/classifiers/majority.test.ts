import { expect, test } from "vitest";
import { baseline, baselines, describeOnRealRows, expectMetrics } from "./baselines";

describeOnRealRows("on the real data", (rows) => {
  test("the split has the oracle's counts", () => {
    const attacks = (labels: Uint8Array) => labels.reduce((sum, label) => sum + label, 0);
    expect(rows.train.rows).toBe(baselines.n_train);
    expect(rows.test.rows).toBe(baselines.n_test);
    expect(attacks(rows.trainLabels)).toBe(baselines.train_attack);
    expect(attacks(rows.testLabels)).toBe(baselines.test_attack);
  });

  test("the constant score of the training part's attack share has the oracle's metrics", () => {
    const share = baselines.train_attack / baselines.n_train;
    expectMetrics(rows, new Float64Array(baselines.n_test).fill(share), baseline("majority").metrics);
  });
});
