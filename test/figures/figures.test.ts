import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Metrics } from "../../src/evaluation/metrics";
import type { Results } from "../../src/evaluation/results";
import type { TransferRun } from "../../src/evaluation/transfer";
import { type Figure, figures } from "../../src/figures/figures";
import { installedFile } from "../../src/figures/installed-file";
import { readPaper } from "../../src/figures/paper";
import type { Json, PlotSpec } from "../../src/figures/plot-spec";
import { canonicalJson, roundTo } from "../../src/foundation/canonical-json";
import { DataError } from "../../src/foundation/errors";
import { figure5Changes } from "./figure-5-changes";
import { extremeFixture, resultsFixture } from "./results-fixture";
import { searchChanges } from "./search-changes";

const paper = readPaper();
const fixtures: readonly [string, Results][] = [
  ["usual", resultsFixture()],
  ["extreme", extremeFixture()],
];

test("every figure has an identifier of its own, which can be a file name", () => {
  const ids = figures.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
});

/** Drawn from the paper or the package alone: no data set speaks in them. */
const withoutData = ["figure-1", "figure-2", "table-2-recovered"];
const measured = figures.filter(({ id }) => !withoutData.includes(id));

describe.each(figures.map((figure) => [figure.id, figure] as const))("%s", (_, figure) => {
  test.each(fixtures)("gives the same JSON twice and leaves its input as it was (%s results)", (_, results) => {
    const [frozenResults, frozenPaper] = [frozen(results), frozen(paper)];
    const before = canonicalJson({ results, paper });
    expect(canonicalJson(figure.draw(frozenResults, frozenPaper))).toBe(canonicalJson(figure.draw(results, paper)));
    expect(canonicalJson({ results, paper })).toBe(before);
  });

  test("carries its identifier and title, a caption and words for who cannot see it", () => {
    const { meta } = figure.draw(resultsFixture(), paper);
    expect(meta).toMatchObject({ id: figure.id, title: figure.title });
    expect(meta.caption).toMatch(/^[A-Z].{40,}\.$/);
    expect(meta.alt).toMatch(/\.$/);
  });

  test("has no number of more than five decimals", () => {
    for (const value of numbersOf(figure.draw(resultsFixture(), paper) as unknown as Json))
      expect(value).toBe(roundTo(value, 5));
  });

  test.each(fixtures)("uses no character that the bundled font lacks (%s results)", (_, results) => {
    for (const text of textsOf(figure.draw(results, paper)))
      for (const character of text.replace(/<br>/g, ""))
        expect(isLatin(character), `${character} in ${text}`).toBe(true);
  });
});

describe.each(measured.map((figure) => [figure.id, figure] as const))("%s", (id, figure) => {
  test("shows data set, protocol and seeds", () => {
    const spec = figure.draw(resultsFixture(), paper);
    const texts = textsOf(spec).join("\n").replace(/<br>/g, " ");
    expect(spec.meta.dataset).toBe("WUSTL-EHMS-2020");
    const protocol =
      id === "transfer"
        ? "split-first protocol \\(split, scale, oversample\\)"
        : "paper protocol \\(oversample, scale, split\\)";
    const seeds = id.startsWith("capacity") ? "seeds 1 to 3; \u2020 seed 1 alone" : ".*\\b10\\b";
    expect(texts).toMatch(new RegExp(`^WUSTL-EHMS-2020 \u00b7 ${protocol}.* \u00b7 ${seeds}`, "m"));
  });

  test("of the simulated data says so", () => {
    const results = resultsFixture();
    const spec = figure.draw({ ...results, dataset: { ...results.dataset, id: "twin", title: "any" } }, paper);
    expect(spec.meta.dataset).toBe("twin (simulated)");
    expect(textsOf(spec).join("\n")).toMatch(/^twin \(simulated\) \u00b7 /m);
  });
});

describe.each(withoutData)("%s", (id) => {
  test("is the same whatever the results, and names no data set", () => {
    const spec = figure(id).draw(resultsFixture(), paper);
    expect(canonicalJson(figure(id).draw(extremeFixture(), paper))).toBe(canonicalJson(spec));
    expect(spec.meta).toMatchObject({ dataset: null, protocol: null });
  });
});

describe("what is drawn comes from the results: a number that changes changes the figure", () => {
  const shown: Readonly<Record<string, fc.Arbitrary<(results: Results) => Results>>> = {
    headline: oneMetric(["dnn", "lr", "dt", "gnb", "xgb"], ["accuracy"]),
    "table-1": oneMetric(["dnn", "lr", "dt", "gnb", "xgb"], ["accuracy", "precisionMacro", "recallMacro", "f1Macro"]),
    "table-1-xgboost": fc.nat({ max: 11 }).map((index) => (results) => ({
      ...results,
      boostingSettings: results.boostingSettings.map((setting, i) =>
        i === index ? { ...setting, accuracy: setting.accuracy + 0.001 } : setting,
      ),
    })),
    "table-2": oneFold(["dnn"], ["paper"], ["accuracy", "precisionAttack", "recallAttack", "f1Attack"]),
    "table-2-classifiers": oneFold(
      ["dnn", "lr", "dt", "gnb", "xgb", "xgb-depth-10"],
      ["paper", "split-first"],
      ["accuracy", "precisionAttack", "recallAttack", "f1Attack", "falsePositiveRate"],
    ),
    "table-2-leak": oneFold(
      ["dnn", "lr", "dt", "gnb", "xgb", "xgb-depth-10"],
      ["paper", "split-first"],
      ["recallAttack", "falsePositiveRate"],
    ),
    "table-3": oneFold(["dnn"], ["paper", "split-first"], ["accuracy", "f1Attack", "falsePositiveRate"]),
    "figure-3": fc.oneof(
      oneMetric(["dnn"], ["falsePositiveRate", "falseNegativeRate"]),
      oneMetric(["dnn"], ["tn", "fp", "fn", "tp"], { firstSeed: true, step: 100 }),
    ),
    "figure-4": fc
      .tuple(fc.constantFrom("loss", "accuracy", "testLoss", "testAccuracy"), fc.nat({ max: 149 }))
      .map(([curve, epoch]) => (results) => ({
        ...results,
        history: {
          ...results.history,
          [curve]: results.history[curve as "loss"].map((value, i) => (i === epoch ? value + 0.001 : value)),
        },
      })),
    transfer: fc
      .tuple(fc.constantFrom("falsePositiveRate", "recallSpoofing", "recallAlteration"), fc.nat({ max: 14 }))
      .map(
        ([metric, row]) =>
          (results) =>
            withTests(results, row, (run) => ({ ...run, [metric]: 0.123 })),
      ),
    ...figure5Changes,
    ...searchChanges,
  };

  test.each(measured.map((figure) => [figure.id, figure] as const))("%s", (id, figure) => {
    const drawn = (results: Results) => {
      const { data, layout } = figure.draw(results, paper);
      return canonicalJson({ data, layout });
    };
    const before = drawn(resultsFixture());
    fc.assert(
      fc.property(shown[id], (change) => {
        expect(drawn(change(resultsFixture()))).not.toBe(before);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what is drawn", () => {
  test("Figure 3 has the counts of the first seed, their shares of the class, and the paper's rates", () => {
    const { tn, fp, fn, tp } = { tn: 3000, fp: 1000, fn: 500, tp: 1500 };
    const results = resultsFixture();
    const [dnn] = results.classifiers;
    const metrics = { ...dnn.runs[0].metrics, tn, fp, fn, tp, falsePositiveRate: 0.25, falseNegativeRate: 0.25 };
    const classifiers = [{ ...dnn, runs: [{ seed: 1, metrics }, ...dnn.runs.slice(1)] }];
    const texts = textsOf(figure("figure-3").draw({ ...results, classifiers }, paper));
    const at = texts.indexOf("3000");
    expect(texts.slice(at, at + 8)).toEqual(
      ["3000", "75.00 %", "1000", "25.00 %", "500", "25.00 %", "1500", "75.00 %"].map((text) =>
        text.replace(" ", "\u00a0"),
      ),
    );
    expect(texts).toEqual(expect.arrayContaining(["3.12\u00a0%", "3.01\u00a0%"]));
  });

  test("Figure 4 has the four curves, epoch by epoch from 1", () => {
    const results = resultsFixture();
    const { data } = figure("figure-4").draw(results, paper);
    const { loss, testLoss, accuracy, testAccuracy } = results.history;
    const wanted = [testLoss, loss, testAccuracy, accuracy].map((curve) => curve.map((value) => roundTo(value, 5)));
    expect(data.slice(0, 4).map(({ y }) => y)).toEqual(wanted);
    expect(data[0].x).toEqual(loss.map((_, i) => i + 1));
  });

  test("the lines of XGBoost's settings go from the lowest depth to the highest, in whatever order they came", () => {
    const results = resultsFixture();
    const boostingSettings = [...results.boostingSettings].reverse();
    const { data } = figure("table-1-xgboost").draw({ ...results, boostingSettings }, paper);
    expect(data.slice(0, 3).map(({ x }) => x)).toEqual(Array(3).fill([3, 4, 5, 6]));
  });

  test("the headline has the claims, the means and the ranges of all five", () => {
    const { data } = figure("headline").draw(resultsFixture(), paper);
    const byName = new Map(data.map((trace) => [trace.name, trace]));
    expect(byName.get("claimed by the paper")?.x).toEqual(paper.table1.rows.map(({ accuracy }) => accuracy));
    expect(byName.get("measured, mean")?.x).toHaveLength(5);
    expect(byName.get("lowest to highest of 10\u00a0seeds")?.x).toHaveLength(15);
  });
});

describe("what cannot be drawn", () => {
  test("Figure 3 without a run of the network", () => {
    const draw = () => figure("figure-3").draw({ ...resultsFixture(), classifiers: [] }, paper);
    expect(draw).toThrow(DataError);
    expect(draw).toThrow("Figure 3 needs a run of the network (dnn), and the results hold none.");
  });

  test("Figure 4 without a history", () => {
    const history = { loss: [], accuracy: [], testLoss: [], testAccuracy: [] };
    const draw = () => figure("figure-4").draw({ ...resultsFixture(), history }, paper);
    expect(draw).toThrow(DataError);
    expect(draw).toThrow("Figure 4 needs the network's history by epoch, and the results hold none.");
  });

  test("the tables of the cross-validation without folds", () => {
    const empty = { ...resultsFixture(), crossValidation: [] };
    expect(() => figure("table-2").draw(empty, paper)).toThrow(DataError);
    expect(() => figure("table-2-classifiers").draw(empty, paper)).toThrow(DataError);
    expect(() => figure("table-2-leak").draw(empty, paper)).toThrow(DataError);
  });

  test("in place of XGBoost's settings stands the reason why there are none", () => {
    const texts = textsOf(figure("table-1-xgboost").draw(extremeFixture(), paper));
    expect(texts.join("\n").replace(/<br>/g, " ")).toMatch(/^Not drawn: libxgboost 3\.2\.0 could not be loaded/m);
  });

  test("in place of the search stands what brings it", () => {
    const { search, ...results } = resultsFixture();
    for (const id of ["capacity", "capacity-table"]) {
      const texts = textsOf(figure(id).draw(results, paper));
      expect(texts.join("\n")).toContain("the search has not been run on this data set. Run reproduce --full.");
    }
  });

  test("in Table 1 the reason stands below the paper's values", () => {
    const texts = textsOf(figure("table-1").draw(extremeFixture(), paper));
    expect(texts).toContain("not compared");
    expect(texts.join(" ")).toContain("libxgboost 3.2.0 could not be loaded, since there is no Python 3.10");
  });

  test("Figure 4 without test rows shows the training curves alone", () => {
    const { history, ...results } = resultsFixture();
    const spec = figure("figure-4").draw(
      { ...results, history: { ...history, testLoss: [], testAccuracy: [] } },
      paper,
    );
    expect(spec.data.map(({ name }) => name)).toEqual(["train", "train", "paper"]);
  });
});

function figure(id: string): Figure {
  return figures.find((known) => known.id === id)!;
}

/** A change of one metric of one run, by a step. */
function oneMetric(
  ids: readonly string[],
  names: readonly (keyof Metrics)[],
  { firstSeed = false, step = 0.001 } = {},
) {
  return fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...names), fc.nat({ max: firstSeed ? 0 : 9 })).map(
    ([id, name, index]) =>
      (results: Results): Results => ({
        ...results,
        classifiers: results.classifiers.map((kind) => ({
          ...kind,
          runs: kind.runs.map((run, i) =>
            kind.id === id && i === index
              ? { ...run, metrics: { ...run.metrics, [name]: (run.metrics[name] as number) + step } }
              : run,
          ),
        })),
      }),
  );
}

/** A change of one metric of one fold, large enough to show in a mean of three decimals. */
function oneFold(ids: readonly string[], protocols: readonly string[], names: readonly (keyof Metrics)[]) {
  return fc
    .tuple(fc.constantFrom(...ids), fc.constantFrom(...protocols), fc.constantFrom(...names), fc.nat({ max: 9 }))
    .map(
      ([id, protocol, name, index]) =>
        (results: Results): Results => ({
          ...results,
          crossValidation: results.crossValidation.map((tested) =>
            tested.id !== id || tested.protocol !== protocol
              ? tested
              : {
                  ...tested,
                  folds: tested.folds.map((fold, i) =>
                    i === index ? { ...fold, [name]: (fold[name] as number) + 0.02 } : fold,
                  ),
                },
          ),
        }),
    );
}

/** The results with the runs of one test changed. */
function withTests(results: Results, index: number, change: (run: TransferRun) => TransferRun): Results {
  const { sets, tests } = results.transfer!;
  const changed = tests.map((test, i) => (i === index ? { ...test, runs: test.runs.map(change) } : test));
  return { ...results, transfer: { sets, tests: changed } };
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

function textsOf({ layout, data }: PlotSpec): string[] {
  const annotations = layout.annotations as readonly { readonly text: string }[];
  return [
    ...annotations.map(({ text }) => text),
    ...data.flatMap(({ name }) => (typeof name === "string" ? [name] : [])),
  ];
}

function numbersOf(value: Json): number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((inner) => numbersOf(inner as Json));
}

/** Whether the Latin part of the bundled font has the character. */
function isLatin(character: string): boolean {
  const file = installedFile("@fontsource/source-sans-3/package.json").replace("package.json", "unicode.json");
  const ranges = (JSON.parse(readFileSync(file, "utf8")) as { latin: string }).latin.split(",");
  const code = character.codePointAt(0)!;
  return ranges.some((range) => {
    const [from, to = from] = range.slice(2).split("-");
    return code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16);
  });
}
