import { describe, expect, test } from "vitest";
import type { PlotSpec } from "../../src/figures/plot-spec";
import { normalSvg } from "../../src/figures/svg-normal-form";

const spec: PlotSpec = {
  meta: { id: "fig", title: "A < B & C", caption: "", alt: "Less.", dataset: "", protocol: "" },
  data: [],
  layout: { width: 10, height: 10 },
};

const normal = (inside: string) =>
  normalSvg(`<svg width="10">${inside}</svg>`, spec).replace(/<style>.*?<\/style>/, "");

describe("the normal form of an SVG", () => {
  test("counts identifiers up, where they are defined and wherever they are used", () => {
    const drawn =
      `<clipPath id="clipa1b2"/><g clip-path="url('#clipa1b2')"/><g clip-path="url(#clipa1b2)"/>` +
      `<g style="clip-path: url(&quot;#clipa1b2&quot;)"/><path id="k9"/><use xlink:href="#k9"/>`;
    expect(normal(drawn)).toContain(
      `<clipPath id="fig-1"/><g clip-path="url(#fig-1)"/><g clip-path="url(#fig-1)"/>` +
        `<g style="clip-path: url(#fig-1)"/><path id="fig-2"/><use xlink:href="#fig-2"/>`,
    );
  });

  test("has the attributes of a tag in alphabetical order, whatever is in them", () => {
    expect(normal(`<rect y="1" style="fill: a" x="b &gt; &lt; c"/><path d="M0,0"/>`)).toContain(
      `<rect style="fill: a" x="b &gt; &lt; c" y="1"/><path d="M0,0"/>`,
    );
  });

  test("leaves a text alone that looks like an identifier", () => {
    expect(normal(`<g id="a"/><text>x id="a" url(#a)</text>`)).toContain(
      `<g id="fig-1"/><text>x id="a" url(#a)</text>`,
    );
  });

  test("has three decimals in tags and leaves texts alone", () => {
    expect(normal(`<path d="M1.23456,-0.00004L2.5,3"/><text x="0.1">0.96878</text>`)).toContain(
      `<path d="M1.235,0L2.5,3"/><text x="0.1">0.96878</text>`,
    );
  });

  test("has a role, a title and a description, as XML", () => {
    const svg = normal("");
    expect(svg).toContain(`<svg role="img" aria-labelledby="fig-title fig-desc" width="10">`);
    expect(svg).toContain(`<title id="fig-title">A &lt; B &amp; C</title><desc id="fig-desc">Less.</desc>`);
  });

  test("holds the semibold font where a text is bold, and only there", () => {
    const faces = (inside: string) => normalSvg(`<svg width="1">${inside}</svg>`, spec).match(/@font-face\{/g);
    expect(faces("<text/>")).toHaveLength(1);
    expect(faces(`<text style="font-weight: 600;"/>`)).toHaveLength(2);
  });
});
