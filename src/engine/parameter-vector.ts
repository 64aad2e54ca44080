import { Arena } from "./arena";
import { engineInstance, type Precision } from "./engine-instance";
import { padded } from "./network-memory";
import type { Optimiser } from "./optimiser";
import { updateRule } from "./update-rule";

/** Parameters of any function, minimised by one of the engine's optimisers. */
export interface ParameterVector {
  /** Does one update. @param gradient one number a parameter */
  update(gradient: ArrayLike<number>): void;
  values(): Float64Array;
}

/** Puts parameters into an engine, to be updated by the same kernel that trains networks. */
export function parameterVector(start: ArrayLike<number>, optimiser: Optimiser, precision: Precision): ParameterVector {
  const engine = engineInstance(precision);
  const arena = new Arena(engine, precision);
  const rule = updateRule(optimiser);
  const count = start.length;
  const reserve = () => arena.reserveNumbers(padded(count));
  const [parameters, gradients, first, second] = [reserve(), reserve(), reserve(), reserve()];
  const multipliers = arena.reserve(rule.count * 8);
  arena.numbers(parameters).set(start);
  return {
    update(gradient) {
      arena.numbers(gradients).set(gradient);
      rule.next(arena.doubles(multipliers), 0);
      engine.update(rule.kind, parameters.at, gradients.at, first.at, second.at, count, multipliers.at);
    },
    values: () => Float64Array.from(arena.numbers(parameters).subarray(0, count)),
  };
}
