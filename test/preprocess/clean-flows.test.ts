import { describe, expect, test } from "vitest";
import { selectedFeatures } from "../../src/dataset/schema";
import { randomStream } from "../../src/foundation/random";
import { cleanFlows } from "../../src/preprocess/clean-flows";
import { countClasses } from "../../src/preprocess/labelled-rows";
import { oversample } from "../../src/preprocess/oversample";
import { paperHoldout, prepareRows } from "../../src/preprocess/prepare";
import { protocols } from "../../src/preprocess/protocol";
import { syntheticFlows } from "../dataset/synthetic-flows";
import { readOracle } from "../oracle";
import { realFlows } from "../real-data";

interface Oracle {
  readonly steps: {
    readonly file_rows: number;
    readonly features: number;
    readonly clean_rows: number;
    readonly normal: number;
    readonly attack: number;
    readonly after_oversampling: number;
    readonly train_75: number;
    readonly test_25: number;
    readonly if_text_rows_recovered: { readonly rows: number; readonly after_oversampling: number };
  };
  readonly column_sums: number[];
}

const { steps, column_sums } = readOracle<Oracle>("preprocess.json");

test("the rows have the 28 features in the order of the schema, and the data set is named", async () => {
  const flows = await syntheticFlows({ rows: 20 });
  const clean = cleanFlows(flows, "drop");
  expect(clean.featureNames).toEqual(selectedFeatures);
  expect([clean.rows.features.rows, clean.rows.features.columns]).toEqual([20, 28]);
  expect(clean.rows.features.values[28 + selectedFeatures.indexOf("Dur")]).toBe(flows.numbers.Dur[1]);
  expect(clean.dataset).toEqual({ id: "synthetic", title: "Synthetic flows", sha256: flows.sha256 });
});

describe.skipIf(realFlows === null)("on the real data, Algorithm 1", () => {
  const flows = realFlows!;

  test("leaves the oracle's rows after dropping, and its column sums", () => {
    const { rows, fileRows } = cleanFlows(flows, "drop");
    expect(fileRows).toBe(steps.file_rows);
    expect(countClasses(rows.labels)).toEqual({ rows: steps.clean_rows, normal: steps.normal, attack: steps.attack });
    column_sums.forEach((expected, column) => {
      let sum = 0;
      for (let row = 0; row < rows.features.rows; row++) sum += rows.features.values[row * steps.features + column];
      expect(Math.abs(sum - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
    });
  });

  test("keeps all rows when they are repaired", () => {
    const { rows } = cleanFlows(flows, "repair");
    expect(rows.features.rows).toBe(steps.if_text_rows_recovered.rows);
    expect(rows.features.values.some(Number.isNaN)).toBe(false);
    expect(oversample(rows, randomStream(1, "oversample")).labels.length).toBe(
      steps.if_text_rows_recovered.after_oversampling,
    );
  });

  test("oversamples and splits to the oracle's counts", () => {
    const { rows } = cleanFlows(flows, "drop");
    const { reports } = prepareRows(rows, protocols.paper, paperHoldout, 1);
    expect(reports[0].train.rows).toBe(steps.after_oversampling);
    expect([reports[2].train.rows, reports[2].test?.rows]).toEqual([steps.train_75, steps.test_25]);
  });
});
