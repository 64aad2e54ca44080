import type { CapturedFrame } from "../../../src/capture/captured-frame";
import { encodeTcp, noBytes, synOptions, tcpFlag } from "../../../src/capture/packets/tcp";
import { type RandomStream, randomStream } from "../../../src/foundation/random";

const { syn, ack, fin, psh } = tcpFlag;
const hosts = [
  { mac: 0x02000000000a, ip: 0x0a000001 },
  { mac: 0x02000000000b, ip: 0x0a000002 },
] as const;

/** Sessions of which both sides send data, with segments repeated, left out, exchanged and late, and sequence numbers that roll
 * over: what no tidy host sends, for two meters to agree on. Each begins with a SYN; ports are used once. */
export function scrambledSessions(seed: number, count: number): readonly CapturedFrame[] {
  const random = randomStream(seed, "scrambled sessions");
  const frames = Array.from({ length: count }, (_, i) =>
    scrambledSession(20000 + i, i * 300 + random.integer(200), random),
  );
  return frames.flat().sort((a, b) => a.time - b.time);
}

interface Planned {
  readonly side: 0 | 1;
  readonly flags: number;
  readonly offset: number;
  readonly peerOffset: number;
  readonly length: number;
}

function scrambledSession(port: number, startMilliseconds: number, random: RandomStream): readonly CapturedFrame[] {
  const bases = [0, 1].map(() =>
    random.uniform() < 0.2 ? 4294967296 - random.integer(800) - 1 : random.integer(4294966000) + 1,
  );
  const identifications = [random.integer(65535), random.integer(65535)];
  let time = startMilliseconds * 1e6;
  const [first, ...others] = tidySession(random);
  return [first, ...scrambled(others, random)].map(({ side, flags, offset, peerOffset, length }) => {
    const [from, to] = [hosts[side], hosts[1 - side]];
    identifications[side] = (identifications[side] + random.integer(9) - 3 + 65535) % 65535;
    const frame = encodeTcp(
      { destination: to.mac, source: from.mac },
      { source: from.ip, destination: to.ip, identification: identifications[side] + 1, timeToLive: 64 },
      {
        sourcePort: side === 0 ? port : 1111,
        destinationPort: side === 0 ? 1111 : port,
        sequence: (bases[side] + offset) % 4294967296,
        acknowledgement: (flags & ack) === 0 ? 0 : (bases[1 - side] + peerOffset) % 4294967296,
        flags,
        window: random.uniform() < 0.05 ? 0 : 1000 + random.integer(60000),
        options: (flags & syn) === 0 ? noBytes : synOptions,
        payload: Buffer.alloc(length, 1),
      },
    );
    const captured = { time, frame, length: frame.length };
    time += random.uniform() < 0.05 ? random.integer(8_000_000) * 1000 : (1 + random.integer(40_000)) * 1000;
    return captured;
  });
}

function tidySession(random: RandomStream): readonly Planned[] {
  const planned: Planned[] = [
    { side: 0, flags: syn, offset: 0, peerOffset: 0, length: 0 },
    { side: 1, flags: syn | ack, offset: 0, peerOffset: 1, length: 0 },
    { side: 0, flags: ack, offset: 1, peerOffset: 1, length: 0 },
  ];
  const sent = [1, 1];
  for (let i = random.integer(8); i >= 0; i--) {
    const side = random.integer(2) as 0 | 1;
    const length = 1 + random.integer(500);
    planned.push({ side, flags: ack | psh, offset: sent[side], peerOffset: sent[1 - side], length });
    sent[side] += length;
    if (random.uniform() < 0.6)
      planned.push({
        side: (1 - side) as 0 | 1,
        flags: ack,
        offset: sent[1 - side],
        peerOffset: sent[side],
        length: 0,
      });
  }
  for (const side of [0, 1] as const)
    planned.push({ side, flags: ack | fin, offset: sent[side], peerOffset: sent[1 - side] + side, length: 0 });
  planned.push({ side: 0, flags: ack, offset: sent[0] + 1, peerOffset: sent[1] + 1, length: 0 });
  return planned;
}

function scrambled(planned: readonly Planned[], random: RandomStream): readonly Planned[] {
  const result: Planned[] = [];
  for (const segment of planned) {
    if (random.uniform() < 0.08) continue;
    result.push(segment);
    if (random.uniform() < 0.12) result.push(segment);
    if (result.length > 1 && random.uniform() < 0.12)
      result.splice(-2, 2, result[result.length - 1], result[result.length - 2]);
  }
  return result;
}
