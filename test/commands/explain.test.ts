import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { beforeAll, expect, test } from "vitest";
import { explainCommand } from "../../src/commands/explain";
import { syntheticCsv } from "../dataset/synthetic-flows";
import { workplace } from "./command-line";

const place = workplace(120);
const model = join(place.root, "a model");
const flows = join(place.root, "flows to explain.csv");

beforeAll(async () => {
  await place.run("dataset", "import", place.file);
  await place.run("train", "--out", model);
  writeFileSync(flows, syntheticCsv({ rows: 30 }));
});

async function explain(...words: readonly string[]): Promise<string> {
  const out = new TextSink();
  const terminal = { out, err: new TextSink(), signal: new AbortController().signal, root: place.root };
  await explainCommand(terminal).exitOverride().parseAsync(words, { from: "user" });
  return out.text;
}

class TextSink extends Writable {
  text = "";
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

test("explain --row --json gives a flow's probability and what each feature adds to the mean", async () => {
  const report = JSON.parse(await explain(flows, "--model", model, "--row", "3", "--json"));
  expect(report).toMatchObject({
    file: flows,
    row: 3,
    line: 4,
    background: { rows: 30 },
    model: { dataset: "synthetic" },
  });
  const parts: { feature: string; contribution: number }[] = report.contributions;
  expect(new Set(parts.map(({ feature }) => feature)).size).toBe(28);
  const sum = parts.reduce((total, { contribution }) => total + contribution, report.background.meanProbability);
  expect(sum).toBeCloseTo(report.probability, 12);
  const sizes = parts.map(({ contribution }) => Math.abs(contribution));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});

test("a flow's probability is the one that predict prints, on the same line of the file", async () => {
  const { probability, line } = JSON.parse(await explain(flows, "--model", model, "--row", "30", "--json"));
  const { out } = await place.run("predict", "--model", model, flows);
  const [, predicted] = out
    .split("\n")
    .find((text) => text.startsWith(`${line},`))!
    .split(",");
  expect(probability).toBeCloseTo(Number(predicted), 4);
});

test("in words it names the five features that add or take most", async () => {
  const text = await explain(flows, "--model", model, "--row", "3");
  expect(text).toMatch(
    /^Row 3 \(line 4 of .*flows to explain\.csv\) is judged (an attack|normal): its probability of attack is \d\.\d{3}\./,
  );
  expect(text.match(/ towards (attack|normal): \w+ is /g)).toHaveLength(5);
  expect(text).toMatch(/by 23 other features\n$/);
});

test("without --row all flows are explained, features by falling mean absolute contribution", async () => {
  const report = JSON.parse(await explain(flows, "--model", model, "--json"));
  expect(report.flows).toBe(30);
  const sizes = report.features.map(
    (feature: { meanAbsoluteContribution: number }) => feature.meanAbsoluteContribution,
  );
  expect(sizes).toHaveLength(28);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(await explain(flows, "--model", model)).toContain(`30 flows of ${flows}, compared with 30 flows of it`);
});

test("the same command says the same twice", async () => {
  expect(await explain(flows, "--model", model)).toBe(await explain(flows, "--model", model));
});

test.each(["0", "31"])("row %s of a file of 30 flows is a usage error", async (row) => {
  await expect(explain(flows, "--model", model, "--row", row)).rejects.toMatchObject({
    name: "UsageError",
    message: `${flows} holds 30 flows: --row takes a number from 1 to 30, not ${row}.`,
  });
});

test("a file of one flow has nothing to be compared with", async () => {
  const lone = join(place.root, "lone.csv");
  writeFileSync(
    lone,
    syntheticCsv({ rows: 30 })
      .split(/(?<=\n)/)
      .slice(0, 2)
      .join(""),
  );
  await expect(explain(lone, "--model", model)).rejects.toMatchObject({ name: "DataError" });
});
