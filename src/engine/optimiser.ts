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
