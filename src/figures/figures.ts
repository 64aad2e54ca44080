import type { Figure } from "./figure";
import { figure1 } from "./figure-1";
import { figure2 } from "./figure-2";
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
import { table2Classifiers } from "./table-2-classifiers";
import { table2Figure } from "./table-2-figure";
import { table2Leak } from "./table-2-leak";
import { table2Recovered } from "./table-2-recovered";
import { table3Figure } from "./table-3-figure";
import { transfer } from "./transfer";

export type { Figure } from "./figure";

/** Every figure and table that is drawn: the headline, then the paper's items in its order. */
export const figures: readonly Figure[] = [
  headline,
  figure1,
  figure2,
  table1Figure,
  table1Xgboost,
  figure3,
  figure4,
  table2Figure,
  table2Recovered,
  table2Classifiers,
  table2Leak,
  table3Figure,
  transfer,
  figure5,
  figure5All,
  figure5Dependence,
  figure5Flow,
  figure5Stability,
];
