import { mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { writeFileWhole } from "../foundation/write-file";
import type { Artefact } from "../reproduction/artefact";
import { nbconvert } from "./nbconvert";
import { normalText } from "./normal-form";
import type { Notebook, Output } from "./notebook-file";

/** An executed notebook with the identifiers of its figures that are published. */
export interface Executed {
  /** File name, for instance "03-training.ipynb". */
  readonly name: string;
  readonly notebook: Notebook;
  readonly published: readonly string[];
}

/** Makes a page of each executed notebook: no script, no address outside; published figures are the SVG files in the
 * folder above the page's.
 * @param scratch a folder to work in */
export async function pagesOf(
  executed: readonly Executed[],
  scratch: string,
  signal: AbortSignal,
): Promise<readonly Artefact[]> {
  mkdirSync(scratch, { recursive: true });
  const paths = executed.map(({ name }) => join(scratch, name));
  for (const [i, one] of executed.entries()) writeFileWhole(paths[i], normalText(withPictures(one)));
  await nbconvert(
    [
      "--to",
      "html",
      "--template",
      "page",
      "--HTMLExporter.exclude_anchor_links=True",
      "--output-dir",
      scratch,
      ...paths,
    ],
    {},
    signal,
  );
  return executed.map(({ name }) => {
    const page = `${basename(name, ".ipynb")}.html`;
    return { name: page, content: readFileSync(join(scratch, page), "utf8") };
  });
}

/** The notebook with the address of the published picture beside each figure that has one. */
function withPictures({ notebook, published }: Executed): Notebook {
  const withPicture = (output: Output): Output => {
    const id = String(output.metadata?.figure);
    return published.includes(id) ? { ...output, metadata: { ...output.metadata, picture: `../${id}.svg` } } : output;
  };
  const cells = notebook.cells.map((cell) =>
    cell.outputs ? { ...cell, outputs: cell.outputs.map(withPicture) } : cell,
  );
  return { ...notebook, cells };
}
