import type { PlotSpec } from "../figures/plot-spec";
import { EnvironmentError } from "../foundation/errors";
import { markdownText } from "./html";
import { type DisplayMetadata, display, type MimeBundle } from "./kernel";
import { picture } from "./picture";

/** Shows a figure: interactive in JupyterLab, as a picture on pages that run no script. Below it stands its caption.
 * Where Chromium cannot run, the picture is left out. */
export async function showFigure(spec: PlotSpec): Promise<void> {
  const { data, metadata } = await figureBundle(spec);
  display(data, metadata);
  display({ "text/markdown": markdownText(spec.meta.caption), "text/plain": spec.meta.caption });
}

/** A figure in every form that a notebook may want. */
export async function figureBundle(
  spec: PlotSpec,
): Promise<{ readonly data: MimeBundle; readonly metadata: DisplayMetadata }> {
  const { meta, layout } = spec;
  const png = await pictureOrNone(spec);
  return {
    data: {
      ...interactive(spec),
      ...(png && { "image/png": png.toString("base64") }),
      "text/plain": `${meta.title}. ${meta.alt}`,
    },
    metadata: {
      figure: meta.id,
      ...(png && { "image/png": { alt: meta.alt, width: layout.width, height: layout.height } }),
    },
  };
}

/** A figure in the form that JupyterLab draws with Plotly. */
export function interactive({ data, layout }: PlotSpec): MimeBundle {
  return { "application/vnd.plotly.v1+json": { data, layout, config: { displaylogo: false } } };
}

async function pictureOrNone(spec: PlotSpec): Promise<Buffer | null> {
  try {
    return await picture(spec);
  } catch (error) {
    if (error instanceof EnvironmentError) return null;
    throw error;
  }
}
