import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import type { Contender } from "../../src/bench/contender";
import { checkPython, pythonContender, trainingScripts } from "../../src/bench/python-contender";
import { EnvironmentError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";
import { pinEnvironment } from "../../src/tensorflow/pinned-environment";

const scripts = join(packageRoot, "bench", "python");
const file = relative(scripts, join(__dirname, "talking-program.cjs"));

/** Runs the talking program, which is JavaScript, in the place of a Python script. */
function talkingProgram(behaviour: string) {
  const script = { id: "talker", name: "Talker", file, arguments: [behaviour], schedule: "keras3" } as const;
  return pythonContender(process.execPath, script, "no folder");
}

test("a script announces itself, past what its libraries print, and times each round that it is asked for", async () => {
  const contender = (await talkingProgram("willing")) as Contender;
  expect(contender).toMatchObject({ id: "talker", version: "library 1.2", checkedLoss: 0.5, schedule: "keras3" });
  expect(await contender.round()).toEqual({ steps: 7, milliseconds: 14 });
  expect(await contender.round()).toEqual({ steps: 7, milliseconds: 14 });
  await contender.close();
});

test("a script whose library is missing is absent, with the reason", async () => {
  expect(await talkingProgram("absent")).toEqual({ id: "talker", name: "Talker", absent: "No module named 'jax'" });
});

test("a script that fails before it starts is absent, with the last line of its error", async () => {
  expect(await talkingProgram("broken")).toMatchObject({ absent: "RuntimeError: out of memory" });
});

test("a script that stops in a round is an error that names it", async () => {
  const contender = (await talkingProgram("stopping")) as Contender;
  await expect(contender.round()).rejects.toThrow("Talker stopped in the middle of a round");
  await expect(contender.round()).rejects.toBeInstanceOf(EnvironmentError);
  await contender.close();
});

test("what TensorFlow.js sets in this process is not handed on to a script", async () => {
  const before = process.env.TF_DETERMINISTIC_OPS;
  pinEnvironment();
  expect(process.env.TF_DETERMINISTIC_OPS).toBeDefined();
  const contender = (await talkingProgram("environment")) as Contender;
  expect(contender.version).toBe(`deterministic ${before}`);
  await contender.close();
});

test("a program that is not there, or is no Python, is refused in a sentence", () => {
  expect(() => checkPython(join(__dirname, "no-such-python"))).toThrow(/cannot be run: .*ENOENT/);
  expect(() => checkPython(process.execPath)).toThrow("it is no Python 3");
});

test("every script is there", () => {
  expect(trainingScripts.filter(({ file: script }) => !existsSync(join(scripts, script)))).toEqual([]);
});
