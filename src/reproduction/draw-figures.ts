import type { Results } from "../evaluation/results";
import { withBrowser } from "../figures/browser";
import type { Figure } from "../figures/figures";
import type { Paper } from "../figures/paper";
import type { PlotSpec } from "../figures/plot-spec";
import { renderSvg } from "../figures/svg";
import { canonicalJson } from "../foundation/canonical-json";
import { EnvironmentError } from "../foundation/errors";
import type { Progress } from "../foundation/progress";
import type { Artefact } from "./artefact";

/** Figures as files, and why their pictures are missing when no browser could be started. */
export interface DrawnFigures {
  readonly specs: readonly PlotSpec[];
  readonly artefacts: readonly Artefact[];
  readonly picturesAbsence: string | null;
}

/** Draws the chosen figures from published results: of each the Plotly spec as JSON and, where Chromium runs, the SVG. */
export async function drawFigures(
  chosen: readonly Figure[],
  results: Results,
  paper: Paper,
  onProgress: Progress,
): Promise<DrawnFigures> {
  const specs = chosen.map((figure) => figure.draw(results, paper));
  const json = specs.map((spec) => ({ name: `${spec.meta.id}.json`, content: canonicalJson(spec) }));
  try {
    return { specs, artefacts: [...json, ...(await drawPictures(specs, onProgress))], picturesAbsence: null };
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return { specs, artefacts: json, picturesAbsence: error.message };
  }
}

function drawPictures(specs: readonly PlotSpec[], onProgress: Progress): Promise<Artefact[]> {
  return withBrowser(async (browser) => {
    const pictures: Artefact[] = [];
    for (const spec of specs) {
      pictures.push({ name: `${spec.meta.id}.svg`, content: await renderSvg(spec, browser) });
      onProgress(pictures.length, specs.length);
    }
    return pictures;
  });
}
