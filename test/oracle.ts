import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of expected values: XMEDNN_ORACLES, or the copies beside the tests. */
const folder = process.env.XMEDNN_ORACLES ?? join(__dirname, "oracles");

/** Reads one file of expected values made by another implementation; its "how" says by which and how. */
export function readOracle<T>(file: string): T {
  return JSON.parse(readFileSync(join(folder, file), "utf8")) as T;
}
