import type { Cell, Notebook } from "./notebook-file";

/** What an execution or a click leaves in a cell and no reader needs. */
const fleeting = ["execution", "collapsed", "scrolled", "trusted", "jupyter"];

/** The notebook as it is committed: without times and marks of the screen, with sorted keys and Jupyter's own indentation,
 * so that the same content always has the same bytes. */
export function normalText(notebook: Notebook): string {
  const { kernelspec } = notebook.metadata;
  const normal = {
    ...notebook,
    cells: notebook.cells.map(normalCell),
    metadata: { kernelspec, language_info: language },
  };
  return `${JSON.stringify(sorted(normal), null, 1)}\n`;
}

/** By which pages that show a notebook know how to colour it; the kernel says a version too, which is not the compiler's. */
const language = { file_extension: ".ts", mimetype: "text/typescript", name: "typescript" };

function normalCell(cell: Cell): Cell {
  const kept = Object.entries(cell.metadata).filter(([key]) => !fleeting.includes(key));
  return { ...cell, metadata: Object.fromEntries(kept) };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]));
}
