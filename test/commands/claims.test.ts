import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/foundation/package-root";
import { runIn, workplace } from "./command-line";

const published = (dataset: string) =>
  JSON.parse(readFileSync(join(packageRoot, "figures", dataset, "claims.json"), "utf8"));

test("claims prints every claim of the paper with its verdict, by the paper's own data set", async () => {
  const { code, err, out } = await runIn(packageRoot, ["claims"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^Data set: WUSTL-EHMS-2020; 48 claims of the paper: \d+ reproduced, \d+ not\s+reproduced, /);
  const words = (text: string) => text.split(/\s+/).join(" ");
  for (const { claim, place, verdict, evidence, command } of published("wustl"))
    expect(words(out)).toContain(words(`${verdict.toUpperCase()}: ${claim} (${place}) ${evidence} ${command}`));
  for (const line of out.split("\n")) expect(line.length).toBeLessThan(111);
});

test("the README shows the first lines of it", async () => {
  const { out } = await runIn(packageRoot, ["claims"]);
  const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
  expect(readme).toContain(out.split("\n\n")[0]);
  expect(readme).toContain(`the verdict on each of ${published("wustl").length} statements`);
});

test.each(["wustl", "twin"])("the published claims of %s are those of its published results", async (dataset) => {
  const { code, out } = await runIn(packageRoot, ["claims", "--dataset", dataset, "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out).claims).toEqual(published(dataset));
});

test("an unknown data set is a usage error, one without results a data error that says what to run", async () => {
  const place = workplace();
  expect((await place.run("claims", "--dataset", "none")).code).toBe(2);
  const absent = await place.run("claims", "--dataset", "synthetic");
  expect(absent.code).toBe(3);
  expect(absent.err).toMatch(/results\.json could not be read: .*Run reproduce/);
  mkdirSync(join(place.root, "figures", "synthetic"), { recursive: true });
  writeFileSync(join(place.root, "figures", "synthetic", "results.json"), "{");
  expect((await place.run("claims", "--dataset", "synthetic")).code).toBe(3);
});
