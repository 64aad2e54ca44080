import type { Browser } from "playwright-core";
import type { PlotSpec } from "./plot-spec";
import { renderSvg } from "./svg";

/** The figure as a PNG, a device pixel a CSS pixel, made of the SVG that carries its own font.
 * @param browser from launchBrowser */
export async function renderPng(spec: PlotSpec, browser: Browser): Promise<Buffer> {
  const { width, height } = spec.layout;
  const svg = await renderSvg(spec, browser);
  const page = await browser.newPage({ viewport: { width, height } });
  try {
    await page.route("**/*", (route) => route.abort());
    await page.setContent(`<!doctype html><style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.evaluate(() => document.fonts.ready);
    return await page.screenshot({ type: "png" });
  } finally {
    await page.close();
  }
}
