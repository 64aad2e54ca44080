import type { Activation } from "../engine/network";

/** Constants of selu (Klambauer 2017). */
const seluScale = 1.0507009873554805;
const seluSlope = seluScale * 1.6732632423543772;

/** The derivative of each activation function, from its value y; at 0, where relu and selu have none, that of the left. */
export const activationSlope: Readonly<Record<Activation, (y: number) => number>> = {
  linear: () => 1,
  relu: (y) => (y > 0 ? 1 : 0),
  elu: (y) => (y > 0 ? 1 : y + 1),
  selu: (y) => (y > 0 ? seluScale : y + seluSlope),
  tanh: (y) => 1 - y * y,
  sigmoid: (y) => y * (1 - y),
};
