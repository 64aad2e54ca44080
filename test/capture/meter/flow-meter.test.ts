import { describe, expect, test } from "vitest";
import type { CapturedFrame } from "../../../src/capture/captured-frame";
import { meterFlows } from "../../../src/capture/meter/flow-meter";
import { meteredFlow } from "../../../src/capture/meter/flow-record";
import { encodeRedirect } from "../../../src/capture/packets/icmp";
import { encodeTcp, noBytes, synOptions, type TcpSegment, tcpFlag } from "../../../src/capture/packets/tcp";
import { columns } from "../../../src/dataset/columns";

const [client, server, attacker] = [
  { mac: 0x11, ip: 0x0a000001 },
  { mac: 0x22, ip: 0x0a000002 },
  { mac: 0x66, ip: 0x0a000009 },
];
const { syn, ack, fin, psh } = tcpFlag;

interface Sent extends Partial<TcpSegment> {
  /** Milliseconds since the capture began. */
  readonly at: number;
  readonly from: "client" | "server";
  readonly port?: number;
  readonly mac?: number;
}

function captured({ at, from, port = 50000, mac, ...segment }: Sent): CapturedFrame {
  const [source, destination] = from === "client" ? [client, server] : [server, client];
  const ports = from === "client" ? [port, 1111] : [1111, port];
  const frame = encodeTcp(
    { destination: destination.mac, source: mac ?? source.mac },
    { source: source.ip, destination: destination.ip, identification: 7, timeToLive: 64 },
    {
      sourcePort: ports[0],
      destinationPort: ports[1],
      sequence: 0,
      acknowledgement: 0,
      flags: ack,
      window: 1000,
      options: noBytes,
      payload: noBytes,
      ...segment,
    },
  );
  return { time: Math.round(at * 1e6), frame, length: frame.length };
}

/** The session of seven packets that a reading takes; gaps of the client 4, 1 and 7 ms. */
const session = (start = 0, port = 50000): readonly CapturedFrame[] =>
  [
    { at: start, from: "client", flags: syn, sequence: 100, options: synOptions } as const,
    {
      at: start + 0.1,
      from: "server",
      flags: syn | ack,
      sequence: 900,
      acknowledgement: 101,
      options: synOptions,
    } as const,
    { at: start + 4, from: "client", sequence: 101, acknowledgement: 901 } as const,
    {
      at: start + 5,
      from: "client",
      flags: ack | psh | fin,
      sequence: 101,
      acknowledgement: 901,
      payload: Buffer.alloc(256),
    } as const,
    { at: start + 5.1, from: "server", sequence: 901, acknowledgement: 358 } as const,
    { at: start + 5.2, from: "server", flags: ack | fin, sequence: 901, acknowledgement: 358 } as const,
    { at: start + 12, from: "client", sequence: 358, acknowledgement: 902 } as const,
  ].map((sent) => captured({ ...sent, port }));

const rowOf = (capture: readonly CapturedFrame[], record = 0) => {
  const { cells } = meteredFlow(meterFlows(capture)[record]);
  return Object.fromEntries(columns.slice(0, 35).map(({ name }, i) => [name, cells[i]]));
};

describe("the flow meter", () => {
  test("makes one record of a session, with the closed forms of its columns", () => {
    const row = rowOf(session());
    expect(meterFlows(session())).toHaveLength(1);
    expect(row).toMatchObject({ Flgs: " e        ", Sport: 50000, Dport: 1111, TotPkts: 7, SrcBytes: 496 });
    expect(row).toMatchObject({ DstBytes: 186, TotBytes: 682, sMaxPktSz: 310, sMinPktSz: 60, Dur: 0.012 });
    expect(row.SIntPkt).toBe(4);
    expect(Number(row.SrcJitter)).toBeCloseTo(Math.sqrt((16 + 1 + 49) / 3 - 16), 5);
    expect(row.DIntPkt).toBe(2.55);
    expect(Number(row.DstJitter)).toBeCloseTo(2.45, 6);
    expect(row.SrcLoad).toBe(Math.round(((496 - 124) * 8) / 0.012));
    expect(row.DstLoad).toBe(Math.round(((186 - 62) * 8) / 0.012));
    expect(row.Rate).toBe(500);
    expect([row.Loss, row.SrcGap, row.DstGap, row.Packet_num]).toEqual([0, 0, 0, 1]);
  });

  test("flags a second MAC pair with M, and a redirect that quotes the session with R", () => {
    const changed = [...session()];
    changed[4] = captured({ at: 5.1, from: "server", sequence: 901, acknowledgement: 358, mac: attacker.mac });
    expect(rowOf(changed).Flgs).toBe(" M        ");
    const redirect = encodeRedirect(
      attacker.mac,
      { source: attacker.ip, identification: 1, timeToLive: 64 },
      session()[1].frame,
      1,
    );
    const redirected = [...session()];
    redirected.splice(2, 0, { time: 150_000, frame: redirect, length: redirect.length });
    expect(rowOf(redirected).Flgs).toBe(" eR       ");
  });

  test("counts a reading sent again as loss of its sender", () => {
    const again = captured({
      at: 9,
      from: "client",
      flags: ack | psh | fin,
      sequence: 101,
      acknowledgement: 901,
      payload: Buffer.alloc(256),
    });
    const capture = [...session().slice(0, 6), again, session()[6]];
    expect(rowOf(capture)).toMatchObject({ Flgs: " e s      ", Loss: 1, SrcBytes: 806 });
    expect(Number(rowOf(capture).pSrcLoss)).toBeCloseTo(100 / 6, 5);
  });

  test("writes a record for each status interval of five seconds, under one number", () => {
    const late = captured({ at: 6000, from: "server", flags: ack | fin, sequence: 901, acknowledgement: 358 });
    const records = meterFlows([...session(), late, ...session(6500, 50001)]);
    expect(records.map(({ sequenceNumber, sourcePort }) => [sequenceNumber, sourcePort])).toEqual([
      [1, 50000],
      [1, 50000],
      [2, 50001],
    ]);
    const second = rowOf([...session(), late], 1);
    expect(second).toMatchObject({ TotPkts: 1, SrcBytes: 0, DstBytes: 60, SrcJitter: "", sMaxPktSz: "" });
    expect(Number(second.DIntPkt)).toBeCloseTo(6000 - 5.2, 6);
  });

  test("numbers records in the order in which sessions began", () => {
    const capture = [...session(0, 50005), ...session(20, 50001)];
    expect(meterFlows(capture).map(({ sourcePort }) => sourcePort)).toEqual([50005, 50001]);
  });
});
