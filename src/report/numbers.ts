import type { JudgedClaim } from "../claims/judge";
import { verdictCounts } from "../claims/verdict-counts";
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
  const counts = verdictCounts(claims);
  return {
    "claims.all": String(claims.length),
    "claims.reproduced": String(counts.reproduced),
    "claims.not-reproduced": String(counts["not reproduced"]),
    "claims.contradicted": String(counts["contradicted by the paper itself"]),
    "claims.not-checkable": String(counts["can't be checked"]),
  };
}
