import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type Workplace, workplace } from "./command-line";

let place: Workplace;
let model: string;
let report: Record<string, never>;

beforeAll(async () => {
  place = workplace();
  model = join(place.root, "a model");
  await place.run("dataset", "import", place.file);
  const answer = await place.run("train", "--seed", "3", "--json", "--out", model);
  expect(answer.err).toBe("");
  report = JSON.parse(answer.out);
});

test("train --json prints one object with data set, protocol, seed, counts, metrics, history and speed", () => {
  expect(report).toMatchObject({
    dataset: { id: "synthetic", title: "Synthetic flows" },
    protocol: { id: "paper" },
    seed: 3,
    counts: { file: 400, train: { rows: 456 }, test: { rows: 152 } },
    steps: 150 * 23,
  });
  expect(report.confusion).toEqual(expect.objectContaining({ tn: expect.any(Number), tp: expect.any(Number) }));
  const { history, metrics, confusion } = report as never as {
    history: Record<string, number[]>;
    metrics: { accuracy: number; macro: { f1: number } };
    confusion: Record<string, number>;
  };
  for (const series of Object.values(history)) expect(series).toHaveLength(150);
  expect(metrics.accuracy).toBeCloseTo((confusion.tn + confusion.tp) / 152, 12);
  expect(metrics.accuracy).toBeGreaterThan(0.95);
});

test("the same command trains the same model, another seed another", async () => {
  const again = JSON.parse((await place.run("train", "--seed", "3", "--json")).out);
  const other = JSON.parse((await place.run("train", "--seed", "4", "--json")).out);
  expect(again.history).toEqual(report.history);
  expect(other.history).not.toEqual(report.history);
});

test("predict reads the saved model back and separates the classes it was trained on", async () => {
  expect(readdirSync(model)).toEqual(["model.json", "weights.bin"]);
  const { probabilities } = JSON.parse((await place.run("predict", "--model", model, place.file, "--json")).out);
  expect(probabilities).toHaveLength(400);
  const table = (await place.run("predict", "--model", model, place.file)).out.trim().split("\n");
  expect(table[0]).toBe("line,attack_probability,decision");
  expect(table).toHaveLength(401);
  table.slice(1).forEach((line, row) => {
    const [number, probability, decision] = line.split(",");
    expect(Number(number)).toBe(row + 2);
    expect(probability).toBe(probabilities[row].toFixed(6));
    expect(decision).toBe(probabilities[row] > 0.5 ? "attack" : "normal");
  });
});

test("on a terminal the first line says which data set, protocol and seed speak", async () => {
  const { out } = await place.run("train", "--protocol", "split-first");
  expect(out.split("\n")[0]).toBe(
    "Data set: Synthetic flows; split-first protocol (split, scale, oversample); seed 1.",
  );
});

test.each([
  [["train", "--seed", "one"], 2, '--seed takes a whole number of at least 0, not "one"'],
  [["train", "--protocol", "honest"], 2, 'There is no protocol "honest"'],
  [["train", "--dataset", "other"], 2, 'There is no data set "other"'],
  [["train", "--epochs", "3"], 2, "unknown option '--epochs'"],
  [["predict", "file.csv"], 2, "required option '--model <folder>' not specified"],
  [["predict", "--model", "nowhere", "file.csv"], 3, "could not be read"],
])("%j ends with exit code %d and a sentence", async (words, code, sentence) => {
  const answer = await place.run(...words);
  expect(answer.code).toBe(code);
  expect(answer.err).toContain(sentence);
  expect(answer.err).not.toMatch(/\n {4}at /);
  expect(answer.out).toBe("");
});
