import { describe, expect, test } from "vitest";
import type { Results } from "../../src/evaluation/results";
import type { ExplanationResults } from "../../src/explanation/explanation-results";
import { ranking } from "../../src/explanation/ranking";
import { figure5 } from "../../src/figures/figure-5";
import { figure5All } from "../../src/figures/figure-5-all";
import { figure5Dependence } from "../../src/figures/figure-5-dependence";
import { figure5Flow } from "../../src/figures/figure-5-flow";
import { figure5Stability } from "../../src/figures/figure-5-stability";
import { readPaper } from "../../src/figures/paper";
import type { PlotSpec } from "../../src/figures/plot-spec";
import { DataError } from "../../src/foundation/errors";
import { resultsFixture } from "./results-fixture";

const paper = readPaper();
const results = resultsFixture();
const explanation = results.explanation!;
const order = ranking(explanation.bySeed[0].importances);
const names = (columns: readonly number[]) => columns.map((column) => explanation.features[column]);

function textsOf({ layout }: PlotSpec): string[] {
  return (layout.annotations as readonly { text: string }[]).map(({ text }) => text);
}

function withExplanation(change: Partial<ExplanationResults>): Results {
  return { ...results, explanation: { ...explanation, ...change } };
}

test("the summary plot has the five features of highest mean absolute value, the highest at the top", () => {
  const { data } = figure5.draw(results, paper);
  expect(data.map(({ name }) => name)).toEqual(names(order.slice(0, 5)));
  const [top] = data;
  const heights = (top.y as readonly number[]).map(Math.abs);
  expect(Math.max(...heights)).toBeLessThan(0.5);
});

test("beside each stands the rank that the paper gives it", () => {
  const stated = paper.figure5.features.map(({ feature }) => explanation.features.indexOf(feature));
  const other = order.find((column) => !stated.includes(column))!;
  const wanted = [stated[2], other, stated[0]];
  const importances = explanation.features.map((_, column) =>
    wanted.includes(column) ? 3 - wanted.indexOf(column) : 0,
  );
  const [first] = explanation.bySeed;
  const spec = figure5.draw(withExplanation({ bySeed: [{ ...first, importances }] }), paper);
  const ranks = textsOf(spec).filter((text) => /^rank \d$|^not in its five$/.test(text));
  expect(ranks.slice(0, 3)).toEqual(["rank 3", "not in its five", "rank 1"]);
  expect(spec.meta.caption).toContain("are not among them");
});

test("dots are blue for low values, red for high ones, and grey where the feature does not vary", () => {
  const { data } = figure5All.draw(results, paper);
  expect(data).toHaveLength(28);
  expect(data[0].marker).toMatchObject({
    cmin: 0,
    cmax: 1,
    colorscale: [
      [0, "#008bfb"],
      [1, "#ff0051"],
    ],
  });
  expect(data[27].marker).toMatchObject({ color: "#777777" });
});

test("the dependence plots are those of the paper's five in its order, and of our first other one", () => {
  const stated = paper.figure5.features.map(({ feature }) => feature);
  const [other] = names(order).filter((feature) => !stated.includes(feature));
  const bold = (
    figure5Dependence.draw(results, paper).layout.annotations as readonly { text: string; font: { weight: number } }[]
  )
    .filter(({ font }) => font.weight === 600)
    .map(({ text }) => text);
  expect(bold.slice(1)).toEqual([...stated, other]);
});

test("the waterfall begins at the background's mean and ends at the flow's probability", () => {
  const contributions = explanation.features.map((_, column) => (column === 3 ? 0.3 : column === 5 ? -0.1 : 0));
  const flow = { ...explanation.flow, probability: 0.75, contributions };
  const texts = textsOf(figure5Flow.draw(withExplanation({ flow, expectedValue: 0.55 }), paper));
  expect(texts).toEqual(
    expect.arrayContaining(["probability = 0.750", "mean of the background = 0.550", "+0.300", "\u22120.100"]),
  );
  expect(
    texts.filter((text) => text.includes(" = ") && !text.startsWith("probability") && !text.startsWith("mean")),
  ).toHaveLength(9);
  expect(texts).toContain("19 other features");
});

test("the table of stability counts seeds and backgrounds, and has the paper's five in any case", () => {
  const { meta, layout } = figure5Stability.draw(results, paper);
  for (const { feature } of paper.figure5.features) expect(meta.alt).toContain(`${feature}: in the first five with`);
  expect(textsOf({ layout } as PlotSpec)).toEqual(expect.arrayContaining(["10 seeds", "3 backgrounds"]));
  expect(meta.caption).toMatch(/between seeds -?\u2212?\d\.\d\d \(.*\); between backgrounds /);
});

describe("without an explanation nothing is drawn", () => {
  test.each([figure5, figure5All, figure5Dependence, figure5Flow, figure5Stability])("$id", ({ draw }) => {
    expect(() => draw({ ...results, explanation: null }, paper)).toThrow(DataError);
  });
});
