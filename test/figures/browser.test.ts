import { describe, expect, test } from "vitest";
import { launchFailure, withBrowser } from "../../src/figures/browser";

describe("the browser", () => {
  test("has the same language, time zone and fonts on every machine", async () => {
    const seen = await withBrowser(async (browser) => {
      const page = await browser.newPage();
      return page.evaluate(() => {
        const width = (family: string) => {
          const span = document.createElement("span");
          span.style.font = `64px ${family}`;
          span.textContent = "Wim 0.123";
          document.body.append(span);
          return span.getBoundingClientRect().width;
        };
        return {
          language: navigator.language,
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          genericFonts: new Set(["serif", "sans-serif", "monospace"].map(width)).size,
          hostFonts: ["DejaVu Sans Mono", "DejaVu Serif"].filter((name) => width(`"${name}"`) !== width("absent")),
        };
      });
    });
    expect(seen).toEqual({ language: "en-GB", timeZone: "UTC", genericFonts: 1, hostFonts: [] });
  });

  test("is closed when the work throws", async () => {
    let closed = false;
    const work = withBrowser(async (browser) => {
      browser.on("disconnected", () => {
        closed = true;
      });
      throw new Error("the work failed");
    });
    await expect(work).rejects.toThrow("the work failed");
    expect(closed).toBe(true);
  });

  test("a library that the machine lacks is named", () => {
    const message =
      "browserType.launch: Target page, context or browser has been closed\n[err] /x/chromium: error while loading " +
      "shared libraries: libgcc_s.so.1: cannot open shared object file: No such file or directory";
    expect(launchFailure(message)).toBe(
      "Chromium did not start: the machine lacks the library libgcc_s.so.1. Install the package that holds it.",
    );
  });

  test("a Linux without the GNU C library is told so", () => {
    expect(launchFailure("browserType.launch: Failed to launch: Error: spawn /x/chromium ENOENT")).toMatch(/glibc/);
  });

  test("any other failure is told by its first line", () => {
    expect(launchFailure("browserType.launch: Timeout 30000ms exceeded.\nCall log: ...")).toBe(
      "Chromium did not start: browserType.launch: Timeout 30000ms exceeded.",
    );
  });
});
