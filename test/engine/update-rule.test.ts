import { describe, expect, test } from "vitest";
import { adam, nadam, type Optimiser, rmsProp, sgd } from "../../src/engine/optimiser";
import { updateRule } from "../../src/engine/update-rule";

test("the numbers of a step do not depend on how they were asked for", () => {
  const rule = updateRule(nadam());
  const again = updateRule(nadam());
  const table = new Float64Array(3 * rule.count);
  for (let step = 0; step < 3; step++) rule.next(table, step * rule.count);
  const one = new Float64Array(rule.count);
  for (let step = 0; step < 3; step++) again.next(one, 0);
  expect(Array.from(one)).toEqual(Array.from(table.subarray(2 * rule.count)));
});

describe("a learning rate that falls over four steps", () => {
  /** Which numbers of a step are proportional to the learning rate. */
  const optimisers: readonly (readonly [Optimiser, readonly number[]])[] = [
    [nadam(), [2, 3]],
    [adam(), [2, 3]],
    [sgd({ momentum: 0.9 }), [1]],
    [rmsProp(), [1]],
  ];
  test.each(optimisers)("takes the shares 1, 3/4, 1/2, 1/4 and then nothing of %o", (optimiser, proportional) => {
    const [constant, falling] = [updateRule(optimiser), updateRule(optimiser, 4)];
    const [plain, decayed] = [new Float64Array(constant.count), new Float64Array(constant.count)];
    for (const share of [1, 0.75, 0.5, 0.25, 0, 0]) {
      constant.next(plain, 0);
      falling.next(decayed, 0);
      plain.forEach((number, i) => {
        expect(decayed[i]).toBeCloseTo(proportional.includes(i) ? share * number : number, 15);
      });
    }
  });
});
