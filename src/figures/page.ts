import { readFileSync } from "node:fs";
import type { Results } from "../evaluation/results";
import { canonicalJson } from "../foundation/canonical-json";
import { escaped } from "./canvas";
import { fontFaces } from "./font";
import { datasetTitle, untitled } from "./frame";
import { installedFile } from "./installed-file";
import { pageScript } from "./page-script";
import { pageStyle } from "./page-style";
import type { Paper } from "./paper";
import type { PlotSpec } from "./plot-spec";
import { table1 } from "./table-1";
import { table2 } from "./table-2";
import { verdictSentences } from "./verdict-sentences";

/** What a page may load: what stands in it, and nothing else. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; img-src data:";

const title = "XMeDNN, reproduced";

/** All figures and tables on one page that needs no other file and no network: Plotly, the fonts and the figures' data are
 * in it. The same figures give the same bytes.
 * @returns the text of an HTML document, to be written as UTF-8 */
export function page(results: Results, paper: Paper, specs: readonly PlotSpec[]): string {
  const verdict = verdictSentences(table1(results, paper), table2(results, paper));
  return [
    '<!doctype html>\n<html lang="en">',
    head(results),
    "<body>",
    header(results, verdict),
    contents(specs),
    '<main>\n<p class="hint">A figure that is wider than this window scrolls sideways.</p>',
    ...specs.map(section),
    "</main>",
    footer,
    `<script>${readFileSync(installedFile("plotly.js-basic-dist-min"), "utf8")}</script>`,
    `<script>${pageScript}</script>`,
    "</body>\n</html>\n",
  ].join("\n");
}

function head(results: Results): string {
  return [
    '<head>\n<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}: ${escaped(datasetTitle(results))}</title>`,
    `<style>${fontFaces()}${pageStyle}</style>\n</head>`,
  ].join("\n");
}

function header(results: Results, verdict: readonly string[]): string {
  const { seeds, protocol } = results;
  const seedsText = seeds.length === 1 ? `seed ${seeds[0]}` : `seeds ${seeds[0]} to ${seeds[seeds.length - 1]}`;
  return [
    `<header>\n<h1>${title}</h1>`,
    `<p>Every table and figure of &ldquo;XMeDNN: An Explainable Deep Neural Network System for Intrusion Detection in ` +
      "Internet of Medical Things&rdquo; (Alani, Mashatan and Miri, 2023), made again.</p>",
    `<p class="data">Data set: <strong>${escaped(datasetTitle(results))}</strong>; ${escaped(protocol.title)}; ${seedsText}.</p>`,
    `<p class="verdict">${verdict.map(escaped).join(" ")}</p>\n</header>`,
  ].join("\n");
}

function contents(specs: readonly PlotSpec[]): string {
  const links = specs.map(({ meta }) => `<li><a href="#${meta.id}">${escaped(meta.title)}</a></li>`);
  return `<nav aria-label="Contents">\n<ol>\n${links.join("\n")}\n</ol>\n</nav>`;
}

function section(spec: PlotSpec): string {
  const { meta, data, layout } = untitled(spec);
  const drawn = canonicalJson({ data, layout }).replace(/</g, "\\u003c");
  const size = `min-height:${layout.height}px`;
  return [
    `<section aria-labelledby="${meta.id}">\n<h2 id="${meta.id}">${escaped(meta.title)}</h2>\n<figure>`,
    `<div class="plot" id="${meta.id}-plot" role="img" tabindex="0" aria-label="${attribute(meta.alt)}" style="${size}"></div>`,
    `<figcaption>${escaped(meta.caption)}</figcaption>\n</figure>`,
    `<script type="application/json" id="${meta.id}-plot-data">${drawn}</script>\n</section>`,
  ].join("\n");
}

function attribute(text: string): string {
  return escaped(text).replace(/"/g, "&quot;");
}

const footer =
  "<footer>\n<p>Point at a mark to read its value; drag to enlarge, double-click to go back. Made by " +
  "<code>npm run reproduce</code>, the same bytes every time.</p>\n</footer>";
