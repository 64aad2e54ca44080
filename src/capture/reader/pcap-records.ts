import {
  type ByteOrder,
  bigEndian,
  DamagedCapture,
  ethernetLink,
  type FrameParser,
  littleEndian,
  longestFrame,
} from "./frame-parser";

const fileHeaderLength = 24;
const recordHeaderLength = 16;

interface Variant {
  readonly order: ByteOrder;
  readonly nanosecondsOf: (fraction: number) => number;
}

const microseconds = (fraction: number) => fraction * 1000;
const nanoseconds = (fraction: number) => fraction;

/** By the file's first four bytes, read as little-endian. */
const variants: Readonly<Record<number, Variant>> = {
  2712847316: { order: littleEndian, nanosecondsOf: microseconds }, // 0xa1b2c3d4
  3569595041: { order: bigEndian, nanosecondsOf: microseconds },
  2712812621: { order: littleEndian, nanosecondsOf: nanoseconds }, // 0xa1b23c4d
  1295823521: { order: bigEndian, nanosecondsOf: nanoseconds },
};

/** The parser of a pcap file, whose first four bytes say its byte order and the unit of its times; undefined for other files.
 * @see https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html */
export function pcapParser(magic: Buffer): FrameParser | undefined {
  const variant = variants[magic.readUInt32LE(0)];
  return variant && recordParser(variant);
}

function recordParser({ order, nanosecondsOf }: Variant): FrameParser {
  let hasHeader = false;
  return {
    piece: (bytes, at) => {
      if (!hasHeader) {
        if (bytes.length < at + fileHeaderLength) return undefined;
        checkLink(order.uint32(bytes, at + 20) & 0xffff);
        hasHeader = true;
        return { next: at + fileHeaderLength };
      }
      if (bytes.length < at + recordHeaderLength) return undefined;
      const start = at + recordHeaderLength;
      const next = start + checkedLength(order.uint32(bytes, at + 8));
      if (bytes.length < next) return undefined;
      const frame = {
        seconds: order.uint32(bytes, at),
        nanoseconds: nanosecondsOf(order.uint32(bytes, at + 4)),
        frame: bytes.subarray(start, next),
        length: order.uint32(bytes, at + 12),
      };
      return { next, frame };
    },
  };
}

/** @throws DamagedCapture for a link whose frames are not Ethernet's */
export function checkLink(link: number): void {
  if (link === ethernetLink) return;
  throw new DamagedCapture(`holds frames of link type ${link}, not Ethernet's (1), which have the MAC addresses`);
}

/** @throws DamagedCapture for a frame that no program captures */
export function checkedLength(length: number): number {
  if (length <= longestFrame) return length;
  throw new DamagedCapture(`claims a frame of ${length} bytes, more than ${longestFrame}`);
}
