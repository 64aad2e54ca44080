import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { main } from "../../src/cli";
import { syntheticCsv } from "../dataset/synthetic-flows";

/** What a command line said and gave back. */
export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own that stands for the package's, with a manifest of one synthetic data set. */
export interface Workplace {
  readonly root: string;
  /** The data set's file, not imported yet. */
  readonly file: string;
  run(...words: readonly string[]): Promise<Answer>;
}

export function workplace(rows = 400): Workplace {
  const root = mkdtempSync(join(tmpdir(), "xmednn work place-"));
  const csv = Buffer.from(syntheticCsv({ rows }));
  const file = join(root, "published.csv");
  writeFileSync(file, csv);
  mkdirSync(join(root, "data"));
  writeFileSync(join(root, "data", "manifest.json"), JSON.stringify({ datasets: [manifestEntry(csv, rows)] }));
  return { root, file, run: (...words) => runIn(root, words) };
}

function manifestEntry(csv: Buffer, rows: number) {
  return {
    id: "synthetic",
    title: "Synthetic flows",
    file: "synthetic.csv",
    url: "http://127.0.0.1:9/synthetic.csv",
    page: "http://127.0.0.1:9/",
    citation: "Made up for the tests.",
    licence: "None needed.",
    sha256: createHash("sha256").update(csv).digest("hex"),
    bytes: csv.length,
    rows,
    columns: 45,
  };
}

/** Runs a command line in a folder that stands for the package's. */
export async function runIn(root: string, words: readonly string[]): Promise<Answer> {
  const out = new TextSink();
  const err = new TextSink();
  const code = await main(words, { out, err, signal: new AbortController().signal, root });
  return { code, out: out.text, err: err.text };
}

class TextSink extends Writable {
  text = "";
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
