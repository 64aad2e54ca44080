import { verdicts } from "../claims/finding";
import type { JudgedClaim } from "../claims/judge";
import { networkClaim } from "../figures/search-findings";
import { tolerance } from "../figures/table-1";
import { publishedDecimals } from "../foundation/rounded";
import { capacityNumbers } from "./capacity-numbers";
import { deploymentNumbers } from "./deployment-numbers";
import { explanationNumbers } from "./explanation-numbers";
import { flowNumbers } from "./flow-numbers";
import { foldNumbers } from "./fold-numbers";
import type { NamedNumbers } from "./named-numbers";
import { counted } from "./number-words";
import type { Published } from "./published";
import { singleSplitNumbers } from "./single-split-numbers";

/** Every number of the report's prose.
 * @throws DataError when a part of the results that the report speaks of is missing */
export function reportNumbers(published: Published): NamedNumbers {
  return {
    ...claimNumbers(published.claims),
    ...flowNumbers(published),
    ...singleSplitNumbers(published),
    ...foldNumbers(published),
    ...capacityNumbers(published.search, networkClaim(published.paper)),
    ...explanationNumbers(published),
    ...deploymentNumbers(published),
    seeds: counted(published.results.seeds.length),
    tolerance: String(tolerance),
    decimals: counted(publishedDecimals),
  };
}

function claimNumbers(claims: readonly JudgedClaim[]): NamedNumbers {
  const names = ["reproduced", "not-reproduced", "contradicted", "not-checkable"];
  const count = (verdict: string) => claims.filter((claim) => claim.verdict === verdict).length;
  return {
    "claims.all": String(claims.length),
    ...Object.fromEntries(verdicts.map((verdict, i) => [`claims.${names[i]}`, String(count(verdict))])),
  };
}
