import { expect, test } from "vitest";
import { transferPartners } from "../../src/reproduction/transfer-partners";
import { dataRoot } from "../dataset/data-root";

const visited = (id: string) => transferPartners(id, {}).map(({ flows, quiet }) => [flows.dataset, quiet?.dataset]);

test("the real data's networks go to the twin and to the live testbed, which has normal traffic beside it", () => {
  expect(visited("wustl")).toEqual([
    ["twin", undefined],
    ["live", "live-normal"],
  ]);
});

test("the twin's go to the live testbed alone, whether or not the real data is here", () => {
  expect(visited("twin")).toEqual([["live", "live-normal"]]);
});

test("where nothing comes with the package there is nowhere to go", () => {
  expect(transferPartners("ward", { root: dataRoot() })).toEqual([]);
});
