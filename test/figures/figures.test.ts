import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Metrics } from "../../src/evaluation/metrics";
import type { Results } from "../../src/evaluation/results";
import { figures } from "../../src/figures/figures";
import { installedFile } from "../../src/figures/installed-file";
import { readPaper } from "../../src/figures/paper";
import type { Json, PlotSpec } from "../../src/figures/plot-spec";
import { canonicalJson, roundTo } from "../../src/foundation/canonical-json";
import { DataError } from "../../src/foundation/errors";
import { extremeFixture, resultsFixture } from "./results-fixture";

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

describe.each(figures.map((figure) => [figure.id, figure] as const))("%s", (_, figure) => {
  test.each(fixtures)("gives the same JSON twice and leaves its input as it was (%s results)", (_, results) => {
    const [frozenResults, frozenPaper] = [frozen(results), frozen(paper)];
    const before = canonicalJson({ results, paper });
    expect(canonicalJson(figure.draw(frozenResults, frozenPaper))).toBe(canonicalJson(figure.draw(results, paper)));
    expect(canonicalJson({ results, paper })).toBe(before);
  });

  test("carries its identifier and title, a caption and words for who cannot see it", () => {
    const { meta } = figure.draw(resultsFixture(), paper);
    expect(meta).toMatchObject({ id: figure.id, title: figure.title, dataset: "WUSTL-EHMS-2020" });
    expect(meta.caption).toMatch(/^[A-Z].{40,}\.$/);
    expect(meta.alt).toMatch(/\.$/);
  });

  test("shows data set, protocol and seeds", () => {
    const texts = textsOf(figure.draw(resultsFixture(), paper)).join("\n");
    expect(texts).toMatch(/^WUSTL-EHMS-2020 \u00b7 paper protocol \(oversample, scale, split\) \u00b7 .*\b10\b/m);
  });

  test("of the simulated data says so", () => {
    const results = resultsFixture();
    const spec = figure.draw({ ...results, dataset: { ...results.dataset, id: "twin", title: "any" } }, paper);
    expect(spec.meta.dataset).toBe("twin (simulated)");
    expect(textsOf(spec).join("\n")).toMatch(/^twin \(simulated\) \u00b7 /m);
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
  };

  test.each(figures.map((figure) => [figure.id, figure] as const))("%s", (id, figure) => {
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

describe("what cannot be drawn", () => {
  const figure = (id: string) => figures.find((known) => known.id === id)!;

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

  test("in place of XGBoost's settings stands the reason why there are none", () => {
    const texts = textsOf(figure("table-1-xgboost").draw(extremeFixture(), paper));
    expect(texts.join("\n").replace(/<br>/g, " ")).toMatch(/^Not drawn: libxgboost 3\.2\.0 could not be loaded/m);
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
