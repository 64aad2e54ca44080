import type { Figure } from "./figure";
import { figure3 } from "./figure-3";
import { figure4 } from "./figure-4";
import { figure5 } from "./figure-5";
import { figure5All } from "./figure-5-all";
import { figure5Dependence } from "./figure-5-dependence";
import { figure5Flow } from "./figure-5-flow";
import { figure5Stability } from "./figure-5-stability";
import { headline } from "./headline";
import { table1Figure } from "./table-1-figure";
import { table1Xgboost } from "./table-1-xgboost";

export type { Figure } from "./figure";

/** Every figure and table that is drawn: the headline, then the paper's items in its order. */
export const figures: readonly Figure[] = [
  headline,
  table1Figure,
  table1Xgboost,
  figure3,
  figure4,
  figure5,
  figure5All,
  figure5Dependence,
  figure5Flow,
  figure5Stability,
];
