import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Command } from "commander";
import type { Terminal } from "../commands/terminal";
import { openReproduced } from "../dataset/open-dataset";
import { ensurePackages, hasPackages } from "../environment/python";
import { UsageError } from "../foundation/errors";
import { type Artefact, checkArtefacts, writeArtefacts } from "../reproduction/artefact";
import { executeNotebooks } from "./execute";
import { compareFigures } from "./figure-outputs";
import { normalText } from "./normal-form";
import { readNotebook } from "./notebook-file";
import { type Executed, pagesOf } from "./pages";
import { checkTypes } from "./type-check";

interface NotebooksOptions {
  readonly check?: boolean;
  readonly dataset: string;
}

/** The data set whose results the committed notebooks show: the one that everybody has. */
const committed = "twin";

/** The command "notebooks": executes the notebooks, strictly, and writes or checks what they show. */
export function notebooksCommand(terminal: Terminal): Command {
  return new Command("notebooks")
    .description("execute the notebooks from top to bottom and store what they show")
    .argument("[name...]", "these alone, for instance 03 (all)")
    .option("--check", "write nothing; fail naming the first byte that differs from the committed files")
    .option(
      "--dataset <id>",
      "twin writes the notebooks; another writes pages below figures/<id>/notebooks/",
      committed,
    )
    .action((names: readonly string[], options: NotebooksOptions) => run(terminal, names, options));
}

async function run(terminal: Terminal, names: readonly string[], { check = false, dataset }: NotebooksOptions) {
  const source = join(terminal.root, "notebooks");
  const chosen = chooseNotebooks(readdirSync(source), names).map((name) => join(source, name));
  openReproduced(dataset); // before anything costs time, its absence is told
  installJupyter(terminal.err);
  checkTypes(chosen);
  const scratch = mkdtempSync(join(tmpdir(), "xmednn-notebooks-"));
  try {
    await executeNotebooks(chosen, dataset, scratch, terminal.signal);
    const executed = chosen.map((path) => executedNotebook(terminal.root, dataset, join(scratch, basename(path))));
    const own = dataset === committed;
    const artefacts = own ? notebooksOf(executed) : await pagesOf(executed, join(scratch, "pages"), terminal.signal);
    const folder = own ? source : join(terminal.root, "figures", dataset, "notebooks");
    (check ? checkArtefacts : writeArtefacts)(folder, artefacts);
    const done = check ? "are the same, byte for byte, in" : "were written to";
    terminal.out.write(`${artefacts.map(({ name }) => name).join(", ")} ${done} ${folder}.\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Says so before it takes a minute. */
export function installJupyter(err: Terminal["err"]): void {
  if (!hasPackages("jupyter")) err.write("Installing JupyterLab into .venv (about a minute, 320 MB)...\n");
  ensurePackages("jupyter");
}

/** The notebooks among the files whose names begin with one of the given beginnings; all when none is given.
 * @throws UsageError when a beginning has no notebook */
export function chooseNotebooks(files: readonly string[], beginnings: readonly string[]): readonly string[] {
  const notebooks = files.filter((file) => file.endsWith(".ipynb")).sort();
  const unknown = beginnings.find((beginning) => !notebooks.some((name) => name.startsWith(beginning)));
  if (unknown !== undefined)
    throw new UsageError(
      `There is no notebook "${unknown}": choose ${notebooks.map((name) => name.slice(0, 2)).join(", ")}.`,
    );
  return notebooks.filter((name) => beginnings.length === 0 || beginnings.some((start) => name.startsWith(start)));
}

function executedNotebook(root: string, dataset: string, path: string): Executed {
  const notebook = readNotebook(path);
  const name = basename(path);
  return { name, notebook, published: compareFigures(name, notebook, join(root, "figures", dataset)) };
}

function notebooksOf(executed: readonly Executed[]): readonly Artefact[] {
  return executed.map(({ name, notebook }) => ({ name, content: normalText(notebook) }));
}
