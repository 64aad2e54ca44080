import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openResponse, type ResponseOptions } from "../../../src/deployment/response/open-response";
import { EnvironmentError, UsageError } from "../../../src/foundation/errors";
import { attackerMac, attackFlow, monitor, server } from "./flows";

const allow = [`${monitor.address}=${monitor.mac}`, `${server.address}=${server.mac}`];
const logFile = () => join(mkdtempSync(join(tmpdir(), "xmednn-")), "actions.jsonl");
const lines = (file: string) =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

/** A dry run, what it printed after the table, and the log. */
async function dryRun(options: Partial<ResponseOptions>) {
  const printed: string[] = [];
  const log = logFile();
  const response = await openResponse({
    respond: "repair",
    allow,
    limit: 6,
    blockSeconds: 60,
    interface: "bridge",
    dryRun: true,
    log,
    print: (line) => printed.push(line),
    ...options,
  });
  const commands = () => printed.filter((line) => line.startsWith("nft add element") || line.startsWith("arp"));
  return { response, printed, commands, actions: () => lines(log) };
}

describe("a dry run prints what would be done", () => {
  test("by block-ip: the address of the patient monitor falls silent, and a warning says so first", async () => {
    const { response, printed, commands } = await dryRun({ respond: "block-ip", allow: [] });
    await response.respond(attackFlow(attackerMac));
    expect(printed[0]).toContain("falls silent");
    expect(commands()).toEqual(["nft add element bridge xmednn addresses { 10.0.1.172 timeout 60s }"]);
  });

  test("by block-mac: the attacker's Ethernet address alone", async () => {
    const { response, commands } = await dryRun({ respond: "block-mac" });
    await response.respond(attackFlow(attackerMac));
    expect(commands()).toEqual([`nft add element bridge xmednn macs { ${attackerMac} timeout 60s }`]);
  });

  test("by repair: the same, the true addresses, and a guard that lets no others pass", async () => {
    const { response, commands } = await dryRun({ blockSeconds: 5 });
    await response.respond(attackFlow(attackerMac));
    expect(commands()).toEqual([
      `nft add element bridge xmednn macs { ${attackerMac} timeout 5s }`,
      `nft add element bridge xmednn bindings { ${monitor.address} . ${monitor.mac} timeout 5s }`,
      `nft add element bridge xmednn guarded { ${monitor.address} timeout 5s }`,
      `nft add element bridge xmednn bindings { ${server.address} . ${server.mac} timeout 5s }`,
      `nft add element bridge xmednn guarded { ${server.address} timeout 5s }`,
      `arp 3 times, 1100 ms apart: ${monitor.address} is at ${monitor.mac}`,
      `arp 3 times, 1100 ms apart: ${server.address} is at ${server.mac}`,
    ]);
  });
});

test("a false alarm blocks no medical device", async () => {
  const { response, commands, actions } = await dryRun({});
  await response.respond(attackFlow(monitor.mac));
  expect(commands()).toEqual([]);
  expect(actions()).toMatchObject([{ response: "repair", target: monitor.mac, outcome: "medical device" }]);
});

test("block-ip spares a medical device too, and so does nothing against whoever borrows its address", async () => {
  const { response, commands, actions } = await dryRun({ respond: "block-ip" });
  await response.respond(attackFlow(attackerMac));
  expect(commands()).toEqual([]);
  expect(actions()).toMatchObject([{ target: monitor.address, outcome: "medical device" }]);
});

test("neither a group's Ethernet address nor what is no address reaches the firewall", async () => {
  const { response, commands } = await dryRun({ respond: "block-mac" });
  await response.respond(attackFlow("ff:ff:ff:ff:ff:ff"));
  await response.respond(attackFlow(""));
  await response.respond(attackFlow("d8:9e:f3:95:02:75 }; flush ruleset"));
  expect(commands()).toEqual([]);
});

test("every action is appended to the log, with its flow and the time at which it expires", async () => {
  const log = logFile();
  writeFileSync(log, '{"earlier":true}\n');
  const { response } = await dryRun({ respond: "block-mac", log });
  await response.respond(attackFlow(attackerMac));
  await response.respond(attackFlow(attackerMac));
  const [earlier, first, second] = lines(log);
  expect(earlier).toEqual({ earlier: true });
  expect(first).toMatchObject({ response: "block-mac", target: attackerMac, outcome: "block", flow: { time: 1000 } });
  expect(first.expires - first.time).toBeCloseTo(60, 1);
  expect(second).toMatchObject({ outcome: "already blocked" });
  expect(second.expires).toBeUndefined();
});

test("an alert is logged and nothing else done", async () => {
  const { response, printed, actions } = await dryRun({ respond: "alert" });
  await response.respond(attackFlow(attackerMac));
  await response.close();
  expect(printed).toEqual([]);
  expect(actions()).toMatchObject([{ response: "alert", outcome: "logged" }]);
});

describe("options that make no sense are refused", () => {
  test.each([
    ["repair without two devices", { allow: allow.slice(1) }, "name at least two by --allow"],
    ["blocks of half a second", { blockSeconds: 0.5 }, "whole number of seconds"],
    ["no block a minute", { limit: 0 }, "At least one block"],
    ["a device that is none", { allow: ["monitor"] }, "is no device"],
  ])("%s", async (_, options, reason) => {
    await expect(dryRun(options)).rejects.toThrow(UsageError);
    await expect(dryRun(options)).rejects.toThrow(reason);
  });

  test("a log that cannot be written, before anything is done", async () => {
    await expect(dryRun({ log: "/nowhere/actions.jsonl" })).rejects.toThrow(EnvironmentError);
  });
});
