import fc from "fast-check";
import { expect, test } from "vitest";
import { lowestThreshold } from "../../src/evaluation/threshold";

test("no false alarm allowed is the largest probability, one the second largest, and more than there are flows the least", () => {
  const probabilities = Float64Array.of(0.2, 0.9, 0.1, 0.4);
  expect([0, 1, 3, 9].map((allowed) => lowestThreshold(probabilities, allowed))).toEqual([0.9, 0.4, 0.1, 0.1]);
  expect([...probabilities]).toEqual([0.2, 0.9, 0.1, 0.4]);
});

test("no more flows than allowed lie above it, and no lower probability has that property", () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), { minLength: 1, maxLength: 30 }),
      fc.nat({ max: 30 }),
      (probabilities, allowed) => {
        const above = (threshold: number) => probabilities.filter((probability) => probability > threshold).length;
        const threshold = lowestThreshold(Float64Array.from(probabilities), allowed);
        expect(above(threshold)).toBeLessThanOrEqual(allowed);
        for (const lower of probabilities.filter((probability) => probability < threshold))
          expect(above(lower)).toBeGreaterThan(allowed);
      },
    ),
  ));
