import type { Weights } from "./network";

/** The weights as little-endian float32, layer after layer, each kernel (row-major) and then its bias: what a hash
 * is taken of and what a model file holds. */
export function weightsBytes(weights: Weights): Uint8Array<ArrayBuffer> {
  const parts = weights.flatMap(({ kernel, bias }) => [kernel, bias]);
  const bytes = new Uint8Array(4 * parts.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts)
    for (const value of part) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  return bytes;
}
