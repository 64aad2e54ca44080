/** Told how far a piece of work is: done and total in the same unit, whichever the work counts in. */
export type Progress = (done: number, total: number) => void;
