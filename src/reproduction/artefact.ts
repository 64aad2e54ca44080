import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../foundation/errors";
import { writeFileWhole } from "../foundation/write-file";

/** A file that `reproduce` makes. */
export interface Artefact {
  /** File name within the folder of the data set, for instance "figure-3.svg". */
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Writes every artefact, each whole or not at all. */
export function writeArtefacts(folder: string, artefacts: readonly Artefact[]): void {
  for (const { name, content } of artefacts) writeFileWhole(join(folder, name), content);
}

/** Compares regenerated artefacts with the files of a folder, byte for byte.
 * @throws DataError naming the first file that differs or is missing, and the first line that differs */
export function checkArtefacts(folder: string, artefacts: readonly Artefact[]): void {
  for (const { name, content } of artefacts) {
    const path = join(folder, name);
    if (!existsSync(path)) throw new DataError(`${path} is missing: run the same command without --check to write it.`);
    const committed = readFileSync(path);
    if (!committed.equals(Buffer.from(content)))
      throw new DataError(`${path} differs from what was regenerated. ${difference(committed, content)}`);
  }
}

function difference(committed: Buffer, regenerated: Artefact["content"]): string {
  if (typeof regenerated === "string") return firstDifference(committed.toString("utf8"), regenerated);
  const at = regenerated.findIndex((byte, i) => byte !== committed[i]);
  return `First difference at byte ${at < 0 ? regenerated.length : at}.`;
}

/** Says where two texts first differ, with what stands there in each. */
export function firstDifference(committed: string, regenerated: string): string {
  let at = 0;
  while (committed[at] === regenerated[at]) at++;
  const before = committed.slice(0, at);
  const line = before.split("\n").length;
  const column = at - before.lastIndexOf("\n");
  const excerpt = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 30), at + 30));
  return `First difference at line ${line}, column ${column}: ${excerpt(committed)} was regenerated as ${excerpt(regenerated)}.`;
}
