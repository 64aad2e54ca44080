import ln from "@stdlib/math-base-special-ln";
import { type RandomStream, randomStream } from "../foundation/random";
import { checkNetwork } from "./check-network";
import type { Initialiser, Network, Weights } from "./network";

/** Standard deviation of a standard normal that is truncated at two standard deviations. */
const truncatedDeviation = 0.87962566103423978;

/** Draws the start of a network as Keras does: heNormal and lecunNormal from a normal truncated at two standard
 * deviations that has variance 2 / inputs and 1 / inputs, glorotUniform from the interval of half-width sqrt(6 /
 * (inputs + units)); biases are 0. The numbers are not Keras's own, but of the same distributions; each is rounded to
 * float32.
 * @throws UsageError when the network is none */
export function initialWeights(network: Network, seed: number): Weights {
  checkNetwork(network);
  const stream = randomStream(seed, "weights");
  return network.layers.map(({ units, initialiser }, index) => {
    const inputs = index === 0 ? network.inputs : network.layers[index - 1].units;
    const draw = sampler(initialiser, inputs, units, stream);
    return {
      kernel: Float64Array.from({ length: inputs * units }, () => Math.fround(draw())),
      bias: new Float64Array(units),
    };
  });
}

function sampler(initialiser: Initialiser, inputs: number, units: number, stream: RandomStream): () => number {
  switch (initialiser) {
    case "heNormal":
      return truncatedNormal(Math.sqrt(2 / inputs), stream);
    case "lecunNormal":
      return truncatedNormal(Math.sqrt(1 / inputs), stream);
    case "glorotUniform": {
      const limit = Math.sqrt(6 / (inputs + units));
      return () => (2 * stream.uniform() - 1) * limit;
    }
  }
}

/** Normal numbers within two standard deviations, of the given standard deviation after the truncation. */
function truncatedNormal(deviation: number, stream: RandomStream): () => number {
  const normal = standardNormal(stream);
  return () => {
    let value = normal();
    while (value < -2 || value > 2) value = normal();
    return (value * deviation) / truncatedDeviation;
  };
}

/** The polar method, which needs no sine: a point of the unit disc gives one number; its second one is not used.
 * @see Marsaglia and Bray 1964, SIAM Review 6, 260-264 */
function standardNormal(stream: RandomStream): () => number {
  return () => {
    for (;;) {
      const x = 2 * stream.uniform() - 1;
      const y = 2 * stream.uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * ln(square)) / square);
    }
  };
}
