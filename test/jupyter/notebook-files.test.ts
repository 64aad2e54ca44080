import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DataError, UsageError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";
import { figureOutputs } from "../../src/jupyter/figure-outputs";
import { normalText } from "../../src/jupyter/normal-form";
import { type Cell, readNotebook, sourceOf } from "../../src/jupyter/notebook-file";
import { chooseNotebooks } from "../../src/jupyter/notebooks-command";

const folder = join(packageRoot, "notebooks");
const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
const codeCells = (cells: readonly Cell[]) => cells.filter(({ cell_type: type }) => type === "code");

/** What the committed figure of the live testbed says in words: its durations are those of one measurement, and never change. */
const { alt, caption } = JSON.parse(
  readFileSync(join(packageRoot, "figures", "live", "three-responses.json"), "utf8"),
).meta;
const measuredOnce: readonly string[] = [alt, caption];

test("the lessons are there", () => {
  expect(names.map((name) => name.slice(0, 2))).toEqual(["01", "02", "03", "04", "05", "06", "07", "08"]);
});

test.each(names)("%s is in its normal form, with what it shows", (name) => {
  const path = join(folder, name);
  const notebook = readNotebook(path);
  expect(normalText(notebook)).toBe(readFileSync(path, "utf8"));
  const shown = codeCells(notebook.cells).map(({ outputs }) => outputs?.length ?? 0);
  expect(shown.every((outputs) => outputs > 0)).toBe(true);
});

test.each(names)(
  "%s says what it teaches and how long it takes, has at most ten cells of few lines, and exercises",
  (name) => {
    const { cells } = readNotebook(join(folder, name));
    expect(sourceOf(cells[0])).toMatch(/^# .*\n\n\*\*You will learn\*\* [\s\S]*\*\*Time:\*\* /);
    expect(sourceOf(cells[1])).toContain("const flows = lessonFlows();");
    expect(sourceOf(cells[cells.length - 1])).toMatch(
      /## Your turn[\s\S]*<details><summary>What you should see<\/summary>/,
    );
    expect(codeCells(cells).length).toBeLessThanOrEqual(10);
    for (const cell of codeCells(cells)) expect(sourceOf(cell).split("\n").length).toBeLessThanOrEqual(10);
  },
);

test.each(names)("%s holds no stream, no time and no duration, and no cell of text longer than a screen", (name) => {
  const { cells } = readNotebook(join(folder, name));
  const outputs = codeCells(cells).flatMap((cell) => cell.outputs ?? []);
  expect(outputs.filter(({ output_type: type }) => type !== "display_data")).toEqual([]);
  const text = JSON.stringify(outputs.map(({ data }) => [data?.["text/html"], data?.["text/plain"]]));
  const ofThisRun = measuredOnce.reduce((rest, committed) => rest.replaceAll(committed, ""), text);
  expect(ofThisRun).not.toMatch(/\d\d:\d\d|20\d\d-\d\d-\d\d|\d (s|ms|seconds)\b/);
});

test.each(names)("%s shows its figures with a picture below 150 kB beside each", (name) => {
  const figures = figureOutputs(readNotebook(join(folder, name)));
  for (const [, { data }] of figures) {
    const picture = Buffer.from(String(data?.["image/png"]), "base64");
    expect(picture.subarray(1, 4).toString()).toBe("PNG");
    expect(picture.length).toBeLessThan(150_000);
  }
});

test("a lesson shows the figures of the paper that it speaks of", () => {
  const shown = names.map((name) => figureOutputs(readNotebook(join(folder, name))).map(([id]) => id));
  expect(Object.fromEntries(names.map((name, i) => [name.slice(0, 2), shown[i]]))).toEqual({
    "01": [],
    "02": ["figure-2"],
    "03": ["training", "loss-comparison", "figure-4", "figure-3"],
    "04": ["table-1", "headline"],
    "05": ["table-2", "table-2-leak"],
    "06": ["figure-5-flow", "figure-5", "figure-5-stability"],
    "07": ["three-responses"],
    "08": ["headline", "table-3", "table-2-leak"],
  });
});

test("the normal form forgets times and marks of the screen, and keeps everything else", () => {
  const cell: Cell = {
    cell_type: "code",
    source: "1",
    metadata: { tags: ["a"], execution: { "iopub.status.busy": "2026" }, collapsed: true },
    outputs: [],
  };
  const notebook = { cells: [cell], metadata: { kernelspec: { name: "tslab" }, widgets: {} }, nbformat: 4 };
  expect(JSON.parse(normalText(notebook))).toEqual({
    cells: [{ ...cell, metadata: { tags: ["a"] } }],
    metadata: {
      kernelspec: { name: "tslab" },
      language_info: { file_extension: ".ts", mimetype: "text/typescript", name: "typescript" },
    },
    nbformat: 4,
  });
});

test("notebooks are chosen by how their names begin; an unknown beginning is a usage error", () => {
  const files = ["02-b.ipynb", "01-a.ipynb", "README.md"];
  expect(chooseNotebooks(files, [])).toEqual(["01-a.ipynb", "02-b.ipynb"]);
  expect(chooseNotebooks(files, ["02"])).toEqual(["02-b.ipynb"]);
  expect(() => chooseNotebooks(files, ["03"])).toThrow(UsageError);
  expect(() => chooseNotebooks(files, ["03"])).toThrow('There is no notebook "03": choose 01, 02.');
});

test("a file that is no notebook is an error with its path", () => {
  expect(() => readNotebook(join(packageRoot, "package.json"))).toThrow(DataError);
  expect(() => readNotebook(join(packageRoot, "LICENSE"))).toThrow(/LICENSE could not be read as a notebook/);
});
