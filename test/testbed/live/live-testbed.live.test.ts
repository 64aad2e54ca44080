import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { EnvironmentError, UsageError } from "../../../src/foundation/errors";
import { packageRoot } from "../../../src/foundation/package-root";
import { namespaceOf, portInterface } from "../../../src/testbed/live/layout";
import { openLiveTestbed, removeLiveTestbed, startAttack } from "../../../src/testbed/live/live-testbed";
import { existingNamespaces, processesIn } from "../../../src/testbed/live/namespaces";
import { readingLog } from "../../../src/testbed/live/reading-log";
import type { StationEvent } from "../../../src/testbed/live/station-event";
import type { Attack } from "../../../src/testbed/poison";
import { liveAbsence } from "../../live-network";

const network = "xmednn-test";
const bin = join(packageRoot, "dist", "bin.js");

afterEach(() => {
  if (liveAbsence === null) removeLiveTestbed(network);
});

/** A testbed with four readings a second, and what became of them. */
async function open() {
  const log = readingLog();
  const events: StationEvent[] = [];
  const testbed = await openLiveTestbed({
    network,
    seed: 1,
    interval: 250,
    tell: (event) => {
      log.tell(event);
      events.push(event);
    },
  });
  onTestFinished(() => testbed.close());
  const fates = (from = 0) =>
    log
      .readings()
      .filter(({ dueAt }) => dueAt >= from && dueAt < Date.now() / 1000 - 1)
      .map(({ fate }) => fate);
  return { testbed, fates, events };
}

const isAlive = (id: number) => existsSync(`/proc/${id}`);
const stations = () => processesIn(existingNamespaces(network));
const links = () => execFileSync("ip", ["-o", "link"], { encoding: "utf8" });
const addresses = () => execFileSync("ip", ["-o", "address"], { encoding: "utf8" });

describe.skipIf(liveAbsence !== null)("the live testbed", () => {
  test("carries every reading unchanged, and touches nothing outside its namespaces", async () => {
    const before = links() + addresses();
    const { testbed, fates } = await open();
    expect(links() + addresses()).toBe(before);
    await sleep(3500);
    expect(fates().length).toBeGreaterThanOrEqual(8);
    expect(new Set(fates())).toEqual(new Set(["clean"]));
    await testbed.close();
    expect(existingNamespaces(network)).toEqual([]);
    expect(links() + addresses()).toBe(before);
  });

  test.each<[Attack, string]>([
    ["Data Alteration", "altered"],
    ["Spoofing", "clean"],
  ])("under %s: the man in the middle relays, and the readings arrive %s", async (attack, fate) => {
    const { fates, events } = await open();
    await sleep(1500);
    const attacker = await startAttack(network, attack, 1, (event) => events.push(event));
    await sleep(2200); // neighbour entries changed within the last second are not changed again
    const poisoned = Date.now() / 1000;
    await sleep(3000);
    expect(fates(poisoned).length).toBeGreaterThanOrEqual(6);
    expect(new Set(fates(poisoned))).toEqual(new Set([fate]));
    expect(events.filter(({ kind }) => kind === "relayed").length).toBeGreaterThan(20);
    await attacker.stop();
  });

  test("under Data Alteration after Spoofing: no original slips through beside the altered reading", async () => {
    const { fates } = await open();
    await sleep(1500);
    const reader = await startAttack(network, "Spoofing", 1, () => {});
    await sleep(2500);
    await reader.stop();
    const attacker = await startAttack(network, "Data Alteration", 1, () => {});
    const from = Date.now() / 1000;
    await sleep(3500);
    expect(new Set(fates(from))).toEqual(new Set(["altered"]));
    await attacker.stop();
  });

  test("is not built twice, and an attack needs one", async () => {
    await expect(startAttack(network, "Spoofing", 1, () => {})).rejects.toThrow('No testbed "xmednn-test" runs');
    await open();
    await expect(open()).rejects.toThrow(UsageError);
    expect(stations().length).toBe(3);
  });

  test("whose process is killed is removed within seconds, with all that runs in it, and another can follow", async () => {
    const script = `require(${JSON.stringify(join(packageRoot, "dist", "testbed", "live", "live-testbed.js"))})
      .openLiveTestbed({ network: "${network}", seed: 1, interval: 250, tell: () => {} }).then(() => console.log("up"))`;
    const owner = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    await once(owner.stdout, "data");
    const capture = [
      "netns",
      "exec",
      namespaceOf(network, "bridge"),
      "tcpdump",
      "-i",
      portInterface("server"),
      "-w",
      "/dev/null",
    ];
    const tcpdump = spawn("ip", capture, { stdio: ["ignore", "ignore", "pipe"], detached: true });
    await once(tcpdump.stderr, "data");
    const running = stations();
    expect(running).toHaveLength(4);
    owner.kill("SIGKILL");
    await vi.waitFor(() => expect(existingNamespaces(network)).toEqual([]), { timeout: 10_000 });
    await vi.waitFor(() => expect(running.filter(isAlive)).toEqual([]), { timeout: 2000 });
    await open();
    expect(stations().length).toBe(3);
  });

  test("that is taken down by another process says so, and down finds nothing after it", async () => {
    const { testbed } = await open();
    expect(removeLiveTestbed(network)).toBe(true);
    await testbed.ended;
    expect(removeLiveTestbed(network)).toBe(false);
  });

  test("is refused with the system's reason to a root that may not make namespaces", async () => {
    const words = ["--bounding-set", "-sys_admin", "--inh-caps", "-sys_admin", process.execPath, bin, "testbed", "up"];
    const refused = spawn("setpriv", words, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    refused.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const [code] = await once(refused, "close");
    expect([code, said]).toEqual([4, expect.stringContaining("leave to make network namespaces")]);
  });
});

test("is refused without root, in a sentence", async () => {
  const getuid = vi.spyOn(process, "getuid").mockReturnValue(1000);
  expect(() => removeLiveTestbed(network)).toThrow(EnvironmentError);
  await expect(startAttack(network, "Spoofing", 1, () => {})).rejects.toThrow("needs Linux and root");
  getuid.mockRestore();
});
