import type { Browser } from "playwright-core";
import { EnvironmentError } from "../foundation/errors";
import { type ChromiumFiles, unpackChromium } from "./chromium";

const flags: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

/** Starts the pinned Chromium with a new profile and an environment of its own, so that no font, locale or setting of the
 * host reaches a page. The caller closes it; it also ends when this process does, by whatever signal.
 * @throws EnvironmentError on anything but Linux x64, or naming the library that the machine lacks */
export async function launchBrowser(): Promise<Browser> {
  const files = await unpackChromium();
  const { chromium } = await import("playwright-core");
  try {
    return await chromium.launch({ executablePath: files.executable, args: [...flags], env: environment(files) });
  } catch (error) {
    throw new EnvironmentError(launchFailure((error as Error).message));
  }
}

/** Starts a browser, hands it to the work, and closes it however the work ends. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchBrowser();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

function environment({ libraries, fontConfig }: ChromiumFiles): Record<string, string> {
  return { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontConfig, LANG: "en_GB.UTF-8", TZ: "UTC" };
}

/** One sentence or two from Playwright's many lines on why a browser did not start. */
export function launchFailure(message: string): string {
  const library = /error while loading shared libraries: ([^:\s]+):/.exec(message)?.[1];
  if (library !== undefined)
    return `Chromium did not start: the machine lacks the library ${library}. Install the package that holds it.`;
  if (/ENOENT/.test(message))
    return "Chromium did not start: it needs the GNU C library (glibc), which this Linux lacks. Use Debian, Ubuntu or Fedora.";
  return `Chromium did not start: ${message.split("\n", 1)[0]}`;
}
