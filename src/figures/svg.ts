import type { Browser, Page } from "playwright-core";
import { fontFaces, fontWeights } from "./font";
import { installedFile } from "./installed-file";
import type { PlotSpec } from "./plot-spec";
import { normalSvg } from "./svg-normal-form";
import { fontFamily } from "./theme";

/** The part of Plotly that a page uses. */
interface PlotlyInPage {
  toImage(
    figure: object,
    options: { format: "svg"; width: number; height: number; imageDataOnly: true },
  ): Promise<string>;
}

/** The page that draws, one a browser: Plotly takes most of a second to load, a figure a fifth of one to draw. */
const pages = new WeakMap<Browser, Promise<Page>>();

/** The figure as an SVG that looks the same in any viewer: the font is in it, and equal specs give equal bytes whatever
 * was drawn before or is being drawn at the same time.
 * @param browser from launchBrowser; a page of it is kept for the next figure
 * @returns the text of an XML document, to be written as UTF-8 */
export async function renderSvg(spec: PlotSpec, browser: Browser): Promise<string> {
  const page = pages.get(browser) ?? openPage(browser);
  pages.set(browser, page);
  return normalSvg(await drawOn(await page, spec), spec);
}

/** A page that holds Plotly and the fonts and can reach nothing else. */
async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  const html = `<!doctype html><style>${fontFaces()}</style><script src="plotly.js"></script>`;
  await page.route("**/*", (route) => route.abort());
  await page.route("**/figure.html", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.route("**/plotly.js", (route) => route.fulfill({ path: installedFile("plotly.js-dist-min") }));
  await page.goto("http://xmednn.invalid/figure.html");
  const faces = fontWeights.map((weight) => `${weight} 12px ${fontFamily}`);
  await page.evaluate((wanted) => Promise.all(wanted.map((face) => document.fonts.load(face))), faces);
  return page;
}

function drawOn(page: Page, { data, layout }: PlotSpec): Promise<string> {
  const { width, height } = layout;
  return page.evaluate(
    ({ figure, ...size }) => {
      const { Plotly } = globalThis as unknown as { Plotly: PlotlyInPage };
      return Plotly.toImage(JSON.parse(figure), { format: "svg", ...size, imageDataOnly: true });
    },
    { figure: JSON.stringify({ data, layout }), width, height },
  );
}
