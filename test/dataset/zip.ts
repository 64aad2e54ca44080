import { deflateRawSync } from "node:zlib";
import { crc32 } from "../../src/dataset/crc32";

/** One file of a test archive; what is left out is as it should be. */
export interface ZipMember {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly encrypted?: boolean;
  readonly crc32?: number;
  readonly claimedSize?: number;
}

/** A zip archive of deflated files (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). */
export function zip(members: readonly ZipMember[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const member of members) {
    const offset = Buffer.concat(files).length;
    const packed = deflateRawSync(member.content);
    const path = Buffer.from(member.path);
    const header = commonHeader(member, packed.length, path.length);
    files.push(Buffer.concat([u32(0x04034b50), header, path, packed]));
    const commentDiskAndAttributes = Buffer.alloc(10);
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), header, commentDiskAndAttributes, u32(offset), path]));
  }
  const [body, index] = [Buffer.concat(files), Buffer.concat(directory)];
  const counts = Buffer.concat([u16(0), u16(0), u16(members.length), u16(members.length)]);
  return Buffer.concat([body, index, u32(0x06054b50), counts, u32(index.length), u32(body.length), u16(0)]);
}

/** The fields that a file's own header and its entry in the directory share. */
function commonHeader(member: ZipMember, packedSize: number, pathLength: number): Buffer {
  const content = Buffer.from(member.content);
  const checksum = member.crc32 ?? crc32(content);
  const flags = u16(member.encrypted ? 1 : 0);
  const [deflate, noDate, noExtra] = [u16(8), u32(0), u16(0)];
  const sizes = [u32(packedSize), u32(member.claimedSize ?? content.length)];
  return Buffer.concat([u16(20), flags, deflate, noDate, u32(checksum), ...sizes, u16(pathLength), noExtra]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
