import { UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import type { Arena, Region } from "./arena";
import { padded } from "./network-memory";
import { writeRows } from "./padded-rows";

/** Rows with their classes. */
export interface Examples {
  readonly rows: Matrix;
  /** 1 for attack, 0 for normal, one a row. */
  readonly labels: Uint8Array;
}

/** Where examples lie in an engine's memory. */
export interface ExamplesMemory {
  readonly count: number;
  /** Each row padded to whole vectors. */
  readonly rows: Region;
  readonly labels: Region;
}

/** @param part what the examples are for, for the error's sentence
 * @throws UsageError when there are none, or rows, labels and inputs do not fit together */
export function checkExamples({ rows, labels }: Examples, inputs: number, part: string): void {
  if (rows.rows === 0) throw new UsageError(`There are no ${part} rows.`);
  if (rows.columns !== inputs)
    throw new UsageError(`The ${part} rows have ${rows.columns} columns, but the network takes ${inputs} inputs.`);
  if (labels.length !== rows.rows)
    throw new UsageError(`There are ${rows.rows} ${part} rows, but ${labels.length} labels.`);
}

export function reserveExamples(arena: Arena, { rows }: Examples): ExamplesMemory {
  const { rows: count, columns } = rows;
  return { count, rows: arena.reserveNumbers(count * padded(columns)), labels: arena.reserve(count) };
}

export function writeExamples(arena: Arena, memory: ExamplesMemory, { rows, labels }: Examples): void {
  writeRows(arena.numbers(memory.rows), rows, 0, rows.rows);
  arena.bytes(memory.labels).set(labels);
}
