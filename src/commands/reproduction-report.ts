import { relative } from "node:path";
import { type Table1Row, table1Metrics } from "../figures/table-1";
import type { Reproduction } from "../reproduction/reproduce";

interface Report {
  readonly reproduction: Reproduction;
  readonly table: readonly Table1Row[];
  readonly folder: string;
  /** Whether files were compared instead of written. */
  readonly check: boolean;
}

/** What "reproduce" says, as data. */
export function reproductionReport({ reproduction, table, folder, check }: Report) {
  const { results, artefacts, absences } = reproduction;
  const { dataset, protocol, seeds, counts } = results;
  const files = artefacts.map(({ name }) => name);
  return { dataset, protocol, seeds, counts, table1: table, checked: check, folder, files, notCompared: absences };
}

/** The same as text for a terminal. */
export function reproductionText({ reproduction, table, folder, check }: Report): string {
  const { artefacts, absences, results } = reproduction;
  const place = relative(process.cwd(), folder) || ".";
  const files = artefacts.map(({ name }) => name).join(", ");
  return [
    ...(results.classifiers.length > 1 ? ["", ...table1Lines(table), ""] : []),
    check
      ? `${artefacts.length} files are the same, byte for byte, in ${place}: ${files}.`
      : `Written to ${place}: ${files}.`,
    ...absences.map((absence) => `Not compared: ${absence}`),
    "",
  ].join("\n");
}

/** Table 1, two lines a classifier: the paper's values, then the means over our seeds with the verdict. */
function table1Lines(table: readonly Table1Row[]): string[] {
  const heading = `${"".padEnd(28)}${table1Metrics.map(({ title }) => title.padStart(11)).join("")}`;
  return [heading, ...table.flatMap(rowLines)];
}

function rowLines(row: Table1Row): string[] {
  const line = (label: string, values: readonly number[]) =>
    `${label.padEnd(28)}${values.map((value) => value.toFixed(5).padStart(11)).join("")}`;
  if (row.verdict === "not compared") {
    const stated = table1Metrics.map(({ id }) => row.paper[id]);
    return [line(`${row.name}, paper`, stated), `  not compared: ${row.reason}`];
  }
  const values = table1Metrics.map(({ id }) => row.metrics[id]);
  const { lowest, highest } = row.metrics.accuracy.measured;
  return [
    line(
      `${row.name}, paper`,
      values.map(({ paper }) => paper),
    ),
    `${line(
      "  ours",
      values.map(({ measured }) => measured.mean),
    )}   ${row.verdict}`,
    `  accuracy over ${row.seeds} seeds: ${lowest.toFixed(5)} to ${highest.toFixed(5)}`,
  ];
}
