import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { meterByArgus } from "../../src/capture/argus";
import { argusVersion, installedVersion, requireArgus } from "../../src/capture/argus-version";
import type { CapturedFrame } from "../../src/capture/captured-frame";
import { encodePcap } from "../../src/capture/encode-pcap";
import { meterFlows } from "../../src/capture/meter/flow-meter";
import { meteredFlow } from "../../src/capture/meter/flow-record";
import type { FlowCell } from "../../src/capture/metered-flow";
import { parseRa, raHeader } from "../../src/capture/ra-records";
import { DataError, EnvironmentError } from "../../src/foundation/errors";
import { ehmsTestbed } from "../../src/testbed/parameters";
import { simulate } from "../../src/testbed/simulate";
import { scrambledSessions } from "./meter/scrambled-sessions";

const hasArgus = installedVersion("argus") === argusVersion && installedVersion("ra") === argusVersion;
if (!hasArgus)
  console.warn(`skipped: the comparison with Argus (argus-server and argus-client ${argusVersion} are not installed)`);
const hasTshark = (() => {
  try {
    return execFileSync("tshark", ["--version"], { stdio: "pipe" }).length > 0;
  } catch {
    return false;
  }
})();
if (!hasTshark) console.warn("skipped: the check of packets by tshark, which is not installed");

/** A network on which much goes wrong: stalls, losses, caches left poisoned, a program killed; so that rare records are many. */
const unruly = {
  ...ehmsTestbed,
  radio: { ...ehmsTestbed.radio, share: 0.02 },
  attacker: { ...ehmsTestbed.attacker, programLoss: 0.1, unrepairedShare: 0.8, killedBeforeLastAckShare: 0.5 },
  campaign: "10A8 5S6",
};

describe.skipIf(!hasArgus)("Argus and the built-in meter agree on every cell of every record", () => {
  const agree = (capture: readonly CapturedFrame[]) => {
    const byArgus = meterByArgus(encodePcap(capture), ehmsTestbed.serverPort);
    const builtIn = meterFlows(capture).map(meteredFlow);
    expect(builtIn.map(({ cells }) => cells.map(trimmed))).toEqual(byArgus.map(({ cells }) => cells.map(trimmed)));
    expect(builtIn.map(({ start }) => start)).toEqual(byArgus.map(({ start }) => start));
  };

  test.each([
    ["the fitted network", ehmsTestbed, 1],
    ["an unruly network", unruly, 2],
    ["an unruly network, another seed", unruly, 3],
  ])("of %s", (_, parameters, seed) => agree(simulate(seed, 1500, parameters).capture));

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("of sessions that were scrambled, seed %d", (seed) =>
    agree(scrambledSessions(seed, 400)),
  );
});

const trimmed = (cell: FlowCell) => (typeof cell === "string" ? cell.trim() : cell);

describe("Argus", () => {
  test("that is missing is named, with what to install", () => {
    const check = () => requireArgus(() => undefined);
    expect(check).toThrow(EnvironmentError);
    expect(check).toThrow("argus is not installed. Install Debian's argus-server");
  });

  test("of another version is named with the version found", () => {
    const check = () => requireArgus((program) => `${program} Version ${program === "ra" ? "5.0.2" : argusVersion}\n`);
    expect(check).toThrow(`ra is version 5.0.2, but the records need ${argusVersion}. Install Debian's argus-client`);
  });

  test("whose ra prints other columns is refused", () => {
    expect(() => parseRa("Dir,Flgs\n", 0)).toThrow(DataError);
    expect(() => parseRa("Dir,Flgs\n", 0)).toThrow("ra printed the columns Dir,Flgs, not Dir,Flgs,SrcAddr");
  });

  test("whose ra prints a line of other cells is refused", () => {
    expect(() => parseRa(`${raHeader}\n->, e,1.5\n`, 0)).toThrow(DataError);
    expect(() => parseRa(`${raHeader}\n->, e,1.5\n`, 0)).toThrow('a record that makes no sense: "->, e,1.5"');
  });
});

test.skipIf(!hasTshark)("tshark finds no malformed packet and no bad checksum", () => {
  const folder = mkdtempSync(join(tmpdir(), "xmednn capture "));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "capture.pcap");
  writeFileSync(path, encodePcap(simulate(2, 300, unruly).capture));
  const count = (filter: string) => {
    const checks = ["-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"];
    const words = ["-r", path, ...checks, "-Y", filter, "-T", "fields", "-e", "frame.number"];
    return (
      execFileSync("tshark", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split("\n").length - 1
    );
  };
  expect(count("tcp.checksum.status == good")).toBeGreaterThan(1500);
  expect(count("_ws.malformed")).toBe(0);
  expect(count("tcp.checksum.status == bad or ip.checksum.status == bad or icmp.checksum.status == bad")).toBe(0);
});
