import type { MeteredFlow } from "../capture/metered-flow";
import type { Detector } from "../detector/detector";
import { createPredictor } from "../engine/predict";
import { usualThreshold } from "../evaluation/threshold";
import { takeRows } from "../foundation/matrix";
import { applyMinMax } from "../preprocess/min-max";
import { cellIndex, featureRows } from "./feature-rows";
import type { Flows } from "./flow-source";
import type { Endpoint, JudgedFlow } from "./judged-flow";
import { knownPorts } from "./known-ports";
import { reasonFinder } from "./reasons";

export interface JudgeOptions {
  /** In place of the detector's own. */
  readonly threshold?: number;
  /** Whether flows to ports that the detector was not trained on are judged too. */
  readonly anyPort?: boolean;
}

/** Judges flows as they come. */
export interface Judge {
  /** @returns the flows that the detector knows how to judge, in their order; those judged attacks with their reasons */
  judge(flows: Flows): readonly JudgedFlow[];
}

const cell = {
  sourceAddress: cellIndex("SrcAddr"),
  destinationAddress: cellIndex("DstAddr"),
  sourcePort: cellIndex("Sport"),
  destinationPort: cellIndex("Dport"),
  sourceMac: cellIndex("SrcMac"),
  destinationMac: cellIndex("DstMac"),
} as const;

/** @throws DataError when the detector needs what packets do not tell */
export function createJudge(detector: Detector, options: JudgeOptions = {}): Judge {
  const { network, weights, scaler, features, deployment } = detector;
  const { threshold = deployment?.threshold ?? usualThreshold, anyPort = false } = options;
  const indices = features.map(cellIndex);
  const predictor = createPredictor(network, weights);
  const reasonsOf = reasonFinder(detector);
  const isKnown = anyPort ? () => true : knownPorts(detector);
  return {
    judge: ({ origin, flows }) => {
      const known = flows.filter(({ cells }) => isKnown(Number(cells[cell.destinationPort])));
      const rows = featureRows(known, indices);
      const probabilities = predictor.outputs(applyMinMax(rows, scaler));
      const attacks = [...known.keys()].filter((row) => probabilities[row] > threshold);
      const reasons = new Map(reasonsOf(takeRows(rows, attacks)).map((found, i) => [attacks[i], found]));
      return known.map((flow, row) => ({
        time: origin + flow.start / 1e6,
        ...endpoints(flow),
        probability: probabilities[row],
        decision: reasons.has(row) ? "attack" : "normal",
        reasons: reasons.get(row) ?? [],
      }));
    },
  };
}

const endpoints = ({ cells }: MeteredFlow): { readonly source: Endpoint; readonly destination: Endpoint } => ({
  source: {
    address: String(cells[cell.sourceAddress]),
    mac: String(cells[cell.sourceMac]),
    port: Number(cells[cell.sourcePort]),
  },
  destination: {
    address: String(cells[cell.destinationAddress]),
    mac: String(cells[cell.destinationMac]),
    port: Number(cells[cell.destinationPort]),
  },
});
