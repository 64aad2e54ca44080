import { expect, test } from "vitest";
import { withBrowser } from "../../src/figures/browser";
import type { PlotSpec } from "../../src/figures/plot-spec";
import { renderPng } from "../../src/figures/png";

const spec: PlotSpec = {
  meta: { id: "line", title: "A line", caption: "", alt: "", dataset: null, protocol: null },
  data: [{ type: "scatter", x: [1, 2], y: [1, 2], uid: "1" }],
  layout: { width: 320, height: 240, title: { text: "A line" } },
};

test("the picture has the figure's size in pixels, and the same bytes each time", async () => {
  const [first, second] = await withBrowser(async (browser) => [
    await renderPng(spec, browser),
    await renderPng(spec, browser),
  ]);
  expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([320, 240]);
  expect(second.equals(first)).toBe(true);
}, 60_000);
