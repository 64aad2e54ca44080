import { DataError } from "../../foundation/errors";
import type { CapturedFrame } from "../captured-frame";
import { DamagedCapture, type FrameParser, type Piece, type StoredFrame } from "./frame-parser";
import { pcapParser } from "./pcap-records";
import { pcapngParser } from "./pcapng-blocks";

const magicLength = 4;
const noBytes = Buffer.alloc(0);

/** Reads a capture as its bytes come, holding no more of them than one piece of the file. */
export interface CaptureReader {
  /** @returns the frames that are whole with these bytes; none from the place on where the file is damaged */
  push(chunk: Buffer): readonly CapturedFrame[];
  /** To be called after the last byte, and after the frames before it were used.
   * @returns bytes of a last piece without its end: above 0 when the capture was cut off
   * @throws DataError when the file is empty, no capture, not of Ethernet, or damaged */
  end(): number;
  /** Whole second of the epoch in which the first frame was seen, from which times are counted; 0 before it. */
  origin(): number;
}

/** A reader of pcap (times in µs or ns, both byte orders) and pcapng.
 * @param name of the file, for messages */
export function captureReader(name: string): CaptureReader {
  let parser: FrameParser | undefined;
  let rest: Buffer = noBytes;
  let position = 0;
  let origin: number | undefined;
  let fault: string | undefined;
  const pieceAt = (bytes: Buffer, at: number): Piece | undefined => {
    try {
      if (parser === undefined && bytes.length < magicLength) return undefined;
      parser ??= parserOf(bytes);
      return parser.piece(bytes, at);
    } catch (error) {
      if (!(error instanceof DamagedCapture)) throw error;
      fault = `${name} ${error.message} (byte ${position + at}).`;
      return undefined;
    }
  };
  const relative = ({ seconds, nanoseconds, frame, length }: StoredFrame): CapturedFrame => {
    origin ??= seconds;
    return { time: (seconds - origin) * 1e9 + nanoseconds, frame, length };
  };
  return {
    push: (chunk) => {
      const frames: CapturedFrame[] = [];
      if (fault !== undefined) return frames;
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let at = 0;
      for (let piece = pieceAt(bytes, at); piece !== undefined; piece = pieceAt(bytes, at)) {
        if (piece.frame !== undefined) frames.push(relative(piece.frame));
        at = piece.next;
      }
      rest = bytes.subarray(at);
      position += at;
      return frames;
    },
    end: () => {
      if (fault !== undefined) throw new DataError(fault);
      if (position + rest.length === 0) throw new DataError(`${name} is empty.`);
      if (parser === undefined) throw new DataError(`${name} is no capture: it ends after ${rest.length} bytes.`);
      return rest.length;
    },
    origin: () => origin ?? 0,
  };
}

function parserOf(magic: Buffer): FrameParser {
  const parser = pcapParser(magic) ?? pcapngParser(magic);
  if (parser !== undefined) return parser;
  throw new DamagedCapture("is no capture in pcap or pcapng format");
}
