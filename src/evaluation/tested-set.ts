import type { FlowTable } from "../dataset/flow-table";
import { normalCategory } from "../dataset/schema";
import { quantile } from "../explanation/quantile";

/** A data set that networks are tested on. */
export interface TestedSet {
  readonly id: string;
  readonly title: string;
  /** Flows by class. */
  readonly normal: number;
  readonly spoofing: number;
  readonly alteration: number;
  /** Median, over the normal flows, of the mean time between two packets of the gateway (SIntPkt), in ms. */
  readonly packetGap: number;
}

/** @param flows with one normal flow at least */
export function testedSet({ dataset, title, categories, numbers }: FlowTable): TestedSet {
  const count = (category: string) => categories.filter((found) => found === category).length;
  const gaps = numbers.SIntPkt.filter((_, row) => categories[row] === normalCategory).sort();
  return {
    ...{ id: dataset, title },
    normal: gaps.length,
    spoofing: count("Spoofing"),
    alteration: count("Data Alteration"),
    packetGap: quantile(gaps, 0.5),
  };
}
