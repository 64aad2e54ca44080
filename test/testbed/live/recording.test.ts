import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { columns } from "../../../src/dataset/columns";
import { datasetStatus } from "../../../src/dataset/dataset-status";
import { datasetEntry, defaultRoot } from "../../../src/dataset/manifest";
import { openDataset, openReproduced } from "../../../src/dataset/open-dataset";
import { testedSet } from "../../../src/evaluation/tested-set";
import { UsageError } from "../../../src/foundation/errors";
import { compareTables } from "../../../src/testbed/comparison";
import { featureName, spreadText } from "../../../src/testbed/datasheet";
import { ehmsTestbed } from "../../../src/testbed/parameters";
import { realFlows } from "../../real-data";

const live = openDataset("live");
const normal = openDataset("live-normal");
const [datasheet, twinDatasheet] = ["live", "twin"].map((id) =>
  readFileSync(join(defaultRoot, id, "DATASHEET.md"), "utf8"),
);
const count = (category: string) => live.categories.filter((found) => found === category).length;

describe.each(["live", "live-normal"])("the recorded flows %s", (id) => {
  test("are the recorded bytes, of the size that the manifest states", () => {
    const entry = datasetEntry(id);
    expect(datasetStatus().find((status) => status.id === id)).toMatchObject({ state: "verified", url: null });
    expect(openDataset(id).rows).toBe(entry.rows);
    expect(entry.columns).toBe(columns.length);
    expect(datasheet).toContain(entry.sha256);
  });

  test("all go from the gateway to the server, and none has an invalid cell", () => {
    const { texts, numbers, invalidCells } = openDataset(id);
    const { gateway, server } = ehmsTestbed.addresses;
    expect(new Set(texts.SrcAddr)).toEqual(new Set([gateway.ip]));
    expect(new Set(texts.DstAddr)).toEqual(new Set([server.ip]));
    expect(new Set(numbers.Dport)).toEqual(new Set([ehmsTestbed.serverPort]));
    expect(invalidCells).toEqual([]);
  });

  test("are there to be tested on: the paper's tables are not made of them", () => {
    expect(() => openReproduced(id)).toThrow(UsageError);
    expect(() => openReproduced(id)).toThrow(
      `"${id}" is there to test networks on (the figure transfer); the paper's tables are made of wustl or twin.`,
    );
  });
});

test("the datasheet counts the flows by class", () => {
  expect(datasheet).toContain(
    `| ${live.rows}: ${count("normal")} normal, ${count("Spoofing")} Spoofing, ${count("Data Alteration")} Data Alteration, in four bursts`,
  );
  expect(datasheet).toContain(`| ${normal.rows}, all normal`);
});

test("normal flows are those that the attacker's machine did not send", () => {
  const sentBy = (kind: (category: string) => boolean) =>
    new Set(live.texts.SrcMac.filter((_, row) => kind(live.categories[row])));
  const { gateway, attacker } = ehmsTestbed.addresses;
  expect(sentBy((category) => category === "normal")).toEqual(new Set([gateway.mac]));
  expect(sentBy((category) => category !== "normal")).toEqual(new Set([attacker.mac]));
});

test("the normal traffic beside them has no attack, and as many flows as an hour at a reading a second", () => {
  expect(new Set(normal.categories)).toEqual(new Set(["normal"]));
  expect(new Set(normal.texts.SrcMac)).toEqual(new Set([ehmsTestbed.addresses.gateway.mac]));
  expect(normal.rows).toBeGreaterThanOrEqual(3600);
  const gaps = [live, normal].map((flows) => `${testedSet(flows).packetGap.toFixed(1)} ms`);
  expect(datasheet).toContain(`${gaps[0]} in the first and ${gaps[1]} in the second`);
});

describe("the datasheet's comparison", () => {
  const rows = compareTables(openDataset("twin"), live);

  test.each(rows.map((row) => [row.feature, row.category, row] as const))("of %s, %s", (feature, category, row) => {
    const name = `| ${category} | ${featureName(feature)} |`;
    const [published] = twinDatasheet.split("\n").flatMap((line) => (line.startsWith(name) ? [line.split(" | ")] : []));
    const [real, twin] = published.slice(2);
    expect(twin).toBe(spreadText(row.real, feature));
    expect(datasheet).toContain(`${name} ${real} | ${twin} | ${spreadText(row.twin, feature)} | `);
  });

  test.skipIf(realFlows === null)("has the distances from the real flows", () => {
    for (const { category, feature, twin, distance } of compareTables(realFlows!, live)) {
      const line = new RegExp(`\\| ${category} \\| ${feature}.* \\| (\\d\\.\\d{3}) \\|`).exec(datasheet);
      expect(line?.[1], `${category} ${feature} ${twin.median}`).toBe(distance.toFixed(3));
    }
  });
});
