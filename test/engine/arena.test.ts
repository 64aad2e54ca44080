import fc from "fast-check";
import { expect, test } from "vitest";
import { Arena } from "../../src/engine/arena";
import { engineInstance } from "../../src/engine/engine-instance";
import { EnvironmentError } from "../../src/foundation/errors";

const arena = () => new Arena(engineInstance("float32"), "float32");

test("regions start at cache lines, are zero and never overlap", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 2, maxLength: 6 }), (sizes) => {
      const made = arena();
      const regions = sizes.map((size) => made.reserve(size));
      regions.forEach((region, i) => {
        expect(region.at % 64).toBe(0);
        expect(made.bytes(region).every((byte) => byte === 0)).toBe(true);
        for (const next of regions.slice(i + 1)) expect(next.at).toBeGreaterThanOrEqual(region.at + region.bytes);
        made.bytes(region).fill(255);
      });
    }),
    { numRuns: 20 },
  );
});

test("numbers are of the engine's precision", () => {
  const region = arena().reserveNumbers(10);
  expect(region.bytes).toBe(40);
  expect(new Arena(engineInstance("float64"), "float64").reserveNumbers(10).bytes).toBe(80);
});

test("more memory than WebAssembly can have is refused in a sentence", () => {
  expect(() => arena().reserve(5_000_000_000)).toThrow(EnvironmentError);
  expect(() => arena().reserve(5_000_000_000)).toThrow(/needs 476\d MB more memory/);
});
