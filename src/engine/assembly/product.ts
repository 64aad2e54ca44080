/** C = start + A B for blocks of a dense layer: 4 rows x 2 vectors of C in registers, columns from left to right.
 *  Element (i, k) of A lies at a + i aRow + k aStep; row k of B at b + k bRow; row i of C at c + i cRow; all strides in bytes.
 *  start: one row, added to every row of C. columns: a multiple of 16 bytes. Every element of C is summed over k = 0 .. depth - 1
 *  in that order, so it does not depend on the block that it falls into. */
export function multiply<T>(
  a: usize, aRow: usize, aStep: usize,
  b: usize, bRow: usize,
  start: usize,
  c: usize, cRow: usize,
  rows: i32, columns: usize, depth: i32,
): void {
  let column: usize = 0;
  for (; column + 32 <= columns; column += 32) {
    let i = 0;
    for (; i + 4 <= rows; i += 4) {
      fourByTwo<T>(a + <usize>i * aRow, aRow, aStep, b + column, bRow, start + column, c + <usize>i * cRow + column, cRow, depth);
    }
    for (; i < rows; i++) {
      oneByTwo<T>(a + <usize>i * aRow, aStep, b + column, bRow, start + column, c + <usize>i * cRow + column, depth);
    }
  }
  if (column < columns) {
    for (let i = 0; i < rows; i++) {
      oneByOne<T>(a + <usize>i * aRow, aStep, b + column, bRow, start + column, c + <usize>i * cRow + column, depth);
    }
  }
}

// @ts-ignore: decorator
@inline
function fourByTwo<T>(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, start: usize, c: usize, cRow: usize, depth: i32,
): void {
  let c00 = v128.load(start), c01 = v128.load(start, 16);
  let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
  let a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
  for (let k = 0; k < depth; k++) {
    let b0 = v128.load(b), b1 = v128.load(b, 16);
    let x = v128.load_splat<T>(a);
    c00 = v128.add<T>(c00, v128.mul<T>(x, b0));
    c01 = v128.add<T>(c01, v128.mul<T>(x, b1));
    x = v128.load_splat<T>(a1);
    c10 = v128.add<T>(c10, v128.mul<T>(x, b0));
    c11 = v128.add<T>(c11, v128.mul<T>(x, b1));
    x = v128.load_splat<T>(a2);
    c20 = v128.add<T>(c20, v128.mul<T>(x, b0));
    c21 = v128.add<T>(c21, v128.mul<T>(x, b1));
    x = v128.load_splat<T>(a3);
    c30 = v128.add<T>(c30, v128.mul<T>(x, b0));
    c31 = v128.add<T>(c31, v128.mul<T>(x, b1));
    a += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
    b += bRow;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += cRow;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += cRow;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += cRow;
  v128.store(c, c30);
  v128.store(c, c31, 16);
}

// @ts-ignore: decorator
@inline
function oneByTwo<T>(a: usize, aStep: usize, b: usize, bRow: usize, start: usize, c: usize, depth: i32): void {
  let c0 = v128.load(start), c1 = v128.load(start, 16);
  for (let k = 0; k < depth; k++) {
    let x = v128.load_splat<T>(a);
    c0 = v128.add<T>(c0, v128.mul<T>(x, v128.load(b)));
    c1 = v128.add<T>(c1, v128.mul<T>(x, v128.load(b, 16)));
    a += aStep;
    b += bRow;
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
}

// @ts-ignore: decorator
@inline
function oneByOne<T>(a: usize, aStep: usize, b: usize, bRow: usize, start: usize, c: usize, depth: i32): void {
  let c0 = v128.load(start);
  for (let k = 0; k < depth; k++) {
    c0 = v128.add<T>(c0, v128.mul<T>(v128.load_splat<T>(a), v128.load(b)));
    a += aStep;
    b += bRow;
  }
  v128.store(c, c0);
}

/** Sums of the columns of a rows x columns matrix, rows in order; columns: a multiple of 16 bytes. */
export function columnSums<T>(matrix: usize, row: usize, sums: usize, rows: i32, columns: usize): void {
  for (let column: usize = 0; column < columns; column += 16) {
    let sum = v128.splat<T>(<T>0);
    for (let i = 0, at = matrix + column; i < rows; i++, at += row) sum = v128.add<T>(sum, v128.load(at));
    v128.store(sums + column, sum);
  }
}

/** Transposes a rows x columns matrix; strides in bytes. */
export function transpose<T>(source: usize, sourceRow: usize, target: usize, targetRow: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    let from = source + <usize>i * sourceRow;
    let to = target + <usize>i * sizeof<T>();
    for (let j = 0; j < columns; j++) {
      store<T>(to, load<T>(from));
      from += sizeof<T>();
      to += targetRow;
    }
  }
}
