import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { packageRoot } from "../../../src/foundation/package-root";
import { namespaceOf } from "../../../src/testbed/live/layout";
import { makeNamespaces, removeNamespaces } from "../../../src/testbed/live/namespaces";
import { liveAbsence } from "../../live-network";
import { attackerMac } from "./flows";

const network = "xmednn-fw";
const bridge = namespaceOf(network, "bridge");
const program = join(packageRoot, "dist", "deployment", "response", "firewall.js");
const inBridge = (...words: readonly string[]) =>
  execFileSync("ip", ["netns", "exec", bridge, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const tables = () => inBridge("nft", "list", "tables").trim();
const rules = () => inBridge("nft", "list", "ruleset");

/** A process in the bridge's namespace that blocks the attacker for the given time, and lives until its standard input ends. */
async function blocker(seconds: number): Promise<ChildProcess> {
  const script = `require(${JSON.stringify(program)}).openFirewall().then(async (firewall) => {
    await firewall.add([{ set: "macs", key: "${attackerMac}", seconds: ${seconds} }]);
    console.log("blocked");
    process.stdin.resume().on("end", () => firewall.close());
  })`;
  const child = spawn("ip", ["netns", "exec", bridge, process.execPath, "-e", script], {
    stdio: "pipe",
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = once(child, "close").then(([code]) => Promise.reject(new Error(`ended with code ${code}: ${said}`)));
  await Promise.race([once(child.stdout as NodeJS.ReadableStream, "data"), ended]);
  return child;
}

describe.skipIf(liveAbsence !== null)("the firewall", () => {
  beforeAll(() => makeNamespaces(network));
  afterAll(() => removeNamespaces(network));

  test("blocks for its time, after which the address has left by itself", async () => {
    const child = await blocker(1);
    expect(rules()).toContain(attackerMac);
    await sleep(1500);
    expect(rules()).not.toContain(attackerMac);
    child.stdin?.end();
    await once(child, "close");
  });

  test("leaves nothing when it is closed", async () => {
    const child = await blocker(60);
    expect(tables()).toBe("table bridge xmednn");
    child.stdin?.end();
    await once(child, "close");
    expect(tables()).toBe("");
  });

  test("leaves nothing when its process is killed", async () => {
    const child = await blocker(60);
    child.kill("SIGKILL");
    await vi.waitFor(() => expect(tables()).toBe(""), { timeout: 5000 });
  });

  test("is changed by nobody else", async () => {
    const child = await blocker(60);
    expect(() => inBridge("nft", "flush", "set", "bridge", "xmednn", "macs")).toThrow("Operation not permitted");
    child.stdin?.end();
    await once(child, "close");
  });

  test("that is open in another process is refused with nft's reason", async () => {
    const child = await blocker(60);
    await expect(blocker(60)).rejects.toThrow("no other process that answers attacks here");
    child.stdin?.end();
    await once(child, "close");
  });
});
