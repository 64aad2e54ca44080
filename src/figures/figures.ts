import type { Figure } from "./figure";
import { figure3 } from "./figure-3";
import { figure4 } from "./figure-4";
import { headline } from "./headline";
import { table1Figure } from "./table-1-figure";
import { table1Xgboost } from "./table-1-xgboost";

export type { Figure } from "./figure";

/** Every figure and table that is drawn: the headline, then the paper's items in its order. */
export const figures: readonly Figure[] = [headline, table1Figure, table1Xgboost, figure3, figure4];
