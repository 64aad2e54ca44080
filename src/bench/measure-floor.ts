import { measureEngineParts } from "./engine-parts";
import type { Problem } from "./problem";
import type { FloorResult, PartResult } from "./results";
import { floorOf, stepOperations } from "./step-operations";
import { measureVectorRates } from "./vector-rates";

/** Measures the vector units and the parts of the engine's step. */
export function measureFloor(problem: Problem): FloorResult {
  const rates = measureVectorRates();
  const operations = stepOperations(problem);
  const { step, forwardProducts, elu, update, host } = measureEngineParts(problem);
  const rest = step - forwardProducts - elu - update - host;
  const part = (name: string, counts: typeof operations.elu, measured: number): PartResult => ({
    part: name,
    ...counts,
    floorMicroseconds: floorOf(counts, rates),
    engineMicroseconds: measured,
  });
  const parts = [
    part("forward: products", operations.forwardProducts, forwardProducts),
    part("forward: elu", operations.elu, elu),
    part("update by Nadam", operations.update, update),
    part("order and schedule (JavaScript)", { multiplyAdds: 0, divisions: 0, roots: 0 }, host),
    part("gather, loss, backward", operations.lossAndBackward, rest),
  ];
  const floorMicroseconds = parts.reduce((sum, { floorMicroseconds: floor }) => sum + floor, 0);
  return {
    rates,
    parts,
    floorMicroseconds,
    engineMicroseconds: step,
    timesTheFloor: step / floorMicroseconds,
  };
}
