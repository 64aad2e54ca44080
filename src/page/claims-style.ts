import { verdicts } from "../claims/finding";
import { colours } from "../figures/theme";

/** Width of the window, in pixels, up to which a row of the table is a card. */
const cardsUpTo = 600;

/** Shows the claims of the verdict that is chosen, and the items of the paper that have any. */
const chosen = verdicts.map((verdict) => {
  const section = `.claims:has(input[value="${verdict}"]:checked)`;
  const others = `tr[data-verdict]:not([data-verdict="${verdict}"])`;
  return `${section} ${others}, ${section} tbody:not(:has([data-verdict="${verdict}"])) { display: none; }`;
});

/** The style of the claims. A verdict has its word and a mark: a disc in the blue of what was measured where that agrees, in
 * the vermilion of the paper a hollow diamond where it does not and a full one where the paper disagrees with itself, and a
 * grey ring where nothing can be said. Marks are borders, which are printed where backgrounds are not. */
export const claimsStyle = `
.claims fieldset { display: flex; flex-wrap: wrap; gap: 8px; margin: 16px 0; border: 0; padding: 0; font-size: 14px; }
.claims legend { margin-bottom: 4px; padding: 0; color: ${colours.muted}; }
.claims label { display: flex; align-items: center; border: 1px solid ${colours.axis}; border-radius: 4px; padding: 4px 10px 4px 6px; cursor: pointer; }
.claims label:has(:checked) { border-color: ${colours.measured}; background: ${colours.measuredFaint}; }
.claims input { margin: 0 6px 0 0; accent-color: ${colours.measured}; }
.claims input:focus-visible { outline: 2px solid ${colours.measured}; outline-offset: 2px; }
.claims table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.4; }
.claims caption { margin-bottom: 8px; text-align: left; color: ${colours.muted}; }
.claims th, .claims td { padding: 8px 12px 8px 0; text-align: left; vertical-align: top; font-weight: 400; }
.claims tr[data-verdict] { border-top: 1px solid ${colours.grid}; }
.claims tr:target { background: ${colours.measuredFaint}; }
.claims thead th { border-bottom: 1px solid ${colours.ink}; font-weight: 600; }
.claims thead th:nth-child(1) { width: 36%; }
.claims thead th:nth-child(2) { width: 20%; }
.claims th[scope="rowgroup"] { padding-top: 20px; font-size: 16px; font-weight: 600; }
.claims small, .claims code { display: block; margin-top: 2px; font-size: 13px; color: ${colours.muted}; }
.claims td:nth-child(2) { font-weight: 600; }
.claims code { overflow-wrap: anywhere; }
.mark { display: inline-block; width: 10px; height: 10px; margin: 0 7px 0 2px; border: 2px solid ${colours.axis}; border-radius: 5px; }
[data-verdict="reproduced"] .mark { border: 5px solid ${colours.measured}; }
[data-verdict="not reproduced"] .mark, [data-verdict="contradicted by the paper itself"] .mark { border-color: ${colours.paper};
  border-radius: 0; transform: rotate(45deg) scale(0.85); }
[data-verdict="contradicted by the paper itself"] .mark { border-width: 5px; }
${chosen.join("\n")}
@media (max-width: ${cardsUpTo}px) {
  .claims :is(table, caption, tbody, tr, th, td) { display: block; }
  .claims thead { position: absolute; clip-path: inset(50%); }
  .claims th, .claims td { padding: 0; }
  .claims tr[data-verdict] { padding: 10px 0 12px; }
  .claims td { margin-top: 6px; }
}
@media print {
  .claims { break-before: page; break-inside: auto; }
  .claims tr { break-inside: avoid; }
  .claims tr:has([scope="rowgroup"]) { break-after: avoid; }
  .claims input { display: none; }
}
`;
