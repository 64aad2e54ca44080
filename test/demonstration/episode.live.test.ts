import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { trainDemoDetector } from "../../src/demonstration/demo-detector";
import { type EpisodePlan, type EpisodeWitness, runEpisode } from "../../src/demonstration/episode";
import { measureEpisode } from "../../src/demonstration/measure-episode";
import type { ResponseKind } from "../../src/deployment/response/response";
import { saveModel } from "../../src/detector/saved-model";
import { packageRoot } from "../../src/foundation/package-root";
import { removeLiveTestbed } from "../../src/testbed/live/live-testbed";
import { existingNamespaces, processesIn } from "../../src/testbed/live/namespaces";
import type { Attack } from "../../src/testbed/poison";
import { liveAbsence } from "../live-network";

const network = "xmednn-e2e";
const model = mkdtempSync(join(tmpdir(), "xmednn-model-"));
const nobody: EpisodeWitness = { stage: () => {}, reading: () => {}, verdict: () => {}, action: () => {} };

const run = async (respond: ResponseKind, attack: Attack, times: Pick<EpisodePlan, "attackFor" | "watchFor">) => {
  const plan = { network, model, respond, attack, seed: 1, interval: 500, calm: 3, blockSeconds: 12, ...times };
  return measureEpisode(await runEpisode(plan, nobody, new AbortController().signal));
};

/** A program that runs an episode and prints a line when something is blocked. */
const episodeScript = (plan: EpisodePlan) => `
  const nobody = () => {};
  const action = ({ outcome }) => outcome === "block" && console.log(outcome);
  require(${JSON.stringify(join(packageRoot, "dist", "demonstration", "episode.js"))}).runEpisode(
    ${JSON.stringify(plan)}, { stage: nobody, reading: nobody, verdict: nobody, action }, new AbortController().signal);`;

beforeAll(() => saveModel(model, trainDemoDetector().detector));
afterAll(() => {
  rmSync(model, { recursive: true });
  if (liveAbsence === null) removeLiveTestbed(network);
});

describe.skipIf(liveAbsence !== null)("an attack on a live network", () => {
  test("by alteration is detected within 3 s of the first altered reading, and repaired within 5 s", async () => {
    const measures = await run("repair", "Data Alteration", { attackFor: 6, watchFor: 12 });
    const { firstAltered, detected, recovered, readings, longestGap, medicalDevicesBlocked, cleanBySecond } = measures;
    expect(readings.altered).toBeGreaterThan(0);
    expect((detected ?? Number.NaN) - (firstAltered ?? Number.NaN)).toBeLessThan(3);
    expect((recovered ?? Number.NaN) - (detected ?? Number.NaN)).toBeLessThan(5);
    expect(longestGap).toBeLessThan(5);
    expect(medicalDevicesBlocked).toBe(0);
    const calm = cleanBySecond.filter(({ second }) => second < -1 || second > (recovered ?? Number.NaN) + 1);
    expect(calm.every(({ clean, due }) => clean === due)).toBe(true);
    expect(existingNamespaces(network)).toEqual([]);
  });

  test("is blocked by the Ethernet address within 3 s, and not a reading arrives until the caches heal", async () => {
    const measures = await run("block-mac", "Data Alteration", { attackFor: 5, watchFor: 7 });
    expect((measures.blocked ?? Number.NaN) - (measures.firstAltered ?? Number.NaN)).toBeLessThan(3);
    expect(measures).toMatchObject({ recovered: null, medicalDevicesBlocked: 0 });
  });

  test("is answered by the IPv4 address within 3 s, which is the monitor's: it falls silent", async () => {
    const measures = await run("block-ip", "Data Alteration", { attackFor: 5, watchFor: 7 });
    expect((measures.blocked ?? Number.NaN) - (measures.firstAltered ?? Number.NaN)).toBeLessThan(3);
    expect(measures).toMatchObject({ recovered: null, medicalDevicesBlocked: 1 });
  });

  test("is alerted of and left alone, and altered readings go on", async () => {
    const measures = await run("alert", "Data Alteration", { attackFor: 6, watchFor: 8 });
    expect(measures.detected).not.toBeNull();
    expect(measures.blocked).toBeNull();
    expect((measures.lastAltered ?? Number.NaN) - (measures.detected ?? Number.NaN)).toBeGreaterThan(1);
  });

  test("of which the process is killed while a block is in force leaves no process, no namespace and no rule", async () => {
    const what = { network, model, respond: "repair", attack: "Data Alteration", seed: 1 } as const;
    const plan: EpisodePlan = { ...what, interval: 500, calm: 2, attackFor: 30, watchFor: 60, blockSeconds: 60 };
    const env = { ...process.env, TMPDIR: model }; // for what a killed process leaves
    const owner = spawn(process.execPath, ["-e", episodeScript(plan)], { stdio: ["ignore", "pipe", "inherit"], env });
    await once(createInterface(owner.stdout), "line");
    const running = processesIn(existingNamespaces(network));
    const programs = running.map((id) => readFileSync(`/proc/${id}/comm`, "utf8").trim());
    expect(programs).toEqual(expect.arrayContaining(["argus", "ra", "nft", "node"]));
    owner.kill("SIGKILL");
    await vi.waitFor(() => expect(existingNamespaces(network)).toEqual([]), { timeout: 10_000 });
    await vi.waitFor(() => expect(running.filter((id) => existsSync(`/proc/${id}`))).toEqual([]), { timeout: 2000 });
  });

  test("by spoofing alters nothing, and costs no reading", async () => {
    const measures = await run("repair", "Spoofing", { attackFor: 6, watchFor: 6 });
    expect(measures.readings).toMatchObject({ altered: 0, missing: 0 });
    expect(measures.medicalDevicesBlocked).toBe(0);
  });
});
