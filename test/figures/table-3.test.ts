import { describe, expect, test } from "vitest";
import { readPaper } from "../../src/figures/paper";
import { ownRowChecks, table3 } from "../../src/figures/table-3";
import { extremeFixture, resultsFixture } from "./results-fixture";

const paper = readPaper();

describe("Table 3", () => {
  test("has the paper's rows as printed, then the network here under both protocols", () => {
    const rows = table3(resultsFixture(), paper);
    expect(rows.map(({ id }) => id)).toEqual([
      ...["gupta-2022", "hady-2020", "lee-2021", "xmednn"],
      ...["measured-paper", "measured-split-first"],
    ]);
    expect(rows[1]).toMatchObject({ accuracy: { stated: "91.56%" }, f1: null, falsePositiveRate: null });
    const mean = (of: (fold: { accuracy: number }) => number) =>
      resultsFixture().crossValidation[0].folds.reduce((sum, fold) => sum + of(fold) / 10, 0);
    expect(rows[4].accuracy?.value).toBeCloseTo(
      mean(({ accuracy }) => accuracy),
      5,
    );
  });

  test("has the paper's rows alone when nothing was cross-validated", () => {
    expect(table3({ ...extremeFixture(), crossValidation: [] }, paper)).toHaveLength(4);
  });

  test.each(
    paper.table3.rows.flatMap(({ id, accuracy, f1, falsePositiveRate }) =>
      [accuracy, f1, falsePositiveRate].flatMap((number) => (number === null ? [] : [[id, number] as const])),
    ),
  )("%s: the value is the printed text as a share ($stated)", (_, { stated, value }) => {
    const printed = stated.endsWith("%") ? Number(stated.slice(0, -1)) / 100 : Number(stated);
    expect(value).toBeCloseTo(printed, 12);
  });
});

describe("the paper's own row", () => {
  test("joins accuracy and F1 score of the cross-validation to the false positive rate of the single split", () => {
    expect(ownRowChecks(paper).map(({ metric, from }) => [metric, from])).toEqual([
      ["accuracy", "cross-validation"],
      ["f1", "cross-validation"],
      ["falsePositiveRate", "single split"],
    ]);
  });

  test("would be found consistent, or of neither, if it were", () => {
    const withRate = (value: number) => ({
      ...paper,
      table3: {
        ...paper.table3,
        rows: paper.table3.rows.map((row) =>
          row.id === "xmednn" ? { ...row, falsePositiveRate: { stated: "?", value } } : row,
        ),
      },
    });
    expect(ownRowChecks(withRate(0.048))[2].from).toBe("cross-validation");
    expect(ownRowChecks(withRate(0.04))[2].from).toBe("neither");
  });
});
