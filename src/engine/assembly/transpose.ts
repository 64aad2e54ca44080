/** Transposes a matrix; rows and columns are multiples of 4, strides in bytes. */
export function transpose<T extends number>(
  source: usize, sourceRow: usize, target: usize, targetRow: usize, rows: i32, columns: i32,
): void {
  let block = sizeof<v128>() / sizeof<T>();
  for (let i: usize = 0; i < <usize>rows; i += block) {
    for (let j: usize = 0; j < <usize>columns; j += block) {
      let from = source + i * sourceRow + j * sizeof<T>();
      let to = target + j * targetRow + i * sizeof<T>();
      if (sizeof<T>() == 4) transposeFour(from, sourceRow, to, targetRow);
      else transposeTwo(from, sourceRow, to, targetRow);
    }
  }
}

// @ts-ignore: decorator
@inline
function transposeFour(from: usize, fromRow: usize, to: usize, toRow: usize): void {
  let row0 = v128.load(from), row1 = v128.load(from + fromRow);
  from += fromRow << 1;
  let row2 = v128.load(from), row3 = v128.load(from + fromRow);
  let low01 = v128.shuffle<f32>(row0, row1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(row0, row1, 2, 6, 3, 7);
  let low23 = v128.shuffle<f32>(row2, row3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(row2, row3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2));
  v128.store(to + toRow, v128.shuffle<f64>(low01, low23, 1, 3));
  to += toRow << 1;
  v128.store(to, v128.shuffle<f64>(high01, high23, 0, 2));
  v128.store(to + toRow, v128.shuffle<f64>(high01, high23, 1, 3));
}

// @ts-ignore: decorator
@inline
function transposeTwo(from: usize, fromRow: usize, to: usize, toRow: usize): void {
  let row0 = v128.load(from), row1 = v128.load(from + fromRow);
  v128.store(to, v128.shuffle<f64>(row0, row1, 0, 2));
  v128.store(to + toRow, v128.shuffle<f64>(row0, row1, 1, 3));
}
