/** XGBoost settings that the paper leaves unsaid: depth by learning rate, 100 rounds as by default. */
export const boostingGrid = [3, 4, 5, 6].flatMap((maxDepth) =>
  [0.1, 0.2, 0.3].map((learningRate) => ({ maxDepth, learningRate, rounds: 100 })),
);
