/** A cell of a port column that holds the name of a service where a number belongs. */
export interface InvalidCell {
  /** 0-based data row. */
  readonly row: number;
  /** 1-based line of the file, its header being line 1. */
  readonly line: number;
  readonly column: string;
  readonly text: string;
  /** The port that the name stands for in /etc/services. */
  readonly port: number;
}

/** Flow records read from a file, by column. */
export interface FlowTable {
  /** Identifier in data/manifest.json, for instance "wustl". */
  readonly dataset: string;
  /** How figures name it, for instance "WUSTL-EHMS-2020". */
  readonly title: string;
  /** sha256 of the uncompressed CSV. */
  readonly sha256: string;
  readonly rows: number;
  /** Numeric columns by name; NaN at an invalid cell. */
  readonly numbers: Readonly<Record<string, Float64Array>>;
  /** Text columns by name. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  readonly invalidCells: readonly InvalidCell[];
  /** 1 for attack, 0 for normal. */
  readonly labels: Uint8Array;
  /** "normal", "Spoofing" or "Data Alteration", by row. */
  readonly categories: readonly string[];
}
