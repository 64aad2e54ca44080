import { fontFaces, fontWeights } from "./font";
import type { PlotSpec } from "./plot-spec";

/** The SVG that Plotly drew, without what differs from drawing to drawing and with what a lone file needs: identifiers
 * counted up from 1 after the figure's own (Plotly draws them at random), attributes in alphabetical order (Plotly's
 * depends on how often it drew an element), coordinates of three decimals, title and description for who cannot see it,
 * and the font. */
export function normalSvg(drawn: string, { meta }: PlotSpec): string {
  const bold = /font-weight: ?600/.test(drawn);
  const weights = fontWeights.filter((weight) => weight === 400 || bold);
  const head =
    `<title id="${meta.id}-title">${xmlText(meta.title)}</title>` +
    `<desc id="${meta.id}-desc">${xmlText(meta.alt)}</desc>` +
    `<style>${fontFaces(weights)}</style>`;
  const labelled = `role="img" aria-labelledby="${meta.id}-title ${meta.id}-desc"`;
  const body = shortCoordinates(sortedAttributes(countedIds(drawn, meta.id)));
  return `${body.replace(/^<svg ([^>]*)>/, (_, attributes) => `<svg ${labelled} ${attributes}>${head}`)}\n`;
}

/** The SVG with every identifier replaced, where it is defined and where it is used. */
function countedIds(svg: string, prefix: string): string {
  const defined = [...svg.matchAll(/<[^>]* id="([^"]+)"/g)].map((match) => match[1]);
  const renamed = new Map([...new Set(defined)].map((id, i) => [id, `${prefix}-${i + 1}`]));
  return inTags(svg, (tag) =>
    tag
      .replace(/ id="([^"]+)"/g, (_, id) => ` id="${renamed.get(id)}"`)
      .replace(/url\((['"]|&quot;)?#([^)'"&]+)\1\)/g, (_, _quote, id) => `url(#${renamed.get(id)})`)
      .replace(/href="#([^"]+)"/g, (_, id) => `href="#${renamed.get(id)}"`),
  );
}

/** The SVG with the attributes of every tag by name. */
function sortedAttributes(svg: string): string {
  return inTags(svg, (tag) =>
    tag.replace(/(?: [\w:-]+="[^"]*")+/, (attributes) => (attributes.match(/ [\w:-]+="[^"]*"/g) ?? []).sort().join("")),
  );
}

/** The SVG with at most three decimals in every number inside a tag. */
function shortCoordinates(svg: string): string {
  return inTags(svg, (tag) =>
    tag.replace(/-?\d+\.\d{4,}(?!\d*[eE])/g, (number) => String(Number(Number(number).toFixed(3)) + 0)),
  );
}

/** The SVG with every tag changed; texts between tags stay as they are. */
function inTags(svg: string, change: (tag: string) => string): string {
  return svg.replace(/<[^>]+>/g, change);
}

function xmlText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
