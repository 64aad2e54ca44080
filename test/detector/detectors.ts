import type { Detector } from "../../src/detector/detector";
import { initialWeights } from "../../src/engine/initialiser";
import type { Network } from "../../src/engine/network";

/** A detector with random weights, for two columns of a flow table. */
export function randomDetector(seed: number): Detector {
  const network: Network = {
    inputs: 2,
    layers: [
      { units: 5, activation: "elu", initialiser: "heNormal" },
      { units: 3, activation: "tanh", initialiser: "glorotUniform" },
      { units: 4, activation: "selu", initialiser: "lecunNormal" },
      { units: 1, activation: "sigmoid", initialiser: "heNormal" },
    ],
  };
  return {
    network,
    weights: initialWeights(network, seed),
    scaler: { scale: Float64Array.from([1 / 3, 0.1]), offset: Float64Array.from([-1 / 7, 0.25]) },
    features: ["SIntPkt", "Sport"],
    provenance: { dataset: "synthetic", sha256: "0".repeat(64), protocol: "paper", seed },
  };
}
