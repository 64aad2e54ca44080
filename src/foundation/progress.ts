/** Told how far a piece of work is: done and total in the same unit, whichever the work counts in. */
export type Progress = (done: number, total: number) => void;

/** Joins the progress of several pieces of work into one. Every piece is announced, with its weight, before the first
 * reports: call the returned function once a piece and hand its Progress to the piece.
 * @param report told the sum over the pieces, in the unit of the weights */
export function joinProgress(report: Progress): (weight: number) => Progress {
  let done = 0;
  let total = 0;
  return (weight) => {
    total += weight;
    let reported = 0;
    return (pieceDone, pieceTotal) => {
      const now = (weight * pieceDone) / pieceTotal;
      done += now - reported;
      reported = now;
      report(done, total);
    };
  };
}
