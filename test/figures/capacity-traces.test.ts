import { expect, test } from "vitest";
import type { SearchEntry } from "../../src/evaluation/search/search-results";
import { capacityTraces } from "../../src/figures/capacity-traces";
import { resultsFixture } from "./results-fixture";

const [first] = resultsFixture().search!.entries;

/** A network with the given balanced accuracies, seed by seed, under both protocols. */
const network = (parameters: number, paper: readonly number[], splitFirst: readonly number[]): SearchEntry => {
  const [run] = first.runs;
  const runs = paper.map((value, i) => ({
    seed: i + 1,
    paper: { ...run.paper, balancedAccuracy: value },
    splitFirst: { ...run.splitFirst, balancedAccuracy: splitFirst[i] },
  }));
  return { ...first, parameters, runs };
};
const small = network(4000, [0.8, 0.81, 0.85], [0.75, 0.76, 0.77]);
const large = network(40_000, [0.93], [0.74]);
const drawn = (entries: readonly SearchEntry[], claimed = 0.969) => {
  const [, paperRange, splitFirstRange, , paper, splitFirst] = capacityTraces(entries, claimed, [2000, 80_000]);
  return { paperRange, splitFirstRange, paper, splitFirst };
};

test("dots stand at the means over the seeds, and ranges go from the lowest seed to the highest", () => {
  const { paperRange, splitFirstRange, paper, splitFirst } = drawn([small, large]);
  expect([paper.x, paper.y, splitFirst.y]).toEqual([
    [4000, 40_000],
    [0.82, 0.93],
    [0.76, 0.74],
  ]);
  expect(paperRange.x).toEqual([4000, 4000, null, 40_000, 40_000, null]);
  expect(paperRange.y).toEqual([0.8, 0.85, null, 0.93, 0.93, null]);
  expect(splitFirstRange.y).toEqual([0.75, 0.77, null, 0.74, 0.74, null]);
});

test("the largest network has its values written, marked when they are of one seed", () => {
  expect(drawn([small, large]).paper.text).toEqual(["", "\u00a00.930\u2020"]);
  expect(drawn([small]).splitFirst.text).toEqual(["\u00a00.760"]);
});

test("values stand where no line or other value strikes them", () => {
  const places = (entries: readonly SearchEntry[], claimed?: number) => {
    const { paper, splitFirst } = drawn(entries, claimed);
    return [paper.textposition, splitFirst.textposition];
  };
  expect(places([large])).toEqual(["bottom right", "middle right"]);
  expect(places([large], 0.99)).toEqual(["middle right", "middle right"]);
  expect(places([network(4000, [0.78], [0.76])])).toEqual(["top right", "bottom right"]);
  expect(places([network(4000, [0.76], [0.78])])).toEqual(["bottom right", "top right"]);
});
