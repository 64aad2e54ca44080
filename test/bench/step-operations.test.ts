import { expect, test } from "vitest";
import { paperProblem } from "../../src/bench/problem";
import { floorOf, kernelMultiplyAdds, stepOperations } from "../../src/bench/step-operations";
import { countOperations } from "./kernel-source";

const multiplications = ["mul"];
const additions = ["add", "sub"];

test.each([
  ["elu", "elu", 32],
  ["loss", "softplusAndSigmoid", 64],
  ["update", "updateByMoments", 32],
] as const)("the multiply-adds of %s are those of the kernel %s", (name, kernel, bits) => {
  const counted = [multiplications, additions].map((names) => countOperations(kernel, bits, names));
  expect(Math.max(...counted)).toBe(kernelMultiplyAdds[name]);
});

test("Nadam divides once and takes one root, the loss of two rows divides twice", () => {
  expect(countOperations("updateByMoments", 32, ["div"])).toBe(1);
  expect(countOperations("updateByMoments", 32, ["sqrt"])).toBe(1);
  expect(countOperations("softplusAndSigmoid", 64, ["div"])).toBe(2);
});

test("the operations of a step are those of the paper's layers, written out", () => {
  const { forwardProducts, elu, lossAndBackward, update } = stepOperations(paperProblem(1, 20));
  const products = 20 * (28 * 16 + 64 * 8 + 32 * 2 + 8 * 1);
  const inputGradients = 20 * (32 * 16 + 8 * 8 + 1 * 2);
  const activations = 20 * (16 + 8 + 2);
  const parameters = 29 * 16 + 65 * 8 + 33 * 2 + 9 * 1;
  expect(forwardProducts.multiplyAdds).toBe(products);
  expect(elu.multiplyAdds).toBe(activations * kernelMultiplyAdds.elu);
  expect(lossAndBackward).toEqual({
    multiplyAdds: 10 * kernelMultiplyAdds.loss + products + inputGradients + activations + 20 * (16 + 8 + 2 + 1),
    divisions: 20,
    roots: 0,
  });
  expect(update).toEqual({ multiplyAdds: 7 * parameters, divisions: parameters, roots: parameters });
});

test("divisions and roots run beside multiply-adds: the longer of the two is the floor, in microseconds", () => {
  const rates = { multiplyAdd: 0.5, division: 2, root: 3 };
  expect(floorOf({ multiplyAdds: 4000, divisions: 100, roots: 100 }, rates)).toBe(2);
  expect(floorOf({ multiplyAdds: 400, divisions: 100, roots: 100 }, rates)).toBe(0.5);
});
