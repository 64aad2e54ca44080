import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { argusVersion, installedVersion } from "../../src/capture/argus-version";
import { xgboost, xgboostAbsence } from "../../src/classifiers/xgboost";
import { defaultRoot } from "../../src/dataset/manifest";
import { openDataset } from "../../src/dataset/open-dataset";
import { DataError } from "../../src/foundation/errors";
import { checkBundle } from "../../src/testbed/bundle";
import { compareTables } from "../../src/testbed/comparison";
import { realFlows } from "../real-data";

const hasArgus = installedVersion("argus") === argusVersion && installedVersion("ra") === argusVersion;
const reference = realFlows !== null && xgboostAbsence() === null ? { real: realFlows, classifier: xgboost() } : null;
if (reference === null) console.warn("skipped: the check of the datasheet, which needs the real data and libxgboost");
const flowsPath = join(defaultRoot, "twin", "ehms-twin.csv.gz");

describe("the bundled twin", () => {
  test(`is made anew with the same bytes, metered by ${hasArgus ? "Argus" : "the built-in meter"}`, () => {
    checkBundle({ root: defaultRoot, meter: hasArgus ? "argus" : "builtin", reference });
  });

  test("takes at most 1.5 MB", () => expect(statSync(flowsPath).size).toBeLessThanOrEqual(1_500_000));

  test("has the proportions of the real file, and its 84 bursts", () => {
    const { categories, rows } = openDataset("twin");
    const share = (category: string) => categories.filter((found) => found === category).length;
    expect(rows).toBe(16318);
    expect(Math.abs(share("Spoofing") - 1124)).toBeLessThanOrEqual(5);
    expect(Math.abs(share("Data Alteration") - 922)).toBeLessThanOrEqual(5);
    const begins = categories.filter((category, row) => category !== "normal" && categories[row - 1] !== category);
    expect(begins.length).toBeGreaterThanOrEqual(84);
    expect(begins.length).toBeLessThanOrEqual(88);
  });

  test("that was changed is refused, naming the line", () => {
    const root = mkdtempSync(join(tmpdir(), "xmednn twin "));
    onTestFinished(() => rmSync(root, { recursive: true }));
    cpSync(join(defaultRoot, "manifest.json"), join(root, "manifest.json"));
    cpSync(join(defaultRoot, "twin"), join(root, "twin"), { recursive: true });
    const lines = gunzipSync(readFileSync(flowsPath)).toString("utf8").split("\n");
    lines[6] = lines[6].replace("10.0.1.172", "10.0.1.173");
    writeFileSync(join(root, "twin", "ehms-twin.csv.gz"), gzipSync(lines.join("\n")));
    expect(() => checkBundle({ root, meter: "builtin", reference: null })).toThrow("ehms-twin.csv.gz, line 7: ");
    expect(() => openDataset("twin", { root })).toThrow(DataError);
    expect(() => openDataset("twin", { root })).toThrow("was changed. Restore it from the package.");
  });
});

describe.skipIf(realFlows === null)("compared with the real flows, class by class", () => {
  const comparison = realFlows === null ? [] : compareTables(realFlows, openDataset("twin"));

  test.each(comparison.map(({ category, feature, distance }) => [feature, category, distance] as const))(
    "%s of %s is at most 0.10 away (Kolmogorov-Smirnov)",
    (_, __, distance) => expect(distance).toBeLessThanOrEqual(0.1),
  );

  test("redirects are as frequent", () => {
    const share = (table: typeof realFlows) => {
      const flags = table?.texts.Flgs.filter((_, row) => table.categories[row] === "Spoofing") ?? [];
      return flags.filter((flag) => flag.includes("R")).length / flags.length;
    };
    expect(Math.abs(share(openDataset("twin")) - share(realFlows))).toBeLessThan(0.01);
  });
});
