import type { PlotSpec } from "../figures/plot-spec";
import { type DisplayMetadata, display, type MimeBundle } from "./kernel";
import { markdownText } from "./markdown-text";
import { picture } from "./picture";

/** Shows a figure, interactive in JupyterLab. Below it stands its caption. With the environment variable XMEDNN_PICTURES=1, as
 * npm run notebooks sets it, a picture goes with it, for pages that run no script: JupyterLab itself would show the
 * picture, until the mouse comes. */
export async function showFigure(spec: PlotSpec): Promise<void> {
  const { data, metadata } = await figureBundle(spec);
  display(data, metadata);
  display({ "text/markdown": markdownText(spec.meta.caption), "text/plain": spec.meta.caption });
}

/** A figure in every form that is wanted. */
export async function figureBundle(
  spec: PlotSpec,
): Promise<{ readonly data: MimeBundle; readonly metadata: DisplayMetadata }> {
  const { meta, layout } = spec;
  const png = process.env.XMEDNN_PICTURES === "1" ? await picture(spec) : null;
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
