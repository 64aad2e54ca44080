import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { workplace } from "./commands/command-line";
import { realFlows } from "./real-data";

const bin = join(__dirname, "..", "dist", "bin.js");

test("--help lists the commands, and every command has its own", async () => {
  const place = workplace();
  const { code, out } = await place.run("--help");
  expect(code).toBe(0);
  for (const command of ["dataset", "audit", "train", "predict", "reproduce"]) {
    expect(out).toContain(`  ${command}`);
    const help = await place.run(command, "--help");
    expect(help.code).toBe(0);
    expect(help.out).toMatch(new RegExp(`^Usage: xmednn ${command} `));
  }
});

test.each([[[]], [["fly"]], [["--fly"]]])("%j is a usage error", async (words) => {
  const { code, err, out } = await workplace().run(...words);
  expect([code, out]).toEqual([2, ""]);
  expect(err).not.toBe("");
});

test("the program itself exits with the code of the kind of error", () => {
  const { status, stderr } = spawnSync("node", [bin, "train", "--seed", "x"], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toBe('xmednn: --seed takes a whole number of at least 0, not "x".\n');
});

test.skipIf(realFlows === null)("Ctrl-C stops a training within a second, with exit code 130", async () => {
  const child = spawn("node", [bin, "train"], { stdio: ["ignore", "pipe", "pipe"] });
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const interrupted = performance.now();
  child.kill("SIGINT");
  const code = await new Promise((resolve) => child.on("exit", resolve));
  expect(code).toBe(130);
  expect(performance.now() - interrupted).toBeLessThan(1000);
});
