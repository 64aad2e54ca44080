import { relative } from "node:path";
import { table2Metrics } from "../figures/cross-validation-metrics";
import { type Table1Row, table1Metrics } from "../figures/table-1";
import type { Table2 } from "../figures/table-2";
import type { CapacitySearch } from "../reproduction/capacity-search";
import type { Reproduction } from "../reproduction/reproduce";
import type { WrittenReport } from "./report";

interface Report {
  readonly reproduction: Reproduction;
  readonly table: readonly Table1Row[];
  /** null when the cross-validation was not run. */
  readonly table2: Table2 | null;
  readonly searched: CapacitySearch;
  readonly folder: string;
  /** Whether files were compared instead of written. */
  readonly check: boolean;
  readonly written: WrittenReport;
}

/** What "reproduce" says, as data. */
export function reproductionReport({ reproduction, table, table2, searched, folder, check, written }: Report) {
  const { results, artefacts } = reproduction;
  const { dataset, protocol, seeds, counts } = results;
  const files = artefacts.map(({ name }) => name);
  const tables = { table1: table, table2 };
  const searchedAgain = searched.trained;
  return {
    ...{ dataset, protocol, seeds, counts, ...tables, searchedAgain },
    ...{ checked: check, folder, files, report: written.files, notCompared: absencesOf(reproduction, written) },
  };
}

/** The same as text for a terminal. */
export function reproductionText({ reproduction, table, table2, searched, folder, check, written }: Report): string {
  const { artefacts, results } = reproduction;
  const place = relative(process.cwd(), folder) || ".";
  const files = artefacts.map(({ name }) => name).join(", ");
  return [
    ...(results.classifiers.length > 1 ? ["", ...table1Lines(table), ""] : []),
    ...(table2 === null ? [] : [...table2Lines(table2), ""]),
    check
      ? `${artefacts.length} files are the same, byte for byte, in ${place}: ${files}.`
      : `Written to ${place}: ${files}.`,
    ...(written.files.length === 0 ? [] : [`The report${check ? ", the same" : ""}: ${written.files.join(", ")}.`]),
    ...searchLines(searched, check),
    ...absencesOf(reproduction, written).map((absence) => `Not compared: ${absence}`),
    "",
  ].join("\n");
}

function absencesOf({ absences }: Reproduction, { absence }: WrittenReport): readonly string[] {
  return absence === null ? absences : [...absences, `The report: ${absence}`];
}

/** How much of the search was run now. */
function searchLines({ results, trained }: CapacitySearch, check: boolean): string[] {
  if (results === null || trained === 0) return [];
  const all = results.entries.length;
  return [
    trained === all || !check
      ? `All ${all} networks of the search were trained.`
      : `Of the ${all} networks of the search ${trained} were trained again, with their first seed, and are the same.`,
  ];
}

/** Table 1, two lines a classifier: the paper's values, then the means over our seeds with the verdict. */
function table1Lines(table: readonly Table1Row[]): string[] {
  const heading = `${"".padEnd(28)}${table1Metrics.map(({ title }) => title.padStart(11)).join("")}`;
  return [heading, ...table.flatMap(rowLines)];
}

/** The means of Table 2, values of the class attack: the paper's, then ours with the verdict. */
function table2Lines({ columns, folds, verdict }: Table2): string[] {
  const line = (label: string, texts: readonly string[]) =>
    `${label.padEnd(28)}${texts.map((text) => text.padStart(11)).join("")}`;
  const means = (part: "paper" | "measured") => table2Metrics.map(({ id }) => columns[id][part].mean.toFixed(5));
  return [
    line(
      `Mean of ${folds.length} folds`,
      table2Metrics.map(({ title }) => title),
    ),
    line("DNN, paper", means("paper")),
    `${line("  ours", means("measured"))}   ${verdict}`,
  ];
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
