import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readMeasurement } from "../../src/demonstration/measurement";
import { threeResponses } from "../../src/demonstration/three-responses";
import { withBrowser } from "../../src/figures/browser";
import { renderSvg } from "../../src/figures/svg";
import { canonicalJson } from "../../src/foundation/canonical-json";
import { DataError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";

const folder = join(packageRoot, "figures", "live");
const measurement = readMeasurement(join(folder, "results.json"));
const committed = (name: string) => readFileSync(join(folder, name), "utf8");

test("the committed figure is drawn from the committed measurement, to the byte", async () => {
  const spec = threeResponses(measurement);
  expect(canonicalJson(spec)).toBe(committed("three-responses.json"));
  expect((await withBrowser((browser) => renderSvg(spec, browser))) === committed("three-responses.svg")).toBe(true);
});

test("the figure says how its numbers were measured, and what it shows in words", () => {
  const { meta, layout } = threeResponses(measurement);
  const texts = JSON.stringify(layout.annotations);
  expect(texts).toContain(measurement.date);
  expect(texts).toContain("measured once");
  for (const { respond } of measurement.episodes) expect(meta.alt).toContain(`${respond}: detected after`);
});

test("the committed measurement shows what is said of it", () => {
  const [blockIp, blockMac, repair] = measurement.episodes;
  expect([blockIp, blockMac, repair].map(({ respond }) => respond)).toEqual(["block-ip", "block-mac", "repair"]);
  for (const { detected, firstAltered } of measurement.episodes)
    expect((detected as number) - (firstAltered as number)).toBeLessThan(3);
  expect(repair.longestGap).toBeLessThan(5);
  expect(repair.medicalDevicesBlocked).toBe(0);
  expect(Math.min(blockIp.longestGap, blockMac.longestGap)).toBeGreaterThan(10);
});

test("a file that is no measurement is named", () => {
  expect(existsSync(join(folder, "three-responses.json"))).toBe(true);
  expect(() => readMeasurement(join(folder, "three-responses.json"))).toThrow(DataError);
  expect(() => readMeasurement("/nowhere/results.json")).toThrow(
    '/nowhere/results.json is no measurement that "xmednn demo',
  );
});
