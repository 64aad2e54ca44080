import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { startProgram } from "../../src/deployment/child-program";
import { packageRoot } from "../../src/foundation/package-root";

test("a program whose starter is killed is killed, though it does not read and would not hear", async () => {
  const deaf = "process.on('SIGTERM', () => {}); process.on('SIGHUP', () => {}); setInterval(() => {}, 1000);";
  const script = `require(${JSON.stringify(join(packageRoot, "dist", "deployment", "child-program.js"))})
    .startProgram(process.execPath, ["-e", ${JSON.stringify(deaf)}]).then((program) => console.log(program.process.pid))`;
  const starter = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const [id] = await once(starter.stdout.setEncoding("utf8"), "data");
  const place = `/proc/${id.trim()}`;
  expect(existsSync(place)).toBe(true);
  starter.kill("SIGKILL");
  await vi.waitFor(() => expect(existsSync(place)).toBe(false), { timeout: 5000 });
});

test("a program ends as it ends, and its last words are kept", async () => {
  const program = await startProgram("sh", ["-c", "echo no permission >&2; exit 3"]);
  expect(await program.ended).toBe("exit code 3");
  expect(program.errorText()).toBe("no permission");
});

test("a program that is missing ends at once and is named", async () => {
  const program = await startProgram("/does/not/exist/argus", []);
  expect(await program.ended).toBe("exit code 127");
  expect(program.errorText()).toContain("/does/not/exist/argus");
});
