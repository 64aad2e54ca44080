import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { weightsBytes } from "../../src/engine/weights-bytes";
import { weightsHash } from "../../src/engine/weights-hash";

const weights = [
  { kernel: Float64Array.of(1, -2, 0.5, 3), bias: Float64Array.of(0.25, 7) },
  { kernel: Float64Array.of(-1.5, 4), bias: Float64Array.of(9) },
];

test("the bytes are little-endian float32, each layer's kernel and then its bias", () => {
  const values = [1, -2, 0.5, 3, 0.25, 7, -1.5, 4, 9];
  const expected = Buffer.alloc(36);
  values.forEach((value, i) => {
    expected.writeFloatLE(value, 4 * i);
  });
  expect(Buffer.from(weightsBytes(weights))).toEqual(expected);
  expect(weightsHash(weights)).toBe(createHash("sha256").update(expected).digest("hex"));
});

test("a change of the last bit of any weight changes the hash", () => {
  const changed = [weights[0], { ...weights[1], bias: Float64Array.of(Math.fround(9.000001)) }];
  expect(weightsHash(changed)).not.toBe(weightsHash(weights));
});
