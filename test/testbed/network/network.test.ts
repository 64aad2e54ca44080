import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeArp, encodeArp } from "../../../src/capture/packets/arp";
import { newFrame } from "../../../src/capture/packets/ethernet";
import { randomStream } from "../../../src/foundation/random";
import { quantiles, shares } from "../../../src/testbed/distribution";
import { ephemeralPorts } from "../../../src/testbed/network/ephemeral-ports";
import { neighbourCache } from "../../../src/testbed/network/neighbours";
import { stallingRadio } from "../../../src/testbed/network/radio";
import { ethernetSwitch } from "../../../src/testbed/network/switch";
import { seconds, virtualTime } from "../../../src/testbed/network/virtual-time";

describe("virtual time", () => {
  test("runs actions in the order of their times, and as asked for when times are equal", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (delays) => {
        const time = virtualTime();
        const ran: (readonly [number, number])[] = [];
        delays.forEach((delay, order) => {
          time.after(delay, () => ran.push([time.now(), order]));
        });
        time.run();
        const expected = delays.map((delay, order) => [delay, order] as const);
        expect(ran).toEqual(expected.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
      }),
    );
  });

  test("goes on with what actions ask for", () => {
    const time = virtualTime();
    const seen: number[] = [];
    const tick = () => {
      seen.push(time.now());
      if (seen.length < 3) time.after(5, tick);
    };
    time.after(1, tick);
    time.run();
    expect(seen).toEqual([1, 6, 11]);
  });
});

describe("the switch", () => {
  const frame = (to: number, from: number) => newFrame(to, from, 0x0800, 46);

  test("floods until it has learnt a station, then sends to it alone; a mirror sees what enters and leaves", () => {
    const time = virtualTime();
    const lan = ethernetSwitch(time, 10);
    const got: string[] = [];
    const receivers = ["a", "b", "c"].map((name) => () => void got.push(name));
    const [a, b] = receivers.map((receive) => lan.attach(receive));
    const mirrored: number[] = [];
    lan.mirror(receivers[1], (at) => mirrored.push(at));
    a(frame(2, 1));
    time.run();
    expect(got.splice(0)).toEqual(["b", "c"]);
    b(frame(1, 2));
    time.run();
    a(frame(2, 1));
    time.run();
    expect(got).toEqual(["a", "b"]);
    expect(mirrored).toEqual([10, 30, 50]);
  });
});

describe("a host's ARP cache", () => {
  const self = { mac: 1, ip: 11 };
  const setUp = () => {
    const time = virtualTime();
    const sent: Buffer[] = [];
    const cache = neighbourCache(time, self, (frame) => sent.push(frame), new Map([[12, 2]]), seconds(3));
    return { time, sent, cache };
  };
  const claim = (senderMac: number, senderIp = 12) =>
    encodeArp(senderMac, { operation: "reply", senderMac, senderIp, targetMac: 1, targetIp: 11 });

  test("believes a forged reply about a known address, and learns no others", () => {
    const { cache } = setUp();
    cache.receive(claim(66));
    cache.receive(claim(66, 99));
    expect(cache.macOf(12)).toBe(66);
    expect(() => cache.macOf(99)).toThrow();
  });

  test("asks again when an entry went unconfirmed, at most once a second, and uses it meanwhile", () => {
    const { time, sent, cache } = setUp();
    const ask = (at: number) => time.after(seconds(at), () => expect(cache.macOf(12)).toBe(2));
    [2, 3.5, 4, 4.6].forEach(ask);
    time.run();
    expect(sent.map((frame) => decodeArp(frame).operation)).toEqual(["request", "request"]);
  });

  test("does not ask while traffic confirms the entry", () => {
    const { time, sent, cache } = setUp();
    for (let at = 1; at < 10; at++)
      time.after(seconds(at), () => {
        cache.macOf(12);
        cache.confirm(12);
      });
    time.run();
    expect(sent).toEqual([]);
  });

  test("answers a request for its own address only", () => {
    const { sent, cache } = setUp();
    const request = { operation: "request", senderMac: 2, senderIp: 12, targetMac: 0 } as const;
    cache.receive(encodeArp(2, { ...request, targetIp: 13 }));
    cache.receive(encodeArp(2, { ...request, targetIp: 11 }));
    expect(sent.map(decodeArp)).toEqual([
      { operation: "reply", senderMac: 1, senderIp: 11, targetMac: 2, targetIp: 12 },
    ]);
  });
});

test("frames wait for the end of a stall and keep their order, in both directions", () => {
  const time = virtualTime();
  const got: (readonly [number, number])[] = [];
  let draws = 0;
  const random = { ...randomStream(1, "radio"), uniform: () => (draws++ === 0 ? 0 : 0.5) };
  const radio = stallingRadio(time, { share: 0.1, length: quantiles("0: 1, 1: 1") }, random);
  const [up, down] = [0, 1].map(() => radio((frame) => got.push([time.now(), frame[0]])));
  [up, down, up].forEach((way, i) => {
    time.after(i * 400_000, () => way(Buffer.from([i])));
  });
  time.after(1_500_000, () => up(Buffer.from([3])));
  time.run();
  expect(got).toEqual([
    [1_000_000, 0],
    [1_000_000, 1],
    [1_000_000, 2],
    [1_500_000, 3],
  ]);
});

describe("ephemeral ports", () => {
  const range = Array.from({ length: 16384 }, (_, i) => 49152 + i);

  test("skip those that are held, and go around the range", () => {
    const ports = ephemeralPorts(65533, shares("1: 1"), randomStream(1, "ports"));
    expect([ports.next(1), ports.next(1), ports.next(1)]).toEqual([65534, 65535, 49152]);
    ports.hold(49153);
    expect([ports.next(1), ports.next(3)]).toEqual([49154, 49157]);
  });

  test("are all given once before any is given twice", () => {
    const ports = ephemeralPorts(50000, shares("1: 0.5, 5: 0.5"), randomStream(1, "ports"));
    const given = Array.from({ length: 16384 - 16 }, () => {
      const port = ports.next(1);
      ports.hold(port);
      return port;
    });
    expect(new Set(given).size).toBe(given.length);
    expect(given.every((port) => range.includes(port))).toBe(true);
    for (let i = 0; i < 100; i++) ports.hold(ports.next(1));
  });
});
