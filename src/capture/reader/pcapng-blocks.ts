import { type ByteOrder, bigEndian, DamagedCapture, type FrameParser, littleEndian, type Piece } from "./frame-parser";
import { checkedLength, checkLink } from "./pcap-records";

const blockType = { section: 0x0a0d0d0a, interface: 1, packet: 6 } as const;
const byteOrderMagic = 0x1a2b3c4d;
const timeResolutionOption = 9;
/** A block has its type before and its length before and after its body. */
const shortestBlock = 12;
const longestBlock = 16 * 1024 * 1024;
const packetHeaderLength = 20;

/** Time units a second of each interface of a section. */
interface Section {
  readonly order: ByteOrder;
  readonly unitsPerSecond: number[];
}

/** The parser of a pcapng file; undefined for other files. Blocks without a frame and a time are passed over.
 * @see https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html */
export function pcapngParser(magic: Buffer): FrameParser | undefined {
  return magic.readUInt32LE(0) === blockType.section ? blockParser() : undefined;
}

function blockParser(): FrameParser {
  let section: Section = { order: littleEndian, unitsPerSecond: [] };
  return {
    piece: (bytes, at) => {
      if (bytes.length < at + shortestBlock) return undefined;
      if (bytes.readUInt32LE(at) === blockType.section)
        section = { order: byteOrderOf(bytes, at + 8), unitsPerSecond: [] };
      const type = section.order.uint32(bytes, at);
      const next = at + checkedBlock(section.order.uint32(bytes, at + 4));
      if (bytes.length < next) return undefined;
      const body = bytes.subarray(at + 8, next - 4);
      if (type === blockType.interface) section.unitsPerSecond.push(interfaceUnits(section.order, body));
      return type === blockType.packet ? { next, ...packetFrame(section, body) } : { next };
    },
  };
}

function byteOrderOf(bytes: Buffer, at: number): ByteOrder {
  if (bytes.readUInt32LE(at) === byteOrderMagic) return littleEndian;
  if (bytes.readUInt32BE(at) === byteOrderMagic) return bigEndian;
  throw new DamagedCapture("has a section without byte order");
}

function checkedBlock(length: number): number {
  if (length >= shortestBlock && length % 4 === 0 && length <= longestBlock) return length;
  throw new DamagedCapture(`claims a block of ${length} bytes`);
}

/** @returns time units a second: a million unless the option if_tsresol says otherwise */
function interfaceUnits(order: ByteOrder, body: Buffer): number {
  if (body.length < 8) throw new DamagedCapture("describes an interface too shortly");
  checkLink(order.uint16(body, 0));
  for (let at = 8; at + 4 < body.length; ) {
    const [option, length] = [order.uint16(body, at), order.uint16(body, at + 2)];
    if (option === 0) break;
    if (option === timeResolutionOption) return unitsOf(body[at + 4]);
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return 1e6;
}

const unitsOf = (resolution: number) => (resolution & 0x80 ? 2 : 10) ** (resolution & 0x7f);

function packetFrame({ order, unitsPerSecond }: Section, body: Buffer): Pick<Piece, "frame"> {
  if (body.length < packetHeaderLength) throw new DamagedCapture("has a packet without a header");
  const units = unitsPerSecond[order.uint32(body, 0)];
  const captured = checkedLength(order.uint32(body, 12));
  if (units === undefined) throw new DamagedCapture("has a packet of an interface that it does not describe");
  if (captured > body.length - packetHeaderLength) throw new DamagedCapture("has a packet longer than its block");
  const time = (BigInt(order.uint32(body, 4)) << 32n) | BigInt(order.uint32(body, 8));
  const whole = time / BigInt(units);
  return {
    frame: {
      seconds: Number(whole),
      nanoseconds: Math.floor((Number(time % BigInt(units)) * 1e9) / units),
      frame: body.subarray(packetHeaderLength, packetHeaderLength + captured),
      length: order.uint32(body, 16),
    },
  };
}
