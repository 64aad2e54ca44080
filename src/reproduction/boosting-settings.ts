import type { BoostingSetting } from "../evaluation/results";
import { paperHoldout } from "../preprocess/prepare";
import type { Protocol } from "../preprocess/protocol";
import type { Runner } from "./runner";

/** XGBoost settings that the paper leaves unsaid: depth by learning rate, 100 rounds as by default. */
const boostingGrid = [3, 4, 5, 6].flatMap((maxDepth) =>
  [0.1, 0.2, 0.3].map((learningRate) => ({ maxDepth, learningRate, rounds: 100 })),
);

/** The accuracy of XGBoost with each setting of the grid, on the paper's split by one seed. */
export function boostingSettings(protocol: Protocol, seed: number, run: Runner): Promise<BoostingSetting[]> {
  return Promise.all(
    boostingGrid.map(async (settings) => {
      const { metrics } = await run({
        classifier: "xgb",
        settings,
        protocol: protocol.id,
        division: paperHoldout,
        seed,
      });
      return { ...settings, accuracy: metrics.accuracy };
    }),
  );
}
