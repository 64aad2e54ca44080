import { describe, expect, test } from "vitest";
import { auditFlows } from "../../src/dataset/audit";
import type { FeatureStatistics } from "../../src/dataset/audit/feature-statistics";
import { nearConstantShare } from "../../src/dataset/audit/variation";
import { servicePorts } from "../../src/dataset/service-ports";
import { canonicalJson } from "../../src/foundation/canonical-json";
import { readOracle } from "../oracle";
import { realFlows } from "../real-data";
import { changed, withColumns } from "./altered-flows";
import { syntheticFlows } from "./synthetic-flows";

interface Oracle {
  readonly steps: {
    readonly file_rows: number;
    readonly file_columns: number;
    readonly text_rows: readonly { csv_line: number; row: number; column: string; value: string; label: number }[];
    readonly clean_rows: number;
    readonly normal: number;
    readonly attack: number;
    readonly after_oversampling: number;
    readonly paper_says: { file_rows_in_text: number; clean_rows: number; after_oversampling: number };
  };
  readonly categories: Readonly<Record<string, number>>;
  readonly features: readonly (Omit<FeatureStatistics, "rocAuc"> & { readonly roc_auc: number | null })[];
  readonly duplicate_rows_28_features: number;
  readonly label_runs: number;
  readonly column_sums: readonly number[];
}

const oracle = readOracle<Oracle>("preprocess.json");

describe("auditFlows", () => {
  test("counts classes and categories, of the whole file and of the clean rows", () => {
    const flows = syntheticFlows({ rows: 256 });
    const invalidCells = [{ row: 0, line: 2, column: "Sport", text: "fido", port: 60179 }];
    const holed = { ...withColumns(flows, { Sport: changed(flows.numbers.Sport, { 0: Number.NaN }) }), invalidCells };
    const audit = auditFlows(holed);
    expect(audit.counts).toEqual({ rows: 256, normal: 192, attack: 64 });
    expect(audit.attackShare).toBe(0.25);
    expect(audit.categories).toEqual({ normal: 192, Spoofing: 32, "Data Alteration": 32 });
    expect(audit.cleanCounts).toEqual({ rows: 255, normal: 191, attack: 64 });
    expect(audit.invalidCells).toEqual(invalidCells);
    expect(audit.paperCounts.find(({ quantity }) => quantity === "balancedRows")?.measured).toBe(2 * 191);
  });

  test("counts missing cells by column", () => {
    const flows = syntheticFlows({ rows: 40 });
    const holed = withColumns(flows, { Temp: changed(flows.numbers.Temp, { 3: Number.NaN, 4: Number.NaN }) });
    expect(auditFlows(holed).missingCells).toEqual([{ column: "Temp", cells: 2 }]);
    expect(auditFlows(flows).missingCells).toEqual([]);
  });

  test("says when no row is clean", () => {
    const flows = syntheticFlows({ rows: 20 });
    const empty = withColumns(flows, { Temp: new Float64Array(20).fill(Number.NaN) });
    expect(() => auditFlows(empty)).toThrow("Synthetic flows has no row of valid cells.");
  });

  test("gives plain data that JSON holds without loss", () => {
    const audit = auditFlows(syntheticFlows({ rows: 64 }));
    expect(JSON.parse(canonicalJson(audit))).toEqual(audit);
  });
});

describe.skipIf(realFlows === null)("on the real data, the audit", () => {
  const { steps } = oracle;
  const audit = realFlows && auditFlows(realFlows);

  test("counts the oracle's rows, classes and categories", () => {
    expect(audit!.columns).toBe(steps.file_columns);
    expect(audit!.counts.rows).toBe(steps.file_rows);
    expect(audit!.cleanCounts).toEqual({ rows: steps.clean_rows, normal: steps.normal, attack: steps.attack });
    const droppedNormal = steps.text_rows.filter(({ label }) => label === 0).length;
    expect(audit!.categories).toEqual({ ...oracle.categories, normal: oracle.categories.normal + droppedNormal });
    expect(audit!.missingCells).toEqual([]);
  });

  test("lists the oracle's text cells with their lines, and the port that each name stands for", () => {
    const found = audit!.invalidCells.map(({ port, ...cell }) => {
      expect(port).toBe(servicePorts.get(cell.text));
      return { ...cell, label: realFlows!.labels[cell.row] };
    });
    expect(found).toEqual(
      steps.text_rows.map(({ csv_line: line, value: text, row, column, label }) => ({
        row,
        line,
        column,
        text,
        label,
      })),
    );
  });

  test("describes every feature as the oracle does", () => {
    audit!.features.forEach((found, i) => {
      const { roc_auc, ...expected } = oracle.features[i];
      expect(found.name).toBe(expected.name);
      for (const key of ["min", "max", "median", "unique"] as const) expect(found[key], found.name).toBe(expected[key]);
      for (const key of ["mean", "std", "pearson", "spearman"] as const)
        expectNear(found[key], expected[key], 1e-12, `${found.name} ${key}`);
      expectNear(found.rocAuc, roc_auc, 1e-14, `${found.name} roc_auc`);
      expectNear(found.mean * steps.clean_rows, oracle.column_sums[i], 1e-12, `${found.name} sum`);
    });
  });

  test("finds the oracle's constant features, and no near-constant one among the others that vary", () => {
    const constant = oracle.features.filter(({ unique }) => unique === 1).map(({ name }) => name);
    expect(audit!.features.map(({ name }) => name).filter((name) => audit!.variation.constant.includes(name))).toEqual(
      constant,
    );
    for (const { commonestShare } of audit!.variation.nearConstant)
      expect(commonestShare).toBeGreaterThanOrEqual(nearConstantShare);
  });

  test("finds the oracle's duplicates and label runs", () => {
    expect(audit!.duplicates.features).toBe(oracle.duplicate_rows_28_features);
    expect(audit!.order.labelRuns).toBe(oracle.label_runs);
  });

  test("ranks columns by the oracle's areas", () => {
    for (const { column, rocAuc } of audit!.labelRevealing.ranked.filter(({ selected }) => selected))
      expectNear(rocAuc, oracle.features.find(({ name }) => name === column)!.roc_auc, 1e-14, column);
  });

  test("finds that the source's Ethernet address is the label, and the port a clock", () => {
    const [first] = audit!.labelRevealing.determining;
    expect([first.column, first.share]).toEqual(["SrcMac", 1]);
    expect(audit!.order.sourcePort.positiveSteps).toBeGreaterThan(0.99);
  });

  test("states the paper's counts, and disagrees with it where the oracle does", () => {
    const stated = (quantity: string) => audit!.paperCounts.filter((count) => count.quantity === quantity);
    expect(stated("rows").map((count) => [count.stated, count.agrees])).toEqual([
      [steps.paper_says.file_rows_in_text, false],
      [steps.file_rows, true],
    ]);
    expect(stated("cleanRows")).toMatchObject([
      { stated: steps.paper_says.clean_rows, measured: steps.clean_rows, agrees: false },
    ]);
    expect(stated("balancedRows")).toMatchObject([
      { stated: steps.paper_says.after_oversampling, measured: steps.after_oversampling, agrees: false },
    ]);
    expect(stated("invalidRows")).toMatchObject([{ measured: steps.text_rows.length, agrees: false }]);
  });
});

function expectNear(found: number | null, expected: number | null, tolerance: number, what: string): void {
  if (expected === null || found === null) expect(found, what).toBe(expected);
  else expect(Math.abs(found - expected), what).toBeLessThanOrEqual(tolerance * Math.max(1e-3, Math.abs(expected)));
}
