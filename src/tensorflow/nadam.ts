import pow from "@stdlib/math-base-special-pow";
import * as tf from "@tensorflow/tfjs-core";
import type { Nadam } from "../engine/optimiser";

interface Moments {
  readonly mean: tf.Variable;
  readonly square: tf.Variable;
}

interface Momentum {
  /** Steps done. */
  step: number;
  /** Product of the momentums of these steps. */
  product: number;
}

/** Nadam for TensorFlow.js, which has none: the update that engine/optimiser.ts states, with either schedule of the
 * momentum, written anew. It updates the parameters of stacked models, [models, parameters], each model with settings and steps of its own.
 * @see Dozat 2016, Incorporating Nesterov Momentum into Adam */
export class StackedNadam extends tf.Optimizer {
  static readonly className = "Nadam";
  private readonly moments = new Map<string, Moments>();
  private readonly momenta: readonly Momentum[];
  private isIdle: (model: number) => boolean = () => false;

  /** @param settings of each model */
  constructor(private readonly settings: readonly Nadam[]) {
    super();
    this.momenta = settings.map(() => ({ step: 0, product: 1 }));
  }

  /** Says which models have no batch in the next steps: their parameters and moments stay. */
  rest(isIdle: (model: number) => boolean): void {
    this.isIdle = isIdle;
  }

  override applyGradients(gradients: Parameters<tf.Optimizer["applyGradients"]>[0]): void {
    const pairs = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients);
    tf.tidy(() => {
      const factors = this.nextFactors();
      for (const [name, gradient] of pairs) this.update(name, gradient, factors);
    });
    this.incrementIterations();
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { models: this.settings.map((settings) => ({ ...settings })) };
  }

  override dispose(): void {
    for (const { mean, square } of this.moments.values()) tf.dispose([mean, square]);
  }

  /** What moments, gradient and root are multiplied by or added to in this step, of all models. */
  private nextFactors() {
    const factors = this.settings.map((settings, model) =>
      this.isIdle(model) ? standstill : nextFactors(settings, this.momenta[model]),
    );
    const stacked = (of: (one: Factors) => number) => perModel(factors.map(of));
    return {
      mean: stacked(({ mean }) => mean),
      square: stacked(({ square }) => square),
      ofMean: stacked(({ ofMean }) => ofMean),
      ofGradient: stacked(({ ofGradient }) => ofGradient),
      epsilon: stacked(({ epsilon }) => epsilon),
    };
  }

  private update(name: string, gradient: tf.Tensor, factors: ReturnType<StackedNadam["nextFactors"]>): void {
    const parameter = tf.engine().registeredVariables[name];
    const { mean, square } = this.momentsOf(name, parameter);
    const newMean = tf.add(mean, tf.mul(factors.mean, tf.sub(gradient, mean)));
    const newSquare = tf.add(square, tf.mul(factors.square, tf.sub(tf.square(gradient), square)));
    const numerator = tf.add(tf.mul(factors.ofMean, newMean), tf.mul(factors.ofGradient, gradient));
    mean.assign(newMean);
    square.assign(newSquare);
    parameter.assign(tf.sub(parameter, tf.div(numerator, tf.add(tf.sqrt(newSquare), factors.epsilon))));
  }

  private momentsOf(name: string, parameter: tf.Variable): Moments {
    const known = this.moments.get(name);
    if (known !== undefined) return known;
    const zeros = () => tf.variable(tf.zerosLike(parameter), false);
    const made = { mean: zeros(), square: zeros() };
    this.moments.set(name, made);
    return made;
  }
}

/** mean and square: 1 - beta1 and 1 - beta2; the others as nextFactors computes them. */
type Factors = Readonly<Record<"mean" | "square" | "ofMean" | "ofGradient" | "epsilon", number>>;

/** Leaves moments and parameters as they are. */
const standstill: Factors = { mean: 0, square: 0, ofMean: 0, ofGradient: 0, epsilon: 1 };

function nextFactors(settings: Nadam, momentum: Momentum): Factors {
  const { learningRate, beta1, beta2, epsilon } = settings;
  momentum.step++;
  const now = momentumAt(settings, momentum.step);
  const soon = momentumAt(settings, momentum.step + 1);
  momentum.product *= now;
  const { step, product } = momentum;
  const correction = Math.sqrt(1 - pow(beta2, step));
  const rate = learningRate * correction;
  return {
    mean: 1 - beta1,
    square: 1 - beta2,
    ofMean: (rate * soon) / (1 - product * soon),
    ofGradient: (rate * (1 - now)) / (1 - product),
    epsilon: epsilon * correction,
  };
}

function momentumAt({ beta1, schedule }: Nadam, step: number): number {
  return beta1 * (1 - 0.5 * pow(0.96, (schedule === "tensorflow29" ? 0.004 : 1) * step));
}

/** A number a model, [models, 1]; a scalar for one model, which every backend multiplies by faster. */
function perModel(values: readonly number[]): tf.Tensor {
  return values.length === 1 ? tf.scalar(values[0]) : tf.tensor2d([...values], [values.length, 1]);
}
