/** A frame as a capture file has it. */
export interface StoredFrame {
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly frame: Buffer;
  /** On the wire. */
  readonly length: number;
}

/** What stands at a place of a capture file: a piece that ends before byte "next", with a frame in it or without. */
export interface Piece {
  readonly next: number;
  readonly frame?: StoredFrame;
}

/** Reads a capture file piece by piece. */
export interface FrameParser {
  /** @param bytes of the file, from some place on
   * @param at first byte of a piece
   * @returns undefined when the bytes end before the piece does
   * @throws DamagedCapture when no piece can begin so */
  piece(bytes: Buffer, at: number): Piece | undefined;
}

/** Bytes that make no sense: the message says what the file does, after its name. */
export class DamagedCapture extends Error {}

/** Longest frame that a capture may hold: libpcap's own limit. */
export const longestFrame = 262144;

/** The one kind of link whose frames hold MAC addresses at the front: Ethernet. */
export const ethernetLink = 1;

/** Reads whole numbers in the byte order of a file. */
export interface ByteOrder {
  uint16(bytes: Buffer, at: number): number;
  uint32(bytes: Buffer, at: number): number;
}

export const littleEndian: ByteOrder = {
  uint16: (bytes, at) => bytes.readUInt16LE(at),
  uint32: (bytes, at) => bytes.readUInt32LE(at),
};

export const bigEndian: ByteOrder = {
  uint16: (bytes, at) => bytes.readUInt16BE(at),
  uint32: (bytes, at) => bytes.readUInt32BE(at),
};
