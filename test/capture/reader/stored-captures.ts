import type { CapturedFrame } from "../../../src/capture/captured-frame";

/** The ways to write a capture that the reader has to know. */
export const pcapVariants = [
  { name: "pcap, µs, little-endian", magic: "d4c3b2a1", isLittle: true, unit: 1000 },
  { name: "pcap, µs, big-endian", magic: "a1b2c3d4", isLittle: false, unit: 1000 },
  { name: "pcap, ns, little-endian", magic: "4d3cb2a1", isLittle: true, unit: 1 },
  { name: "pcap, ns, big-endian", magic: "a1b23c4d", isLittle: false, unit: 1 },
] as const;

const words = (isLittle: boolean, values: readonly number[]) => {
  const bytes = Buffer.alloc(4 * values.length);
  const put = isLittle ? bytes.writeUInt32LE : bytes.writeUInt32BE;
  for (const [i, value] of values.entries()) put.call(bytes, value, 4 * i);
  return bytes;
};

export function pcapOf(
  { magic, isLittle, unit }: (typeof pcapVariants)[number],
  seconds: number,
  frames: readonly CapturedFrame[],
  link = 1,
): Buffer {
  const records = frames.flatMap(({ time, frame, length }) => [
    words(isLittle, [seconds + Math.floor(time / 1e9), (time % 1e9) / unit, frame.length, length]),
    frame,
  ]);
  const header = words(isLittle, [0, 0, 0, 65535, link]);
  return Buffer.concat([Buffer.from(magic, "hex"), header, ...records]);
}

/** A pcapng of one section with a block that readers pass over, an interface with times in ns, and the frames. */
export function pcapngOf(isLittle: boolean, seconds: number, frames: readonly CapturedFrame[], link = 1): Buffer {
  const block = (type: number, body: Buffer) => {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    const length = words(isLittle, [padded.length + 12]);
    return Buffer.concat([words(isLittle, [type]), length, padded, length]);
  };
  const halves = (values: readonly number[]) => {
    const bytes = Buffer.alloc(2 * values.length);
    const put = isLittle ? bytes.writeUInt16LE : bytes.writeUInt16BE;
    for (const [i, value] of values.entries()) put.call(bytes, value, 2 * i);
    return bytes;
  };
  const nanosecondsOption = [halves([9, 1]), Buffer.from([9, 0, 0, 0]), halves([0, 0])];
  const described = Buffer.concat([halves([link, 0]), words(isLittle, [0]), ...nanosecondsOption]);
  const packets = frames.map(({ time, frame, length }) => {
    const nanoseconds = BigInt(seconds) * 1_000_000_000n + BigInt(time);
    const halvesOfTime = [Number(nanoseconds >> 32n), Number(nanoseconds & 0xffffffffn)];
    return block(6, Buffer.concat([words(isLittle, [0, ...halvesOfTime, frame.length, length]), frame]));
  });
  const unlimited = [0xffffffff, 0xffffffff];
  return Buffer.concat([
    block(0x0a0d0d0a, words(isLittle, [0x1a2b3c4d, 0x00000001, ...unlimited])),
    block(5, Buffer.from("statistics")),
    block(1, described),
    ...packets,
  ]);
}
