/** Activation functions of a dense layer, as Keras defines them (elu with alpha 1). */
export type Activation = "elu" | "relu" | "selu" | "tanh" | "sigmoid" | "linear";

/** How a layer's kernel is drawn, as Keras defines it; biases start at 0. */
export type Initialiser = "heNormal" | "glorotUniform" | "lecunNormal";

export interface DenseLayer {
  readonly units: number;
  readonly activation: Activation;
  readonly initialiser: Initialiser;
}

/** A stack of dense layers. */
export interface Network {
  /** Number of input features. */
  readonly inputs: number;
  readonly layers: readonly DenseLayer[];
}

/** Parameters of one layer. Values of a float32 network are float32 numbers held exactly in float64. */
export interface LayerWeights {
  /** inputs x units, row-major, as Keras lays out a kernel. */
  readonly kernel: Float64Array;
  /** One value a unit. */
  readonly bias: Float64Array;
}

export type Weights = readonly LayerWeights[];
