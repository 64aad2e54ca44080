import { libxgboost } from "../classifiers/libxgboost";
import { EnvironmentError } from "../foundation/errors";

/** Why XGBoost cannot run on this machine, as a sentence; null when it can. Installs the library when it can be had. */
export function xgboostAbsence(): string | null {
  try {
    libxgboost();
    return null;
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
}
