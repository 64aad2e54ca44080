import { absentCrossValidation, candidates, crossValidate } from "../evaluation/cross-validation";
import type { CrossValidated } from "../evaluation/results";
import type { ProtocolId } from "../preprocess/protocol";
import type { Runner } from "./runner";

/** The paper's cross-validation has ten folds; they are tested with copies of test flows in training, and without. */
const foldCount = 10;
const foldProtocols: readonly ProtocolId[] = ["paper", "split-first"];

/** Every classifier on ten folds under both protocols.
 * @param xgboostAbsence why XGBoost cannot run on this machine; null when it can */
export function tenFolds(seed: number, xgboostAbsence: string | null, run: Runner): Promise<CrossValidated[]> {
  return Promise.all(
    candidates.flatMap((candidate) =>
      foldProtocols.map((protocol) =>
        candidate.classifier === "xgb" && xgboostAbsence !== null
          ? absentCrossValidation(candidate, protocol, xgboostAbsence)
          : crossValidate(candidate, { protocol, folds: foldCount, seed }, run),
      ),
    ),
  );
}
