import { decimals, grouped, percent } from "../foundation/number-text";
import type { NamedNumbers } from "./named-numbers";
import { counted } from "./number-words";
import type { Published } from "./published";

/** Numbers on the flow records, and on what the paper says of them. */
export function flowNumbers({ results, audit, paper }: Published): NamedNumbers {
  const measured = (quantity: string) => audit.paperCounts.find((count) => count.quantity === quantity)?.measured ?? 0;
  const stated = (quantity: string) =>
    paper.counts.filter((count) => count.quantity === quantity).map(({ stated }) => stated);
  const [wrong, right] = stated("rows");
  const [balanced] = stated("balancedRows");
  const port = audit.features.find(({ name }) => name === "Sport");
  return {
    dataset: results.dataset.title,
    rows: grouped(audit.counts.rows),
    "rows.normal": grouped(audit.counts.normal),
    "rows.attack": grouped(audit.counts.attack),
    "rows.spoofing": grouped(audit.categories.Spoofing),
    "rows.alteration": grouped(audit.categories["Data Alteration"]),
    "rows.invalid": counted(measured("invalidRows")),
    "columns.removed": counted(measured("removedColumns")),
    features: grouped(measured("features")),
    "port.lowest": grouped(port?.min ?? 0),
    "port.highest": grouped(port?.max ?? 0),
    "port.rising": percent(audit.order.sourcePort.positiveSteps ?? 0, 1),
    bursts: counted(audit.order.attackBursts.count),
    "copied.split": percent(results.counts.testAttacksCopiedInTrain, 1),
    "paper.rows.wrong": grouped(wrong),
    "paper.rows.right": grouped(right),
    "paper.balanced": grouped(balanced),
    "paper.tested": grouped(balanced / 4),
    "paper.recall.implied": decimals(1 - (paper.figure3.falsePositiveRate + paper.figure3.falseNegativeRate) / 2, 5),
  };
}
