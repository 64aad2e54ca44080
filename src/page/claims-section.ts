import { type ClaimGroup, claimGroups } from "../claims/claim-groups";
import type { JudgedClaim } from "../claims/judge";
import { verdictCounts } from "../claims/verdict-counts";
import type { PlotSpec } from "../figures/plot-spec";
import { htmlText } from "../foundation/html-text";

/** Where the section stands on the page, and how it is headed. */
export const claimsHeading = { id: "claims", title: "Every claim of the paper, with its verdict" } as const;

const meanings =
  "Reproduced: it holds in what was measured here, or in the paper's own arithmetic. Not reproduced: it does not hold in what " +
  "was measured. Contradicted by the paper itself: two of its own statements do not agree. Can't be checked: nothing measured " +
  "here could settle it, for the reason given.";

/** The section of the page that says of every claim what became of it: the verdicts counted, of which one can be chosen to
 * be shown alone, and the claims in a table by item of the paper.
 * @param claims of which each has an identifier of its own
 * @param specs the figures of the page: the command that shows a claim's evidence links to those that it names */
export function claimsSection(claims: readonly JudgedClaim[], specs: readonly PlotSpec[]): string {
  const { id, title } = claimsHeading;
  const figureIds = specs.map(({ meta }) => meta.id);
  return [
    `<section class="claims" aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>`,
    `<p>${htmlText(meanings)}</p>`,
    choice(claims),
    "<table>\n<caption>What the paper says, where, and what became of it; the commands print or draw the evidence.</caption>",
    '<thead><tr><th scope="col">What the paper says</th><th scope="col">Verdict</th><th scope="col">Evidence</th></tr></thead>',
    ...claimGroups(claims).map((group) => groupRows(group, figureIds)),
    "</table>\n</section>",
  ].join("\n");
}

/** The number of claims by verdict, as buttons of which one is down. */
function choice(claims: readonly JudgedClaim[]): string {
  const counts = Object.entries(verdictCounts(claims));
  const buttons = counts.map(
    ([verdict, count]) =>
      `<label data-verdict="${htmlText(verdict)}"><input type="radio" name="verdict" value="${htmlText(verdict)}">` +
      `<span class="mark"></span>${count} ${htmlText(verdict)}</label>`,
  );
  return [
    "<fieldset>\n<legend>Claims shown</legend>",
    `<label><input type="radio" name="verdict" value="all" checked>all ${claims.length}</label>`,
    ...buttons,
    "</fieldset>",
  ].join("\n");
}

function groupRows({ group, claims }: ClaimGroup, figureIds: readonly string[]): string {
  return [
    `<tbody>\n<tr><th scope="rowgroup" colspan="3">${htmlText(group)}</th></tr>`,
    ...claims.map((claim) => row(claim, figureIds)),
    "</tbody>",
  ].join("\n");
}

function row({ id, claim, place, verdict, evidence, command }: JudgedClaim, figureIds: readonly string[]): string {
  return [
    `<tr id="claim-${htmlText(id)}" data-verdict="${htmlText(verdict)}">`,
    `<th scope="row">${htmlText(claim)} <small>${htmlText(place)}</small></th>`,
    `<td><span class="mark"></span>${htmlText(verdict)}</td>`,
    `<td>${htmlText(evidence)} <code>${linked(command, figureIds)}</code></td>\n</tr>`,
  ].join("\n");
}

/** A command whose figures are links to where they stand on the page. */
function linked(command: string, figureIds: readonly string[]): string {
  const words = command.split(" ").map((word) => {
    const text = htmlText(word);
    return figureIds.includes(word) ? `<a href="#${text}">${text}</a>` : text;
  });
  return words.join(" ");
}
