import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../../src/figures/browser";
import { figures } from "../../src/figures/figures";
import { installedFile } from "../../src/figures/installed-file";
import { readPaper } from "../../src/figures/paper";
import { renderSvg } from "../../src/figures/svg";
import { extremeFixture, resultsFixture } from "./results-fixture";

const paper = readPaper();
const specs = [resultsFixture(), extremeFixture()].flatMap((results) =>
  figures.map((figure) => figure.draw(results, paper)),
);
const named = specs.map(
  (spec, i) => [`${spec.meta.id}, ${i < figures.length ? "usual" : "extreme"} results`, i] as const,
);

let browser: Browser;
let svgs: readonly string[];

beforeAll(async () => {
  browser = await launchBrowser();
  svgs = await Promise.all(specs.map((spec) => renderSvg(spec, browser)));
});
afterAll(() => browser.close());

describe("an SVG has the same bytes", () => {
  test("drawn alone, in the other order, as drawn among others at once", async () => {
    for (const [i, spec] of [...specs.entries()].reverse())
      expect((await renderSvg(spec, browser)) === svgs[i]).toBe(true);
  });

  test("in another browser process", async () => {
    const other = await launchBrowser();
    try {
      expect((await renderSvg(specs[0], other)) === svgs[0]).toBe(true);
    } finally {
      await other.close();
    }
  });
});

describe.each(named)("the SVG of %s", (_, i) => {
  test("is a whole XML document of the spec's size that needs nothing from elsewhere", async () => {
    const page = await browser.newPage();
    const root = await page.evaluate((text) => {
      const xml = new DOMParser().parseFromString(text, "application/xml");
      const element = xml.documentElement;
      return {
        name: element.nodeName,
        errors: xml.querySelectorAll("parsererror").length,
        viewBox: element.getAttribute("viewBox"),
      };
    }, svgs[i]);
    await page.close();
    const { width, height } = specs[i].layout;
    expect(root).toEqual({ name: "svg", errors: 0, viewBox: `0 0 ${width} ${height}` });
    const links = [...svgs[i].matchAll(/(?:href=["']|url\(["']?)([^"')]{1,40})/g)].map((match) => match[1]);
    for (const link of links) expect(link).toMatch(/^(#|data:font\/woff2;base64,)/);
  });

  test("clips no text, lets none cover another or be smaller than 8 pt, and shows them in the font that it brings", async () => {
    expect(await textFaults(svgs[i])).toEqual({ outside: [], covered: [], small: [], unusedFonts: [] });
  });
});

test("every attribute of every spec is one that Plotly knows", async () => {
  const page = await browser.newPage();
  await page.addScriptTag({ path: installedFile("plotly.js-dist-min") });
  for (const { data, layout, meta } of specs) {
    const faults = await page.evaluate((figure) => {
      const { Plotly } = globalThis as unknown as { Plotly: { validate(data: unknown, layout: unknown): unknown } };
      const { data, layout } = JSON.parse(figure);
      const faults = (Plotly.validate(data, layout) ?? []) as readonly { readonly code: string }[];
      return faults.filter(({ code }) => code !== "unused");
    }, JSON.stringify({ data, layout }));
    expect(faults, meta.id).toEqual([]);
  }
  await page.close();
});

/** Texts that leave the picture, texts that cover each other, texts in a type smaller than 8 pt in print, and weights of
 * the embedded font that no text asked for, as happens when its name is misspelt. */
async function textFaults(svg: string) {
  const page = await browser.newPage();
  await page.setContent(`<body style="margin:0">${svg}`);
  const faults = await page.evaluate(async () => {
    await document.fonts.ready;
    const picture = document.querySelector("svg")!.getBoundingClientRect();
    const texts = [...document.querySelectorAll("svg text")]
      .filter((element) => (element.textContent ?? "").trim() !== "")
      .map((element) => ({
        text: element.textContent as string,
        box: element.getBoundingClientRect(),
        size: Number.parseFloat(getComputedStyle(element).fontSize),
      }));
    const slack = 0.5;
    const common = (a: DOMRect, b: DOMRect) => ({
      width: Math.min(a.right, b.right) - Math.max(a.left, b.left),
      height: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
    });
    const cover = (a: DOMRect, b: DOMRect) => common(a, b).width > slack && common(a, b).height > 4;
    return {
      outside: texts
        .filter(
          ({ box }) =>
            box.left < -slack ||
            box.top < -slack ||
            box.right > picture.width + slack ||
            box.bottom > picture.height + slack,
        )
        .map(({ text }) => text),
      covered: texts.flatMap((a, i) =>
        texts.slice(i + 1).flatMap((b) => (cover(a.box, b.box) ? [`${a.text} and ${b.text}`] : [])),
      ),
      small: texts.filter(({ size }) => size < 10.67).map(({ text }) => text),
      unusedFonts: [...document.fonts].filter(({ status }) => status !== "loaded").map(({ weight }) => weight),
    };
  });
  await page.close();
  return faults;
}
