import { describe, expect, test } from "vitest";
import { noBytes, type TcpSegment, tcpFlag } from "../../src/capture/packets/tcp";
import { randomStream } from "../../src/foundation/random";
import { quantiles } from "../../src/testbed/distribution";
import { openConnection } from "../../src/testbed/gateway-connection";
import { milliseconds, virtualTime } from "../../src/testbed/network/virtual-time";
import { ehmsTestbed } from "../../src/testbed/parameters";
import { acceptConnection } from "../../src/testbed/server-connection";

const { syn, ack, fin, psh } = tcpFlag;
const always = (value: number) => quantiles(`0: ${value}, 1: ${value}`);
const names = ["fin", "syn", "rst", "psh", "ack"];
const flagNames = (flags: number) => names.filter((_, bit) => (flags >> bit) & 1).join("+");

/** A network end that notes when which segments were sent. */
function wire() {
  const time = virtualTime();
  const sent: string[] = [];
  const segments: TcpSegment[] = [];
  const send = (segment: TcpSegment) => {
    sent.push(`${Math.round(time.now() / 1e6)} ${flagNames(segment.flags)}`);
    segments.push(segment);
  };
  return { time, sent, segments, send };
}

const segment = (flags: number, extra: Partial<TcpSegment> = {}): TcpSegment => ({
  sourcePort: 50000,
  destinationPort: 1111,
  sequence: 0,
  acknowledgement: 0,
  flags,
  window: 1000,
  options: noBytes,
  payload: noBytes,
  ...extra,
});

describe("the server's end of a connection", () => {
  const parameters = {
    ...ehmsTestbed.server,
    synAck: always(0),
    dataAck: always(1),
    close: always(2),
    synAckTimeout: 1000,
  };
  const accept = () => {
    const end = wire();
    const readings: Buffer[] = [];
    const onReading = (payload: Buffer) => void readings.push(payload);
    const random = randomStream(1, "server");
    const surroundings = { ...end, parameters, random, onProgress: () => {}, onReading };
    const take = acceptConnection(surroundings, segment(syn, { sequence: 100 }));
    const at = (when: number, ...given: Parameters<typeof segment>) =>
      end.time.after(milliseconds(when), () => take(segment(...given)));
    return { ...end, readings, at };
  };
  const reading = { sequence: 101, payload: Buffer.alloc(256) };

  test("answers a SYN, a reading and the last ACK", () => {
    const { time, sent, segments, readings, at } = accept();
    at(5, ack, { sequence: 101 });
    at(6, ack | psh | fin, reading);
    time.after(milliseconds(10), () =>
      at(2, ack, { sequence: 358, acknowledgement: (segments[0].sequence + 2) >>> 0 }),
    );
    time.run();
    expect(sent).toEqual(["0 syn+ack", "7 ack", "9 fin+ack"]);
    expect(readings).toHaveLength(1);
    expect(segments[1].acknowledgement).toBe(101 + 256 + 1);
  });

  test("sends the SYN-ACK again after 1 s, at a second SYN, and twice as long after that", () => {
    const { time, sent, at } = accept();
    at(2999, syn, { sequence: 100 });
    at(5500, ack, { sequence: 101 });
    time.run();
    expect(sent).toEqual(["0 syn+ack", "1000 syn+ack", "2999 syn+ack", "4999 syn+ack"]);
  });

  test("names the bytes of a reading that came twice, and takes it once", () => {
    const { time, segments, readings, at } = accept();
    at(5, ack, { sequence: 101 });
    at(6, ack | psh | fin, reading);
    at(8, ack | psh | fin, reading);
    time.run();
    expect(readings).toHaveLength(1);
    const duplicate = segments.find(({ options }) => options[3] === 10);
    expect([duplicate?.options.readUInt32BE(4), duplicate?.options.readUInt32BE(8)]).toEqual([101, 357]);
  });

  test("repeats an unacknowledged FIN five times: after the timeout twice, then after twice as long each", () => {
    const { time, sent, at } = accept();
    at(50, ack, { sequence: 101 });
    at(51, ack | psh | fin, reading);
    time.run();
    const timeout = 200 + 1.4 * 50;
    const expected = [0, 1, 2, 4, 8, 16].map((times) => `${Math.round(54 + times * timeout)} fin+ack`);
    expect(sent.filter((text) => text.includes("fin"))).toEqual(expected);
  });
});

describe("the gateway's end of a connection", () => {
  const retries = { synWaits: [3000, 6000, 12000], dataTimeout: 250, dataRetries: 2, sessionLimit: 20000 };
  const open = () => {
    const end = wire();
    const outcomes: string[] = [];
    const times = {
      handshake: () => milliseconds(5),
      dataAfterHandshake: () => milliseconds(1),
      lastAck: () => milliseconds(7),
    };
    const events = {
      established: () => {},
      progressed: () => {},
      over: (outcome: string) => void outcomes.push(`${Math.round(end.time.now() / 1e6)} ${outcome}`),
    };
    const settings = { port: 50000, serverPort: 1111, sequence: 100, payload: Buffer.alloc(256) };
    const take = openConnection(end.time, settings, retries, times, events, end.send);
    const at = (when: number, ...given: Parameters<typeof segment>) =>
      end.time.after(milliseconds(when), () => take(segment(...given)));
    return { ...end, outcomes, at };
  };

  test("delivers its reading and acknowledges the server's FIN", () => {
    const { time, sent, segments, outcomes, at } = open();
    at(1, syn | ack, { sequence: 900 });
    at(8, ack, { sequence: 901 });
    at(9, ack | fin, { sequence: 901 });
    time.run();
    expect(sent).toEqual(["0 syn", "6 ack", "7 fin+psh+ack", "16 ack"]);
    expect(outcomes).toEqual(["16 done"]);
    expect(segments.map(({ sequence }) => sequence)).toEqual([100, 101, 101, 358]);
    expect(segments.map(({ acknowledgement }) => acknowledgement)).toEqual([0, 901, 901, 902]);
  });

  test("sends the SYN again after 3 and 9 s and fails after 21 s", () => {
    const { time, sent, outcomes } = open();
    time.run();
    expect(sent).toEqual(["0 syn", "3000 syn", "9000 syn"]);
    expect(outcomes).toEqual(["21000 failed"]);
  });

  test("sends an unacknowledged reading again, waiting twice as long each time, and then fails", () => {
    const { time, sent, outcomes, at } = open();
    at(1, syn | ack, { sequence: 900 });
    time.run();
    expect(sent.filter((text) => text.includes("psh"))).toEqual(["7", "257", "757"].map((at) => `${at} fin+psh+ack`));
    expect(outcomes).toEqual(["1757 failed"]);
  });

  test("acknowledges a FIN that comes twice twice, and is over once", () => {
    const { time, sent, outcomes, at } = open();
    at(1, syn | ack, { sequence: 900 });
    at(9, ack | fin, { sequence: 901 });
    at(10, ack | fin, { sequence: 901 });
    time.run();
    expect(sent.slice(-2)).toEqual(["16 ack", "17 ack"]);
    expect(outcomes).toEqual(["16 done"]);
  });
});
