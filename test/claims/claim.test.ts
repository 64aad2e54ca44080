import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readClaims } from "../../src/claims/claim";
import { figures } from "../../src/figures/figures";
import { readPaper } from "../../src/figures/paper";
import { DataError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";

const { claims } = readClaims();
const paper = readPaper();
const stated = (id: string) => claims.find((claim) => claim.id === id)!.values;

describe("a claim states what the paper's tables and figures state", () => {
  test.each(paper.table1.rows)("Table 1, $name", ({ id, accuracy, precision, recall, f1 }) => {
    expect(stated(`table-1-${id}`)).toEqual({ accuracy, precision, recall, f1 });
  });

  test("Table 2", () => {
    expect(stated("fold-means")).toEqual(paper.table2.mean);
    expect(stated("generalises")).toEqual(paper.table2.mean);
    expect(stated("fold-deviations")).toEqual(paper.table2.deviation);
  });

  test("Figure 3", () => {
    const { falsePositiveRate, falseNegativeRate } = paper.figure3;
    expect(stated("error-rates")).toEqual({ falsePositiveRate, falseNegativeRate });
    expect(stated("rates-and-recall")).toEqual({ ...stated("error-rates"), recall: stated("table-1-dnn").recall });
    expect(stated("accuracy-with-rate")).toEqual({ falsePositiveRate, accuracy: paper.table2.mean.accuracy });
  });

  test("Figure 5", () => {
    const top = claims.find(({ id }) => id === "top-five")!.check;
    expect(top).toEqual({ kind: "top features", features: paper.figure5.features.map(({ feature }) => feature) });
  });

  test("Table 3", () => {
    const own = paper.table3.rows.find(({ id }) => id === "xmednn")!;
    const values = { accuracy: own.accuracy.value, f1: own.f1!.value, falsePositiveRate: own.falsePositiveRate!.value };
    expect(stated("own-row")).toEqual(values);
    expect(stated("over-related-works")).toEqual(values);
  });

  test("the counts: each of them is in a claim", () => {
    const inClaims = claims.flatMap(({ values }) => Object.entries(values).map((entry) => entry.join(" ")));
    const counted = paper.counts.map(({ quantity, stated }) => `${quantity} ${stated}`);
    expect(counted.filter((count) => !inClaims.includes(count))).toEqual([]);
  });

  test("Figure 1 and the number of epochs", () => {
    expect(stated("market")).toEqual({ revenue: paper.figure1.stated.revenue, growth: paper.figure1.growth.share });
    expect(stated("learning-curves")).toEqual({ epochs: paper.figure4.epochs });
  });
});

test("every claim has an identifier of its own", () => {
  expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
});

test("the numbers of a claim stand in its sentence, or in that of the claim it continues", () => {
  const inWords: Readonly<Record<string, string>> = { 8: "eight", 7: "seven", 2: "two" };
  const ours = [
    "tested-on-a-quarter",
    "rates-and-recall",
    "generalises",
    "over-related-works",
    "direction-dintpkt",
    "direction-dstjitter",
  ];
  for (const { id, claim, values } of claims.filter((known) => !ours.includes(known.id)))
    for (const value of Object.values(values)) {
      const plain = claim.replace(/(\d),(?=\d{3})/g, "$1").toLowerCase();
      const forms = [value, value.toFixed(5), +(100 * value).toPrecision(6), inWords[value]].map(String);
      expect(
        forms.some((form) => plain.includes(form)),
        `${id}: ${value}`,
      ).toBe(true);
    }
});

test("every command that shows a figure names one that exists", () => {
  const known = figures.map(({ id }) => id);
  const named = claims.flatMap(({ command }) => /--only (.*)/.exec(command)?.[1].split(" ") ?? []);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((id) => !known.includes(id))).toEqual([]);
});

test.each([
  ["an unknown check", (text: string) => text.replace('"kind": "counts"', '"kind": "guess"')],
  ["a missing place", (text: string) => text.replace(/"place": "abstract",/, "")],
  ["a number as text", (text: string) => text.replace("16138", '"16138"')],
  ["what is not JSON", () => "{"],
])("%s is refused, naming the file", (_, change) => {
  const file = join(mkdtempSync(join(tmpdir(), "xmednn-claims-")), "claims.json");
  writeFileSync(file, change(readFileSync(join(packageRoot, "data", "paper", "claims.json"), "utf8")));
  expect(() => readClaims(file)).toThrow(DataError);
  expect(() => readClaims(file)).toThrow(file);
});
