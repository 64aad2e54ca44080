import { expect, test } from "vitest";
import { trainDemoDetector } from "../../src/demonstration/demo-detector";
import { weightsHash } from "../../src/engine/weights-hash";

test("the demo's detector tells simulated Data Alteration apart, is made for records of a second, and is the same every time", () => {
  const { detector, test: scores } = trainDemoDetector();
  expect(scores.recallAttack).toBeGreaterThan(0.98);
  expect(scores.falsePositiveRate).toBeLessThan(0.005);
  expect(detector.deployment?.statusInterval).toBe(1);
  expect(detector.features).not.toContain("Sport");
  expect(weightsHash(trainDemoDetector().detector.weights)).toBe(weightsHash(detector.weights));
});
