import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPaper } from "../../src/figures/paper";
import { DataError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";

describe("the paper's numbers agree with each other as far as arithmetic asks", () => {
  const { table1 } = readPaper();

  test.each(table1.rows)("$name: on two classes of equal size accuracy and macro recall are nearly one", (row) => {
    expect(Math.abs(row.accuracy - row.recall)).toBeLessThan(0.001);
  });

  test.each(table1.rows)(
    "$name: the macro F1 score is not above the harmonic mean of macro precision and recall",
    (row) => {
      expect(row.f1).toBeLessThanOrEqual((2 * row.precision * row.recall) / (row.precision + row.recall));
    },
  );

  test("they contradict each other where they are known to: no count of correct test flows gives these accuracies", () => {
    const isCountOf = (total: number) =>
      table1.rows.every(({ accuracy }) => (Math.round(accuracy * total) / total).toFixed(5) === accuracy.toFixed(5));
    expect([7133, 7134, 7135, 7136, 7137].filter(isCountOf)).toEqual([]);
  });

  test("they contradict each other where they are known to: the error rates of Figure 3 are not those of Table 1", () => {
    const { falsePositiveRate, falseNegativeRate } = readPaper().figure3;
    const balancedAccuracy = 1 - (falsePositiveRate + falseNegativeRate) / 2;
    const dnn = table1.rows.find(({ id }) => id === "dnn")!;
    expect(Math.abs(balancedAccuracy - dnn.recall)).toBeGreaterThan(0.0004);
  });
});

describe("a file of the paper's numbers that is not as published is refused", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "xmednn-paper-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function messageAfter(change: (table: { rows: Record<string, unknown>[] }) => unknown): string {
    cpSync(join(packageRoot, "data", "paper"), folder, { recursive: true });
    const file = join(folder, "table-1.json");
    const changed = change(JSON.parse(readFileSync(file, "utf8")));
    writeFileSync(file, typeof changed === "string" ? changed : JSON.stringify(changed));
    try {
      readPaper(folder);
    } catch (error) {
      expect(error).toBeInstanceOf(DataError);
      return (error as Error).message;
    }
    return "";
  }

  test("a percentage where a share belongs, with its place", () => {
    const message = messageAfter((table) => {
      table.rows[2].accuracy = 96.114;
      return table;
    });
    expect(message).toContain(`${join(folder, "table-1.json")}, rows.2.accuracy: `);
  });

  test("a missing value, with its place", () => {
    const message = messageAfter((table) => {
      delete table.rows[0].f1;
      return table;
    });
    expect(message).toContain("rows.0.f1");
  });

  test("what is not JSON", () => expect(messageAfter(() => "{")).toMatch(/could not be read: .*JSON/));

  test("a folder without the files", () =>
    expect(() => readPaper(join(folder, "none"))).toThrow(/table-1\.json could not be read: ENOENT/));
});
