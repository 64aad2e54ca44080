import { columns } from "../../dataset/columns";
import { selectedFeatures } from "../../dataset/schema";

const vitals = columns.filter(({ group }) => group === "vitals").map(({ name }) => name);

/** The features that a network of the search may see: the paper's 28, the patient's eight vital signs, and the number
 * that the flow exporter gave each flow, which counts up with time. */
export const featureSets = {
  paper: { title: "the paper's 28", names: selectedFeatures },
  vitals: { title: "28 + vitals", names: [...selectedFeatures, ...vitals] },
  "packet-number": { title: "28 + Packet_num", names: [...selectedFeatures, "Packet_num"] },
  all: { title: "28 + vitals + Packet_num", names: [...selectedFeatures, ...vitals, "Packet_num"] },
} as const;

export type FeatureSetId = keyof typeof featureSets;

/** The widest set: every other one is some of its columns. */
export const searchedFeatures: readonly string[] = featureSets.all.names;

/** Where the features of a set stand among the searched ones. */
export function columnsOf(id: FeatureSetId): readonly number[] {
  return featureSets[id].names.map((name) => searchedFeatures.indexOf(name));
}
