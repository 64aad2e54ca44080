import { expect, test } from "vitest";
import { selectedFeatures } from "../../../src/dataset/schema";
import { columnsOf, featureSets, searchedFeatures } from "../../../src/evaluation/search/feature-sets";

test("the sets are the paper's 28 features, and the same with eight vital signs, with Packet_num, and with both", () => {
  expect(Object.values(featureSets).map(({ names }) => names.length)).toEqual([28, 36, 29, 37]);
  for (const { names } of Object.values(featureSets)) expect(names.slice(0, 28)).toEqual(selectedFeatures);
  expect(featureSets.vitals.names.slice(28)).toContain("Heart_rate");
});

test("the columns of a set have its names, in its order", () => {
  for (const id of ["paper", "vitals", "packet-number", "all"] as const)
    expect(columnsOf(id).map((column) => searchedFeatures[column])).toEqual(featureSets[id].names);
});
