/** C = start + A B, with blocks of C held in registers: 2 rows x 4 vectors, then 4 x 2, then single vectors. Element
 * (i, k) of A lies at a + i aRow + k aStep, row k of B at b + k bRow, row i of C at c + i cRow; all strides in
 * bytes. start: a row that is added to every row of C. columns: bytes of a row of C, a multiple of 16. Every
 * element of C is summed over k = 0 .. depth - 1 in that order, whichever block it falls into. */
export function multiply<T extends number>(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, start: usize, c: usize, cRow: usize,
  rows: i32, columns: usize, depth: i32,
): void {
  let column: usize = 0;
  for (; column + 64 <= columns; column += 64) {
    let i: usize = 0;
    for (; i + 2 <= <usize>rows; i += 2) {
      twoByFour<T>(a + i * aRow, aRow, aStep, b + column, bRow, start + column, c + i * cRow + column, cRow, depth);
    }
    if (i < <usize>rows) lastRow<T>(a + i * aRow, aStep, b, bRow, start, c + i * cRow, column, column + 64, depth);
  }
  for (; column + 32 <= columns; column += 32) {
    let i: usize = 0;
    for (; i + 4 <= <usize>rows; i += 4) {
      fourByTwo<T>(a + i * aRow, aRow, aStep, b + column, bRow, start + column, c + i * cRow + column, cRow, depth);
    }
    for (; i < <usize>rows; i++) {
      lastRow<T>(a + i * aRow, aStep, b, bRow, start, c + i * cRow, column, column + 32, depth);
    }
  }
  if (column == columns) return;
  for (let i: usize = 0; i < <usize>rows; i++) {
    lastRow<T>(a + i * aRow, aStep, b, bRow, start, c + i * cRow, column, columns, depth);
  }
}

// @ts-ignore: decorator
@inline
function twoByFour<T extends number>(
  a0: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, start: usize, c: usize, cRow: usize, depth: i32,
): void {
  let c00 = v128.load(start), c01 = v128.load(start, 16), c02 = v128.load(start, 32), c03 = v128.load(start, 48);
  let c10 = c00, c11 = c01, c12 = c02, c13 = c03;
  let a1 = a0 + aRow;
  for (let end = b + <usize>depth * bRow; b < end; b += bRow) {
    let x0 = v128.load_splat<T>(a0), x1 = v128.load_splat<T>(a1);
    let y = v128.load(b);
    c00 = v128.add<T>(c00, v128.mul<T>(x0, y));
    c10 = v128.add<T>(c10, v128.mul<T>(x1, y));
    y = v128.load(b, 16);
    c01 = v128.add<T>(c01, v128.mul<T>(x0, y));
    c11 = v128.add<T>(c11, v128.mul<T>(x1, y));
    y = v128.load(b, 32);
    c02 = v128.add<T>(c02, v128.mul<T>(x0, y));
    c12 = v128.add<T>(c12, v128.mul<T>(x1, y));
    y = v128.load(b, 48);
    c03 = v128.add<T>(c03, v128.mul<T>(x0, y));
    c13 = v128.add<T>(c13, v128.mul<T>(x1, y));
    a0 += aStep;
    a1 += aStep;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c, c02, 32);
  v128.store(c, c03, 48);
  c += cRow;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  v128.store(c, c12, 32);
  v128.store(c, c13, 48);
}

// @ts-ignore: decorator
@inline
function fourByTwo<T extends number>(
  a0: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, start: usize, c: usize, cRow: usize, depth: i32,
): void {
  let c00 = v128.load(start), c01 = v128.load(start, 16);
  let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
  let a1 = a0 + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
  for (let end = b + <usize>depth * bRow; b < end; b += bRow) {
    let y0 = v128.load(b), y1 = v128.load(b, 16);
    let x = v128.load_splat<T>(a0);
    c00 = v128.add<T>(c00, v128.mul<T>(x, y0));
    c01 = v128.add<T>(c01, v128.mul<T>(x, y1));
    x = v128.load_splat<T>(a1);
    c10 = v128.add<T>(c10, v128.mul<T>(x, y0));
    c11 = v128.add<T>(c11, v128.mul<T>(x, y1));
    x = v128.load_splat<T>(a2);
    c20 = v128.add<T>(c20, v128.mul<T>(x, y0));
    c21 = v128.add<T>(c21, v128.mul<T>(x, y1));
    x = v128.load_splat<T>(a3);
    c30 = v128.add<T>(c30, v128.mul<T>(x, y0));
    c31 = v128.add<T>(c31, v128.mul<T>(x, y1));
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
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

/** The columns from .. to of one row, a vector at a time. */
function lastRow<T extends number>(
  a: usize, aStep: usize, b: usize, bRow: usize, start: usize, c: usize, from: usize, to: usize, depth: i32,
): void {
  for (let column = from; column < to; column += 16) {
    let sum = v128.load(start + column);
    let x = a;
    for (let y = b + column, end = y + <usize>depth * bRow; y < end; y += bRow) {
      sum = v128.add<T>(sum, v128.mul<T>(v128.load_splat<T>(x), v128.load(y)));
      x += aStep;
    }
    v128.store(c + column, sum);
  }
}
