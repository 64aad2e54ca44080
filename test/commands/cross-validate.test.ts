import { beforeAll, expect, test } from "vitest";
import { type Workplace, workplace } from "./command-line";

let place: Workplace;
beforeAll(async () => {
  place = workplace(200);
  await place.run("dataset", "import", place.file);
});

test("--json prints one object with data set, protocol, seed, classifier, folds, mean and deviation", async () => {
  const { out, err } = await place.run("cross-validate", "--classifier", "dt", "--folds", "4", "--seed", "3", "--json");
  expect(err).toBe("");
  const report = JSON.parse(out);
  expect(report).toMatchObject({
    dataset: { id: "synthetic" },
    protocol: { id: "paper" },
    seed: 3,
    classifier: { id: "dt", name: "Decision tree" },
  });
  expect(report.folds).toHaveLength(4);
  const accuracies = report.folds.map(({ accuracy }: { accuracy: number }) => accuracy);
  expect(report.mean.accuracy).toBeCloseTo(accuracies.reduce((sum: number, value: number) => sum + value, 0) / 4, 12);
  expect(Object.keys(report.standardDeviation)).toEqual(Object.keys(report.mean));
  for (const { rows, confusion, recall } of report.folds) {
    expect(confusion.tn + confusion.fp + confusion.fn + confusion.tp).toBe(rows);
    expect(recall).toBe(confusion.tp / (confusion.tp + confusion.fn));
  }
});

test("the same command gives the same folds, another seed others", async () => {
  const run = async (seed: string) =>
    JSON.parse((await place.run("cross-validate", "--classifier", "lr", "--folds", "3", "--seed", seed, "--json")).out);
  const first = await run("1");
  expect(await run("1")).toEqual(first);
  expect((await run("2")).folds).not.toEqual(first.folds);
});

test("on a terminal a line a fold, then mean and deviation", async () => {
  const { out } = await place.run("cross-validate", "--classifier", "gnb", "--folds", "3", "--protocol", "split-first");
  const lines = out.trimEnd().split("\n");
  expect(lines[0]).toBe("Data set: Synthetic flows; split-first protocol (split, scale, oversample); seed 1.");
  expect(lines[1]).toContain("Gaussian naive Bayes, 3 stratified folds");
  expect(lines[1]).toContain("0.0 % of the tested attacks have a copy in training.");
  expect(lines.slice(4).map((line) => line.split(/ {2,}/)[0])).toEqual([
    ...["fold 1", "fold 2", "fold 3", "mean", "deviation"],
  ]);
});

test.each([
  [["--classifier", "svm"], 'There is no classifier "svm": choose dnn, lr'],
  [["--folds", "1"], "1 folds cannot be made: ask for 2 to 100."],
  [["--folds", "two"], '--folds takes a whole number of at least 0, not "two"'],
  [["--folds", "99", "--protocol", "split-first"], "99 folds cannot be made of "],
  [["--protocol", "honest"], 'There is no protocol "honest"'],
])("%j is a usage error", async (words, sentence) => {
  const { code, err } = await place.run("cross-validate", ...words);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});
