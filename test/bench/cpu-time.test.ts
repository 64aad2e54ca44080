import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { cpuSeconds } from "../../src/bench/cpu-time";

/** A program that computes for a while and prints the CPU time that it used, µs. */
const busy = "for (let i = 0; i < 3e8; i++); const { user, system } = process.cpuUsage(); console.log(user + system);";

test("the CPU time is that of this process and of the children that have ended", () => {
  const own = process.cpuUsage();
  const before = cpuSeconds();
  const said = Number(spawnSync(process.execPath, ["-e", busy], { encoding: "utf8" }).stdout) / 1e6;
  const { user, system } = process.cpuUsage(own);
  const children = cpuSeconds() - before - (user + system) / 1e6;
  expect(said).toBeGreaterThan(0.1);
  expect(Math.abs(children - said)).toBeLessThan(0.1 + 0.5 * said);
});
