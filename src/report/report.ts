import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "../foundation/canonical-json";
import { DataError } from "../foundation/errors";
import { reportNumbers } from "./numbers";
import type { Published } from "./published";
import { table1Rows } from "./table-1-rows";
import { typedNumbers } from "./typed-numbers";
import { typeset } from "./typeset";

const folder = "paper";

/** A file of the report. */
export interface ReportFile {
  /** Path below the package's folder. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Whether a folder holds the report's source. */
export function hasReport(root: string): boolean {
  return existsSync(join(root, folder, "report.typ"));
}

/** Writes the report anew: its numbers, and the PDF with the pictures that are published.
 * @param root folder that holds paper/ and figures/
 * @throws DataError when a number was typed into its prose, or the source or a result is not what it should be;
 * EnvironmentError when it cannot be typeset on this machine */
export async function buildReport(root: string, published: Published): Promise<readonly ReportFile[]> {
  const [typed] = proseFiles(root).flatMap((file) => {
    const found = typedNumbers(readFileSync(join(root, file), "utf8"));
    return found.map(({ line, text }) => `${file}, line ${line}: "${text}"`);
  });
  if (typed !== undefined)
    throw new DataError(`${typed} is a number that was typed. Name it in src/report/, and call it by name.`);
  const numbers = canonicalJson({ numbers: reportNumbers(published), table1: table1Rows(published) });
  const files = new Map([
    ...filesBelow(root, folder),
    ...filesBelow(root, join("figures", published.results.dataset.id)),
    ...filesBelow(root, join("figures", "live")),
    [`/${folder}/numbers.json`, Buffer.from(numbers)],
  ]);
  return [
    { name: join(folder, "numbers.json"), content: numbers },
    { name: join(folder, "report.pdf"), content: await typeset(files, `/${folder}/report.typ`) },
  ];
}

/** Every file that Typst may read below a folder, by its path from the root. */
function filesBelow(root: string, below: string): ReadonlyMap<string, Uint8Array> {
  const names = readdirSync(join(root, below), { recursive: true, encoding: "utf8" });
  const read = names.filter((name) => /\.(typ|bib|json|svg)$/.test(name));
  return new Map(
    read.map((name) => [`/${join(below, name)}`.replaceAll("\\", "/"), readFileSync(join(root, below, name))]),
  );
}

/** The files that hold the report's text: all but the template, which holds lengths. */
export function proseFiles(root: string): readonly string[] {
  const sections = join(folder, "sections");
  const files = readdirSync(join(root, sections)).filter((name) => name.endsWith(".typ"));
  return [join(folder, "report.typ"), ...files.sort().map((name) => join(sections, name))];
}
