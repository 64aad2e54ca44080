import { gunzipSync } from "node:zlib";
import { DataError } from "../foundation/errors";
import { unzipCsv } from "./unzip";
import { largestFile, tooLarge } from "./whole-file";

/** The CSV in a file that is a CSV, a gzip or a zip, told apart by its first bytes.
 * @param file the whole file
 * @param name of the file, for messages
 * @param limit of the unpacked size in bytes
 * @throws DataError when the file is damaged, larger than the limit, or a zip without exactly one plain CSV */
export async function unpack(file: Uint8Array, name: string, limit: number = largestFile): Promise<Uint8Array> {
  const unpacked = file[0] === 0x1f && file[1] === 0x8b ? gunzip(file, name, limit) : file;
  const isZip = file[0] === 0x50 && file[1] === 0x4b;
  const csv = isZip ? await unzipCsv(file, name, limit) : unpacked;
  if (csv.length > limit) throw tooLarge(name, limit);
  return csv;
}

function gunzip(file: Uint8Array, name: string, limit: number): Uint8Array {
  try {
    return gunzipSync(file, { maxOutputLength: limit });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(name, limit);
    const fault = code === "Z_BUF_ERROR" ? "is cut off" : `is damaged (${message})`;
    throw new DataError(`${name}: the gzip ${fault}. Copy or download it again.`);
  }
}
