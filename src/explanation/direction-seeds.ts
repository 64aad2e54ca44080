import type { ExplanationResults } from "./explanation-results";

/** With how many seeds lower values of a feature push further towards attack, and with how many higher ones do. */
export function directionSeeds({ features, bySeed }: ExplanationResults, feature: string) {
  const column = features.indexOf(feature);
  const signs = bySeed.map(({ directions }) => Math.sign(directions[column] ?? 0));
  return { falling: signs.filter((sign) => sign < 0).length, rising: signs.filter((sign) => sign > 0).length };
}
