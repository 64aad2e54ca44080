import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { DataError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";
import { writeFileWhole } from "../foundation/write-file";
import { readNotebook, sourceOf } from "./notebook-file";

/** Below node_modules, so that a cell's import finds what the notebook's would. */
const folder = join(packageRoot, "node_modules", ".cache", "xmednn", "cells");

const compiler = join(packageRoot, "node_modules", "typescript", "bin", "tsc");

/** The cells of a notebook as one module, and where in it each begins. */
export interface CellModule {
  readonly text: string;
  /** Line of the text, counted from 0, that stands before the first one of each code cell. */
  readonly starts: readonly number[];
}

/** Checks the code cells of notebooks with the project's own compiler and its strict rules; the kernel's are lax.
 * @throws DataError naming notebook, cell and line of every fault */
export function checkTypes(notebooks: readonly string[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const modules = new Map(notebooks.map((path) => [moduleName(path), cellModule(path)]));
  for (const [name, { text }] of modules) writeFileWhole(join(folder, name), text);
  writeFileWhole(join(folder, "tsconfig.json"), JSON.stringify(configuration([...modules.keys()])));
  const { status, stdout } = spawnSync(process.execPath, [compiler, "--pretty", "false", "-p", folder], {
    encoding: "utf8",
    cwd: folder,
  });
  if (status !== 0) throw new DataError(`Cells do not type-check:\n${placed(stdout, modules)}`);
}

/** The code cells of a notebook, one below the other. */
export function cellModule(path: string): CellModule {
  const starts: number[] = [];
  const lines: string[] = [];
  for (const cell of readNotebook(path).cells.filter(({ cell_type: type }) => type === "code")) {
    lines.push("// %%");
    starts.push(lines.length - 1);
    lines.push(...sourceOf(cell).split("\n"));
  }
  return { text: `${lines.join("\n")}\nexport {};\n`, starts };
}

function moduleName(path: string): string {
  return basename(path, ".ipynb").concat(".ts");
}

function configuration(files: readonly string[]) {
  return {
    extends: relative(folder, join(packageRoot, "tsconfig.json")),
    compilerOptions: { module: "preserve", moduleResolution: "bundler", noUnusedLocals: false },
    include: [],
    files,
  };
}

/** The compiler's lines with notebook, cell and line in place of module and line. */
function placed(said: string, modules: ReadonlyMap<string, CellModule>): string {
  return said.replace(/^(\S+\.ts)\((\d+),\d+\)/gm, (place, name: string, lineText: string) => {
    const starts = modules.get(name)?.starts;
    if (starts === undefined) return place;
    const line = Number(lineText) - 1;
    const cell = starts.filter((start) => start < line).length - 1;
    return `${basename(name, ".ts")}.ipynb, code cell ${cell + 1}, line ${line - starts[cell]}`;
  });
}
