import pow from "@stdlib/math-base-special-pow";
import * as tf from "@tensorflow/tfjs-core";
import type { Nadam } from "../engine/optimiser";

interface Moments {
  readonly mean: tf.Variable;
  readonly square: tf.Variable;
}

/** Nadam for TensorFlow.js, which has none: the update that engine/optimiser.ts states, with either schedule of the momentum.
 * @see Dozat 2016, Incorporating Nesterov Momentum into Adam */
export class TfjsNadam extends tf.Optimizer {
  static readonly className = "Nadam";
  private readonly moments = new Map<string, Moments>();
  private readonly constants: Readonly<Record<"mean" | "square", tf.Scalar>>;
  private step = 0;
  private product = 1;

  constructor(private readonly settings: Nadam) {
    super();
    this.constants = { mean: tf.scalar(1 - settings.beta1), square: tf.scalar(1 - settings.beta2) };
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
    return { ...this.settings };
  }

  override dispose(): void {
    for (const { mean, square } of this.moments.values()) tf.dispose([mean, square]);
    tf.dispose(Object.values(this.constants));
  }

  /** What the moment, the gradient and the root are multiplied by or added to in this step. */
  private nextFactors() {
    const { learningRate, beta2, epsilon } = this.settings;
    this.step++;
    const now = this.momentum(this.step);
    const soon = this.momentum(this.step + 1);
    this.product *= now;
    const correction = Math.sqrt(1 - pow(beta2, this.step));
    const rate = learningRate * correction;
    return {
      ofMean: tf.scalar((rate * soon) / (1 - this.product * soon)),
      ofGradient: tf.scalar((rate * (1 - now)) / (1 - this.product)),
      epsilon: tf.scalar(epsilon * correction),
    };
  }

  private momentum(step: number): number {
    const { beta1, schedule } = this.settings;
    return beta1 * (1 - 0.5 * pow(0.96, (schedule === "tensorflow29" ? 0.004 : 1) * step));
  }

  private update(name: string, gradient: tf.Tensor, factors: ReturnType<TfjsNadam["nextFactors"]>): void {
    const parameter = tf.engine().registeredVariables[name];
    const { mean, square } = this.momentsOf(name, parameter);
    const newMean = tf.add(mean, tf.mul(this.constants.mean, tf.sub(gradient, mean)));
    const newSquare = tf.add(square, tf.mul(this.constants.square, tf.sub(tf.square(gradient), square)));
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
