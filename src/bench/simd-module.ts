/** Pieces of WebAssembly, written byte by byte: just enough for loops over vectors that never leave the registers.
 * @see WebAssembly 2.0 specification, section 5, binary format */
type Bytes = readonly number[];

const unsigned = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)]);

const counted = (bytes: Bytes): number[] => [...unsigned(bytes.length), ...bytes];

const section = (id: number, content: Bytes): number[] => [id, ...counted(content)];

const simd = (operation: number): Bytes => [0xfd, ...unsigned(operation)];

export const local = (index: number): Bytes => [0x20, ...unsigned(index)];
const setLocal = (index: number): Bytes => [0x21, ...unsigned(index)];
const splat = simd(0x13);
const firstLane: Bytes = [...simd(0x1f), 0];

/** Operations on the vectors on top of the stack, four float32 each. */
export const vector = { root: simd(0xe3), add: simd(0xe4), multiply: simd(0xe6), divide: simd(0xe7) };

const i32 = 0x7f;
const f32 = 0x7d;
const v128 = 0x7b;

/** Times that the loop's body is written out. */
export const unrolled = 4;

/** A module whose "run" repeats, as often as its argument says, one computation on each of several vectors, which do not depend on
 * one another: local 1 holds 0.7, local 2 holds 0.3, the vectors lie in the locals from 3 on.
 * @param next code that leaves the vector's next value, from the local that holds it */
export function vectorLoop(vectors: number, next: (own: number) => Bytes): Uint8Array<ArrayBuffer> {
  const own = Array.from({ length: vectors }, (_, index) => 3 + index);
  const pass = own.flatMap((index) => [...next(index), ...setLocal(index)]);
  const code = [
    ...[1, ...unsigned(2 + vectors), v128],
    ...[1, 2, ...own].flatMap((index) => [...constant(startOf(index)), ...splat, ...setLocal(index)]),
    ...[0x03, 0x40],
    ...Array.from({ length: unrolled }, () => pass).flat(),
    ...[...local(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b],
    ...own.flatMap((index, nth) => [...local(index), ...(nth === 0 ? [] : vector.add)]),
    ...[...firstLane, 0x0b],
  ];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, i32, 1, f32]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...counted([0x72, 0x75, 0x6e]), 0, 0]),
    ...section(10, [1, ...counted(code)]),
  ]);
}

/** What a local starts at: different vectors, so that none can be computed for another. */
const startOf = (index: number): number => (index === 1 ? 0.7 : index === 2 ? 0.3 : 1 + index / 16);

const constant = (value: number): Bytes => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)];
