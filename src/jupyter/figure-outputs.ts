import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "../foundation/canonical-json";
import { DataError } from "../foundation/errors";
import { firstDifference } from "../reproduction/artefact";
import type { Notebook, Output } from "./notebook-file";

const plotly = "application/vnd.plotly.v1+json";

interface PlotlyFigure {
  readonly data: unknown;
  readonly layout: unknown;
}

/** The outputs of a notebook that are figures, by the figure's identifier. */
export function figureOutputs({ cells }: Notebook): readonly (readonly [id: string, output: Output])[] {
  const outputs = cells.flatMap((cell) => cell.outputs ?? []);
  return outputs.flatMap((output) => {
    const id = output.metadata?.figure;
    return typeof id === "string" && output.data?.[plotly] !== undefined ? [[id, output] as const] : [];
  });
}

/** Compares the figures of an executed notebook with the specs of the same name that reproduce wrote.
 * @param folder of the published figures
 * @returns the identifiers of those that were compared
 * @throws DataError at the first that differs */
export function compareFigures(name: string, notebook: Notebook, folder: string): readonly string[] {
  return figureOutputs(notebook).flatMap(([id, { data }]) => {
    const path = join(folder, `${id}.json`);
    if (!existsSync(path)) return [];
    const published = drawn(JSON.parse(readFileSync(path, "utf8")) as PlotlyFigure);
    const shown = drawn(data![plotly] as PlotlyFigure);
    if (shown === published) return [id];
    throw new DataError(`${name} shows another ${id} than ${path}. ${firstDifference(published, shown)}`);
  });
}

function drawn({ data, layout }: PlotlyFigure): string {
  return canonicalJson({ data, layout });
}
