import type { Browser } from "playwright-core";
import { launchBrowser } from "../figures/browser";
import type { PlotSpec } from "../figures/plot-spec";
import { renderPng } from "../figures/png";

/** A browser takes a second to start and keeps the kernel from ending: it waits this long for another figure, in ms. */
const idleTime = 1500;

let browser: Promise<Browser> | null = null;
let drawing = 0;
let closing: NodeJS.Timeout | undefined;

/** PNG of a figure, drawn by a browser that stays open for a moment for the next one.
 * @throws EnvironmentError where Chromium cannot run */
export async function picture(spec: PlotSpec): Promise<Buffer> {
  clearTimeout(closing);
  drawing++;
  try {
    browser ??= launchBrowser();
    return await renderPng(spec, await browser);
  } catch (error) {
    closeBrowser();
    throw error;
  } finally {
    drawing--;
    if (drawing === 0) closing = setTimeout(closeBrowser, idleTime);
  }
}

function closeBrowser(): void {
  void browser?.then((open) => open.close()).catch(() => {}); // one that did not start need not be closed
  browser = null;
}
