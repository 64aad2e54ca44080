import { readFileSync } from "node:fs";
import { DataError } from "../foundation/errors";

/** Text of a notebook file: one string, or its lines with their ends. */
export type NotebookText = string | readonly string[];

/** What a cell shows. */
export interface Output {
  readonly output_type: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** By MIME type. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface Cell {
  readonly cell_type: "code" | "markdown" | "raw";
  readonly source: NotebookText;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Of a code cell. */
  readonly outputs?: readonly Output[];
}

/** A notebook as Jupyter stores it. @see nbformat 4.5 */
export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** @throws DataError when the file is missing or is no notebook */
export function readNotebook(path: string): Notebook {
  try {
    const notebook = JSON.parse(readFileSync(path, "utf8")) as Notebook;
    if (Array.isArray(notebook.cells)) return notebook;
    throw new Error("it holds no cells");
  } catch (error) {
    throw new DataError(`${path} could not be read as a notebook: ${(error as Error).message}.`);
  }
}

/** The source of a cell as one string. */
export function sourceOf({ source }: Cell): string {
  return typeof source === "string" ? source : source.join("");
}
