import pow from "@stdlib/math-base-special-pow";
import type { Adam, Nadam, Optimiser } from "./optimiser";

/** The engine's view of an optimiser: which rule updates the parameters (assembly/optimiser.ts) and the rule's
 * numbers, step by step. */
export interface UpdateRule {
  readonly kind: number;
  /** Numbers a step. */
  readonly count: number;
  /** Writes the numbers of the next step; called once a step, in order. */
  next(multipliers: Float64Array, at: number): void;
}

/** The learning rate of a step, counted from 1. */
type RateAt = (step: number) => number;

/** The update rule of an optimiser, at its first step.
 * @param decaySteps steps over which the learning rate falls in a straight line: step t takes the share
 * 1 - (t - 1) / decaySteps of it, as Keras's PolynomialDecay with power 1, and 0 from there on; constant unless given */
export function updateRule(optimiser: Optimiser, decaySteps = Number.POSITIVE_INFINITY): UpdateRule {
  const rateAt = (step: number) => optimiser.learningRate * Math.max(0, 1 - (step - 1) / decaySteps);
  switch (optimiser.rule) {
    case "nadam":
      return nadamRule(optimiser, rateAt);
    case "adam":
      return adamRule(optimiser, rateAt);
    case "sgd":
      return plainRule(1, (rate) => [optimiser.momentum, rate], rateAt);
    case "rmsprop":
      return plainRule(2, (rate) => [1 - optimiser.rho, rate, optimiser.epsilon], rateAt);
  }
}

/** With c = sqrt(1 - beta2^t), learningRate mhat / (sqrt(v) / c + epsilon) = learningRate c mhat / (sqrt(v) + c
 * epsilon): one division a parameter. */
function nadamRule({ beta1, beta2, epsilon, schedule }: Nadam, rateAt: RateAt): UpdateRule {
  const psi = schedule === "tensorflow29" ? 0.004 : 1;
  const momentum = (t: number) => beta1 * (1 - 0.5 * pow(0.96, psi * t));
  let t = 0;
  let product = 1;
  let soon = momentum(1);
  const next = (multipliers: Float64Array, at: number) => {
    t++;
    const now = soon;
    soon = momentum(t + 1);
    product *= now;
    const correction = Math.sqrt(1 - pow(beta2, t));
    const rate = rateAt(t) * correction;
    multipliers[at] = 1 - beta1;
    multipliers[at + 1] = 1 - beta2;
    multipliers[at + 2] = (rate * soon) / (1 - product * soon);
    multipliers[at + 3] = (rate * (1 - now)) / (1 - product);
    multipliers[at + 4] = epsilon * correction;
  };
  return { kind: 0, count: 5, next };
}

function adamRule({ beta1, beta2, epsilon }: Adam, rateAt: RateAt): UpdateRule {
  let t = 0;
  const next = (multipliers: Float64Array, at: number) => {
    t++;
    multipliers[at] = 1 - beta1;
    multipliers[at + 1] = 1 - beta2;
    multipliers[at + 2] = (rateAt(t) * Math.sqrt(1 - pow(beta2, t))) / (1 - pow(beta1, t));
    multipliers[at + 3] = 0;
    multipliers[at + 4] = epsilon;
  };
  return { kind: 0, count: 5, next };
}

/** A rule whose numbers depend on the learning rate alone. */
function plainRule(kind: number, valuesAt: (rate: number) => readonly number[], rateAt: RateAt): UpdateRule {
  let t = 0;
  const next = (multipliers: Float64Array, at: number) => {
    t++;
    multipliers.set(valuesAt(rateAt(t)), at);
  };
  return { kind, count: valuesAt(0).length, next };
}
