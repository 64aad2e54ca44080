import { readFileSync } from "node:fs";
import type { JudgedClaim } from "../claims/judge";
import { verdictCountsText } from "../claims/verdict-counts";
import type { Results } from "../evaluation/results";
import { fontFaces } from "../figures/font";
import { datasetTitle, untitled } from "../figures/frame";
import { installedFile } from "../figures/installed-file";
import type { Paper } from "../figures/paper";
import type { PlotSpec } from "../figures/plot-spec";
import { table1 } from "../figures/table-1";
import { table2 } from "../figures/table-2";
import { verdictSentences } from "../figures/verdict-sentences";
import { canonicalJson } from "../foundation/canonical-json";
import { htmlText } from "../foundation/html-text";
import { claimsHeading, claimsSection } from "./claims-section";
import { claimsStyle } from "./claims-style";
import { pageScript } from "./script";
import { pageStyle } from "./style";

/** What a page may load: what stands in it, and nothing else. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; img-src data:";

const title = "XMeDNN, reproduced";

/** What a page shows. */
export interface PageContent {
  readonly results: Results;
  readonly paper: Paper;
  /** Figures and tables, in their order on the page. */
  readonly specs: readonly PlotSpec[];
  /** The paper's claims with their verdicts; null where none were judged. */
  readonly claims: readonly JudgedClaim[] | null;
}

/** All figures, tables and verdicts on one page that needs no other file and no network: Plotly, the fonts and the figures'
 * data are in it. The same content gives the same bytes.
 * @returns the text of an HTML document, to be written as UTF-8 */
export function page(content: PageContent): string {
  const { results, specs, claims } = content;
  return [
    '<!doctype html>\n<html lang="en">',
    head(results),
    "<body>",
    header(content),
    contents(content),
    '<main>\n<p class="hint">A figure that is wider than this window scrolls sideways.</p>',
    ...specs.map(figureSection),
    ...(claims === null ? [] : [claimsSection(claims, specs)]),
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
    `<title>${title}: ${htmlText(datasetTitle(results))}</title>`,
    `<style>${fontFaces()}${pageStyle}${claimsStyle}</style>\n</head>`,
  ].join("\n");
}

function header({ results, paper, claims }: PageContent): string {
  const { seeds, protocol } = results;
  const tables = verdictSentences(table1(results, paper), table2(results, paper)).map(htmlText);
  const verdict = claims === null ? tables : [...tables, claimsSentence(claims)];
  const seedsText = seeds.length === 1 ? `seed ${seeds[0]}` : `seeds ${seeds[0]} to ${seeds[seeds.length - 1]}`;
  return [
    `<header>\n<h1>${title}</h1>`,
    `<p>Every table and figure of &ldquo;XMeDNN: An Explainable Deep Neural Network System for Intrusion Detection in ` +
      "Internet of Medical Things&rdquo; (Alani, Mashatan and Miri, 2023), made again.</p>",
    `<p class="data">Data set: <strong>${htmlText(datasetTitle(results))}</strong>; ${htmlText(protocol.title)}; ${seedsText}.</p>`,
    `<p class="verdict">${verdict.join(" ")}</p>\n</header>`,
  ].join("\n");
}

/** Leads from the top of the page to the claims. */
function claimsSentence(claims: readonly JudgedClaim[]): string {
  const link = `<a href="#${claimsHeading.id}">${claims.length} claims of the paper</a>`;
  return `Of the ${link}: ${htmlText(verdictCountsText(claims))}.`;
}

function contents({ specs, claims }: PageContent): string {
  const headings = [...specs.map(({ meta }) => meta), ...(claims === null ? [] : [claimsHeading])];
  const links = headings.map(({ id, title }) => `<li><a href="#${id}">${htmlText(title)}</a></li>`);
  return `<nav aria-label="Contents">\n<ol>\n${links.join("\n")}\n</ol>\n</nav>`;
}

function figureSection(spec: PlotSpec): string {
  const { meta, data, layout } = untitled(spec);
  const drawn = canonicalJson({ data, layout }).replace(/</g, "\\u003c");
  const size = `min-height:${layout.height}px`;
  return [
    `<section aria-labelledby="${meta.id}">\n<h2 id="${meta.id}">${htmlText(meta.title)}</h2>\n<figure>`,
    `<div class="plot" id="${meta.id}-plot" role="img" tabindex="0" aria-label="${htmlText(meta.alt)}" style="${size}"></div>`,
    `<figcaption>${htmlText(meta.caption)}</figcaption>\n</figure>`,
    `<script type="application/json" id="${meta.id}-plot-data">${drawn}</script>\n</section>`,
  ].join("\n");
}

const footer =
  "<footer>\n<p>Point at a mark to read its value; drag to enlarge, double-click to go back. Made by " +
  "<code>npm run reproduce</code>, the same bytes every time.</p>\n</footer>";
