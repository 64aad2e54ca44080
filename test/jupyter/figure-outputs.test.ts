import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DataError } from "../../src/foundation/errors";
import { compareFigures } from "../../src/jupyter/figure-outputs";
import type { Notebook } from "../../src/jupyter/notebook-file";

const folder = mkdtempSync(join(tmpdir(), "xmednn-figures-"));
const spec = { meta: { id: "figure-3" }, data: [{ x: [1, 2] }], layout: { width: 673, height: 100 } };
writeFileSync(join(folder, "figure-3.json"), JSON.stringify(spec));

function showing(id: string, figure: object): Notebook {
  const data = { "application/vnd.plotly.v1+json": { ...figure, config: { displaylogo: false } } };
  const output = { output_type: "display_data", metadata: { figure: id }, data };
  return { cells: [{ cell_type: "code", source: "", metadata: {}, outputs: [output] }], metadata: {} };
}

test("a figure that equals the published one is told, in whatever order its keys are", () => {
  const { data, layout } = spec;
  const reversed = { layout: { height: layout.height, width: layout.width }, data };
  expect(compareFigures("lesson.ipynb", showing("figure-3", reversed), folder)).toEqual(["figure-3"]);
});

test("a figure that differs is an error with the notebook, the figure and the place", () => {
  const changed = showing("figure-3", { ...spec, data: [{ x: [1, 3] }] });
  const compare = () => compareFigures("lesson.ipynb", changed, folder);
  expect(compare).toThrow(DataError);
  expect(compare).toThrow(/lesson\.ipynb shows another figure-3 than .*First difference at line 4/);
});

test("a figure that nobody published is left alone", () => {
  expect(compareFigures("lesson.ipynb", showing("training", spec), folder)).toEqual([]);
});
