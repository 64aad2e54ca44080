import yauzl, { type Entry, type ZipFile } from "yauzl";
import { DataError } from "../foundation/errors";
import { crc32 } from "./crc32";
import { tooLarge } from "./whole-file";

/** The one CSV in a zip; other files in it are left alone.
 * @param limit of the unpacked size in bytes
 * @throws DataError when there is none or more than one, when it is encrypted, damaged or larger than the limit, and when
 *   any name in the zip leads outside the folder it would be unpacked in */
export async function unzipCsv(file: Uint8Array, name: string, limit: number): Promise<Uint8Array> {
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
    const entry = await onlyCsv(zip, name);
    if (entry.isEncrypted())
      throw new DataError(`${name}: ${entry.fileName} is encrypted. Unpack it, then import the CSV.`);
    if (entry.uncompressedSize > limit) throw tooLarge(name, limit);
    return await unzip(zip, entry);
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(
      `${name}: the zip is damaged, cut off or unsafe (${(error as Error).message}). Import the CSV itself.`,
    );
  }
}

async function onlyCsv(zip: ZipFile, name: string): Promise<Entry> {
  const found: Entry[] = [];
  for await (const entry of zip.eachEntry()) if (isCsv(entry.fileName)) found.push(entry);
  if (found.length === 1) return found[0];
  const names = found.map(({ fileName }) => fileName).join(", ");
  const fault = found.length === 0 ? "holds no CSV" : `holds ${found.length} CSVs (${names})`;
  throw new DataError(`${name} ${fault}. Import a zip of one, or the CSV itself.`);
}

/** Archives made on macOS hold a shadow of each file under __MACOSX. */
const isCsv = (path: string): boolean => path.toLowerCase().endsWith(".csv") && !path.startsWith("__MACOSX/");

async function unzip(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Uint8Array);
  const csv = Buffer.concat(chunks);
  if (crc32(csv) !== entry.crc32) throw new Error(`the checksum of ${entry.fileName} is wrong`);
  return csv;
}
