import { DataError } from "../../foundation/errors";
import type { CapturedFrame } from "../captured-frame";
import { DamagedCapture, type FrameParser, type StoredFrame } from "./frame-parser";
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
  const parser = eitherParser();
  let rest: Buffer = noBytes;
  let position = 0;
  let origin: number | undefined;
  let fault: string | undefined;
  const relative = ({ seconds, nanoseconds, frame, length }: StoredFrame): CapturedFrame => {
    origin ??= seconds;
    return { time: (seconds - origin) * 1e9 + nanoseconds, frame, length };
  };
  return {
    push: (chunk) => {
      if (fault !== undefined) return [];
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const { frames, next, damage } = wholeFrames(parser, bytes);
      rest = bytes.subarray(next);
      position += next;
      if (damage !== undefined) fault = `${name} ${damage} (byte ${position}).`;
      return frames.map(relative);
    },
    end: () => {
      const length = position + rest.length;
      if (fault !== undefined) throw new DataError(fault);
      if (length === 0) throw new DataError(`${name} is empty.`);
      if (length < magicLength) throw new DataError(`${name} is no capture: it ends after ${length} bytes.`);
      return rest.length;
    },
    origin: () => origin ?? 0,
  };
}

/** What the bytes of a capture hold, from their first on. */
interface Found {
  readonly frames: readonly StoredFrame[];
  /** Where the first piece begins that is not whole, or makes no sense. */
  readonly next: number;
  /** What is wrong with that piece. */
  readonly damage?: string;
}

function wholeFrames(parser: FrameParser, bytes: Buffer): Found {
  const frames: StoredFrame[] = [];
  let next = 0;
  try {
    for (let piece = parser.piece(bytes, next); piece !== undefined; piece = parser.piece(bytes, next)) {
      if (piece.frame !== undefined) frames.push(piece.frame);
      next = piece.next;
    }
    return { frames, next };
  } catch (error) {
    if (!(error instanceof DamagedCapture)) throw error;
    return { frames, next, damage: error.message };
  }
}

/** A parser of the format that the first bytes tell. */
function eitherParser(): FrameParser {
  let parser: FrameParser | undefined;
  return {
    piece: (bytes, at) => {
      if (parser === undefined && bytes.length < magicLength) return undefined;
      parser ??= parserOf(bytes);
      return parser.piece(bytes, at);
    },
  };
}

function parserOf(magic: Buffer): FrameParser {
  const parser = pcapParser(magic) ?? pcapngParser(magic);
  if (parser !== undefined) return parser;
  throw new DamagedCapture("is no capture in pcap or pcapng format");
}
