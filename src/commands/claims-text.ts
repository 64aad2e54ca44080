import { claimGroups } from "../claims/claim-groups";
import type { JudgedClaim } from "../claims/judge";
import { verdictCountsText } from "../claims/verdict-counts";

const width = 110;
const indent = "  ";

/** What "claims" says, as text for a terminal: the claims by item of the paper, each with verdict, evidence and the
 * command that shows it. */
export function claimsText(title: string, claims: readonly JudgedClaim[]): string {
  return [
    ...wrapped(`Data set: ${title}; ${claims.length} claims of the paper: ${verdictCountsText(claims)}.`, ""),
    ...claimGroups(claims).flatMap((item) => ["", item.group, ...item.claims.flatMap(lines)]),
    "",
  ].join("\n");
}

function lines({ claim, place, verdict, evidence, command }: JudgedClaim): string[] {
  return [
    ...wrapped(`${verdict.toUpperCase()}: ${claim} (${place})`, indent),
    ...wrapped(evidence, indent.repeat(2)),
    `${indent.repeat(2)}${command}`,
  ];
}

/** A text in lines of at most the width, each after the margin; a longer word stays whole. */
function wrapped(text: string, margin: string): string[] {
  const rows: string[] = [];
  for (const word of text.split(" ")) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(`${margin}${word}`);
  }
  return rows;
}
