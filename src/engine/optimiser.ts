import pow from "@stdlib/math-base-special-pow";

/** How Nadam's momentum grows with the step t: beta1 (1 - 0.5 * 0.96^(psi t)), psi being 0.004 in TensorFlow up to
 * 2.10 (which the paper used, 2.9.1) and 1 in Keras 2.11 and later. */
export type NadamSchedule = "tensorflow29" | "keras3";

export interface Nadam {
  readonly rule: "nadam";
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  /** Added outside the root. */
  readonly epsilon: number;
  readonly schedule: NadamSchedule;
}

export interface Adam {
  readonly rule: "adam";
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  /** Added outside the root, to the second moment as it is before its bias is corrected. */
  readonly epsilon: number;
}

export interface Sgd {
  readonly rule: "sgd";
  readonly learningRate: number;
  /** 0 for plain gradient descent. */
  readonly momentum: number;
}

export interface RmsProp {
  readonly rule: "rmsprop";
  readonly learningRate: number;
  readonly rho: number;
  /** Added inside the root. */
  readonly epsilon: number;
}

export type Optimiser = Nadam | Adam | Sgd | RmsProp;

/** The defaults of Keras. */
export const nadamDefaults: Nadam = {
  rule: "nadam",
  learningRate: 0.001,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-7,
  schedule: "tensorflow29",
};
export const adamDefaults: Adam = { rule: "adam", learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
export const sgdDefaults: Sgd = { rule: "sgd", learningRate: 0.01, momentum: 0 };
export const rmsPropDefaults: RmsProp = { rule: "rmsprop", learningRate: 0.001, rho: 0.9, epsilon: 1e-7 };

type Settings<T> = Partial<Omit<T, "rule">>;

/** Nadam with a momentum schedule: with u_t = beta1 (1 - 0.5 * 0.96^(psi t)) and U_t = u_1 u_2 ... u_t,
 *   m = m + (1 - beta1) (g - m),  v = v + (1 - beta2) (g g - v),
 *   mhat = u_(t+1) m / (1 - U_(t+1)) + (1 - u_t) g / (1 - U_t),  vhat = v / (1 - beta2^t),
 *   w = w - learningRate mhat / (sqrt(vhat) + epsilon).
 * optax's nadam has no schedule, and PyTorch's has another epsilon: do not compare with them.
 * @see Dozat 2016, Incorporating Nesterov Momentum into Adam */
export const nadam = (settings: Settings<Nadam> = {}): Nadam => ({ ...nadamDefaults, ...settings });

/** Adam as Keras writes it: a = learningRate sqrt(1 - beta2^t) / (1 - beta1^t), w = w - a m / (sqrt(v) + epsilon).
 * @see Kingma and Ba 2015, section 2 (its "epsilon hat") */
export const adam = (settings: Settings<Adam> = {}): Adam => ({ ...adamDefaults, ...settings });

/** Gradient descent with momentum as Keras writes it: m = momentum m - learningRate g, w = w + m. */
export const sgd = (settings: Settings<Sgd> = {}): Sgd => ({ ...sgdDefaults, ...settings });

/** RMSprop as Keras writes it, without momentum and not centred: v = rho v + (1 - rho) g g, w = w - learningRate g /
 * sqrt(v + epsilon). */
export const rmsProp = (settings: Settings<RmsProp> = {}): RmsProp => ({ ...rmsPropDefaults, ...settings });

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
