import { describe, expect, test } from "vitest";
import { encodePcap } from "../../src/capture/encode-pcap";
import { meterFlows } from "../../src/capture/meter/flow-meter";
import { meteredFlow } from "../../src/capture/meter/flow-record";
import { parseMac } from "../../src/capture/packets/ethernet";
import { decodeTcp, isTcp } from "../../src/capture/packets/tcp";
import { sha256 } from "../../src/dataset/sha256";
import { ehmsTestbed } from "../../src/testbed/parameters";
import { decodeReading } from "../../src/testbed/reading";
import { simulate } from "../../src/testbed/simulate";

const run = simulate(1, 680, ehmsTestbed);
const { capture, sessions } = run;

describe("a run of the testbed", () => {
  test("is the same for the same seed, another for another", () => {
    const digest = (seed: number) => sha256(encodePcap(simulate(seed, 150, ehmsTestbed).capture));
    expect(digest(7)).toBe(digest(7));
    expect(digest(7)).not.toBe(digest(8));
  });

  test("has as many readings taken as were asked for, in order, each session's own", () => {
    const taken = sessions.flatMap(({ reading }) => (reading === undefined ? [] : [reading.number]));
    expect(taken).toHaveLength(680);
    expect(taken).toEqual([...taken].sort((a, b) => a - b));
  });

  test("follows the campaign: 18 sessions altered, then 29 and 31 relayed", () => {
    const runs: { as: string; length: number }[] = [];
    for (const { relayedAs = "none", reading } of sessions) {
      if (reading === undefined) continue;
      const last = runs.at(-1);
      if (last?.as === relayedAs) last.length++;
      else runs.push({ as: relayedAs, length: 1 });
    }
    const attacks = runs.filter(({ as }) => as !== "none");
    expect(attacks.map(({ as }) => as)).toEqual(["altered", "relayed", "relayed"]);
    attacks.forEach(({ length }, i) => {
      const planned = [18, 29, 31][i];
      expect([planned, planned + 1], `burst ${i + 1}`).toContain(length);
    });
  });

  test("shows the reading that the server took on the wire", () => {
    const onWire = new Map<number, number[]>();
    for (const { frame } of capture) {
      if (!isTcp(frame) || decodeTcp(frame).payload.length === 0) continue;
      const { sourcePort, payload } = decodeTcp(frame);
      onWire.set(sourcePort, [...(onWire.get(sourcePort) ?? []), decodeReading(payload).vitals.Temp]);
    }
    for (const { port, reading } of sessions)
      if (reading !== undefined) expect(onWire.get(port)).toContain(reading.vitals.Temp);
  });

  test("changes vital signs in altered sessions more than a patient's body could", () => {
    const steps = (as: string) => {
      const temperatures = sessions.flatMap(({ relayedAs = "none", reading }) =>
        relayedAs === as && reading !== undefined ? [reading.vitals.Temp] : [],
      );
      return temperatures.slice(1).map((value, i) => Math.abs(value - temperatures[i]));
    };
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(steps("altered"))).toBeGreaterThan(3 * mean(steps("relayed")));
  });

  test("lets frames of attacked sessions come from the attacker's machine, and of no others", () => {
    const attackerMac = parseMac(ehmsTestbed.addresses.attacker.mac);
    const wrong = meterFlows(capture).filter((record) => {
      const { start } = meteredFlow(record);
      const truth = sessions
        .filter(({ port, openedAt }) => port === record.sourcePort && openedAt <= start * 1000 + 999)
        .at(-1);
      return (record.sourceMac === attackerMac) !== (truth?.relayedAs !== undefined);
    });
    expect(wrong.length).toBeLessThanOrEqual(2); // sessions under way when the ARP caches turn
  });

  test("sends its nine redirects in the first three sessions of each Spoofing burst", () => {
    const redirected = meterFlows(capture).filter(({ isRedirected }) => isRedirected);
    const indices = redirected.map(({ sourcePort }) => sessions.findIndex(({ port }) => port === sourcePort));
    const bursts = sessions.filter(
      ({ relayedAs }, i) => relayedAs === "relayed" && sessions[i - 1].relayedAs !== "relayed",
    );
    expect(redirected).toHaveLength(3 * bursts.length);
    for (const index of indices) expect(sessions[index].relayedAs).toBe("relayed");
  });

  test("uses a port for one session only", () => {
    const used = sessions.filter(({ reading }) => reading !== undefined).map(({ port }) => port);
    expect(new Set(used).size).toBe(used.length);
  });

  test("tells how far it is, up to the end", () => {
    const told: number[] = [];
    simulate(1, 100, ehmsTestbed, (done, total) => told.push(done / total));
    expect(told).toEqual([0.64, 1]);
  });
});
