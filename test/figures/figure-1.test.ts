import { expect, test } from "vitest";
import { figure1 } from "../../src/figures/figure-1";
import { type Paper, readPaper } from "../../src/figures/paper";
import { resultsFixture } from "./results-fixture";

const paper = readPaper();
const draw = (changed: Paper = paper) => figure1.draw(resultsFixture(), changed);
const pointsOf = ({ data }: ReturnType<typeof draw>) =>
  data.flatMap(({ x, y }) => (x as number[]).map((year, i) => [year, (y as number[])[i]]));

test("two points are drawn and no line: what is stated, and what follows from the stated growth", () => {
  expect(pointsOf(draw())).toEqual([
    [2022, 12.97],
    [2027, 19.455],
  ]);
  expect(draw().data.every(({ mode }) => mode === "markers")).toBe(true);
});

test("the points are told apart, with the paper's words", () => {
  const spec = draw();
  expect(spec.data.map(({ name }) => name)).toEqual(["stated", "follows from the stated growth"]);
  const texts = JSON.stringify(spec.layout.annotations);
  expect(texts).toContain(paper.figure1.stated.words);
  expect(texts).toContain(paper.figure1.growth.words);
  expect(texts).toContain("no value stated in words");
});

test("a series that a reader adds is drawn beside them, under its own source", () => {
  const added = {
    source: "a report",
    points: [
      { year: 2017, revenue: 5 },
      { year: 2018, revenue: 30 },
    ],
  };
  const spec = draw({ ...paper, figure1: { ...paper.figure1, added } });
  expect(spec.data[0]).toMatchObject({ name: "added: a report", x: [2017, 2018], y: [5, 30] });
  expect(spec.layout.yaxis).toMatchObject({ range: [0, 35] });
  expect(JSON.stringify(spec.layout.annotations)).not.toContain("no value stated in words");
});
