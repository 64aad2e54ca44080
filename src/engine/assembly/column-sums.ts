/** Sums of the columns of a matrix, its rows in order; row and columns in bytes, columns a multiple of 16. */
export function columnSums<T extends number>(matrix: usize, row: usize, sums: usize, rows: i32, columns: usize): void {
  for (let column: usize = 0; column < columns; column += 16) {
    let sum = v128.splat<T>(<T>0);
    for (let i = 0, at = matrix + column; i < rows; i++, at += row) sum = v128.add<T>(sum, v128.load(at));
    v128.store(sums + column, sum);
  }
}
