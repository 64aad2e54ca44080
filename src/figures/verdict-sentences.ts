import { decimals } from "../foundation/number-text";
import type { Table1Row } from "./table-1";
import type { Table2 } from "./table-2";

/** What holds of the paper's Tables 1 and 2, in sentences. */
export function verdictSentences(rows: readonly Table1Row[], { folds, verdict }: Table2): readonly string[] {
  const parts = (["reproduced", "not reproduced", "not compared"] as const).flatMap((kind) => {
    const names = rows.filter((row) => row.verdict === kind).map(({ name }) => name);
    return names.length === 0 ? [] : [`${listed(names)} ${kind}`];
  });
  return [
    `Table 1: ${parts.join("; ")}.`,
    ...rows.flatMap(networkSentence),
    `Table 2, the network's ${folds.length} folds: ${verdict}.`,
  ];
}

function networkSentence(row: Table1Row): string[] {
  if (row.id !== "dnn" || row.verdict === "not compared") return [];
  const { paper, measured } = row.metrics.accuracy;
  return [`The network (DNN) has accuracy ${decimals(paper, 3)} in the paper and ${decimals(measured.mean, 3)} here.`];
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
