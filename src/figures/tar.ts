/** A regular file of a tar archive. */
export interface TarFile {
  readonly path: string;
  readonly content: Buffer;
}

const blockBytes = 512;

/** The regular files of a POSIX tar archive whose paths are shorter than 100 bytes; folders and links are passed over.
 * @see IEEE Std 1003.1-1990, 10.1.1: name at byte 0, size in octal at 124, type at 156 */
export function readTar(archive: Buffer): TarFile[] {
  const files: TarFile[] = [];
  let offset = 0;
  while (offset + blockBytes <= archive.length && archive[offset] !== 0) {
    const header = archive.subarray(offset, offset + blockBytes);
    const size = Number.parseInt(text(header, 124, 12), 8);
    const isRegular = header[156] === 0x30 || header[156] === 0;
    const start = offset + blockBytes;
    if (isRegular) files.push({ path: text(header, 0, 100), content: archive.subarray(start, start + size) });
    offset = start + Math.ceil(size / blockBytes) * blockBytes;
  }
  return files;
}

function text(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString("latin1", 0, end < 0 ? length : end);
}
