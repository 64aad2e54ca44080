import type { Metrics } from "../evaluation/metrics";
import type { CrossValidated, Results } from "../evaluation/results";
import { correctedResampledTTest } from "../evaluation/significance";
import { roundTo } from "../foundation/canonical-json";
import { DataError } from "../foundation/errors";
import { publishedDecimals } from "../foundation/rounded";
import { table2Metrics } from "./cross-validation-metrics";
import { type FoldSpread, foldSpread } from "./fold-spread";
import type { Paper } from "./paper";
import { isReproduced } from "./table-1";

/** What is shown of a cross-validation: the columns of Table 2, and two numbers that do not depend on how many of the
 * tested flows are attacks. */
export const foldMetrics = [
  ...table2Metrics,
  { id: "falsePositiveRate", title: "False pos. rate", of: (metrics: Metrics) => metrics.falsePositiveRate },
  { id: "balancedAccuracy", title: "Balanced accuracy", of: (metrics: Metrics) => metrics.balancedAccuracy },
] as const;

export type FoldMetric = (typeof foldMetrics)[number]["id"];

/** A classifier's folds under one protocol. */
export interface ProtocolFolds {
  readonly metrics: Readonly<Record<FoldMetric, FoldSpread>>;
  /** Share of the tested attacks that have a copy in training. */
  readonly copied: number;
  /** Share of attacks among the tested flows. */
  readonly attackShare: number;
  /** F1 score against the network's on the same folds; null for the network itself, and where every fold differs by the
   * same amount. */
  readonly againstNetwork: { readonly difference: number; readonly p: number } | null;
}

/** A classifier with copies of tested flows in training (the paper's protocol) and without (split first). */
export interface ClassifierFolds {
  readonly id: string;
  readonly name: string;
  readonly withCopies: ProtocolFolds;
  readonly withoutCopies: ProtocolFolds;
  /** Whether, with copies, each of Table 2's four means is inside the range of the folds or within the tolerance. */
  readonly nearTable2: boolean;
}

/** A classifier that this machine could not run. */
export interface AbsentClassifier {
  readonly id: string;
  readonly name: string;
  /** A sentence. */
  readonly reason: string;
}

/** Every cross-validated classifier, in the order of the results. All numbers have the published decimals.
 * @throws DataError when the results hold no cross-validation */
export function classifierFolds(
  results: Results,
  paper: Paper,
): { readonly tested: readonly ClassifierFolds[]; readonly absent: readonly AbsentClassifier[] } {
  const under = (id: string) => (all: readonly CrossValidated[]) => all.filter(({ protocol }) => protocol === id);
  const [withCopies, withoutCopies] = [under("paper"), under("split-first")].map((of) => of(results.crossValidation));
  if (withCopies.length === 0) throw new DataError("The classifiers' folds were not run: the results hold none.");
  const absent = withCopies.flatMap(({ id, name, absent: reason }) =>
    reason === undefined ? [] : { id, name, reason },
  );
  const tested = withCopies.flatMap((first) => {
    const second = withoutCopies.find(({ id }) => id === first.id);
    if (first.absent !== undefined || second === undefined || second.absent !== undefined) return [];
    const folds = protocolFolds(first, withCopies);
    return {
      id: first.id,
      name: first.name,
      withCopies: folds,
      withoutCopies: protocolFolds(second, withoutCopies),
      nearTable2: table2Metrics.every(({ id }) => isReproduced(paper.table2.mean[id], folds.metrics[id])),
    };
  });
  return { tested, absent };
}

function protocolFolds(tested: CrossValidated, all: readonly CrossValidated[]): ProtocolFolds {
  const entries = foldMetrics.map(({ id, of }) => [id, foldSpread(tested.folds, of)]);
  const network = all.find(({ id }) => id === "dnn");
  return {
    metrics: Object.fromEntries(entries) as Record<FoldMetric, FoldSpread>,
    copied: tested.testAttacksCopiedInTrain,
    attackShare: roundTo(attackShare(tested.folds), publishedDecimals),
    againstNetwork: network === undefined || network === tested ? null : compared(tested.folds, network.folds),
  };
}

/** Share of attacks among all flows that the folds tested. */
export function attackShare(folds: readonly Metrics[]): number {
  const attacks = folds.reduce((sum, { fn, tp }) => sum + fn + tp, 0);
  return attacks / folds.reduce((sum, { n }) => sum + n, 0);
}

/** The test of Nadeau and Bengio on the F1 scores: the folds share most of their training rows, which it allows for. */
function compared(folds: readonly Metrics[], network: readonly Metrics[]): ProtocolFolds["againstNetwork"] {
  const differences = folds.map(({ f1Attack }, i) => f1Attack - network[i].f1Attack);
  if (differences.every((value) => value === differences[0])) return null;
  const { mean, p } = correctedResampledTTest(differences, folds.length - 1, 1);
  return { difference: roundTo(mean, publishedDecimals), p: roundTo(p, publishedDecimals) };
}
