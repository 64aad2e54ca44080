import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { type Terminal, withProgress } from "../../src/commands/terminal";

function terminal(isTTY: boolean): { terminal: Terminal; said: () => string } {
  const err = Object.assign(new PassThrough(), { isTTY, columns: 100, cursorTo: () => true, clearLine: () => true });
  const chunks: string[] = [];
  err.on("data", (chunk) => chunks.push(String(chunk)));
  const signal = new AbortController().signal;
  return { terminal: { out: new PassThrough(), err, signal, root: "" }, said: () => chunks.join("") };
}

const work = async (onProgress: (done: number, total: number) => void) => {
  onProgress(1, 4);
  return "done";
};

test("on a terminal a bar with the stage is drawn on stderr", async () => {
  const { terminal: shown, said } = terminal(true);
  expect(await withProgress(shown, "Training", work)).toBe("done");
  expect(said()).toContain("Training");
  expect(said()).toContain("25 %");
});

test("elsewhere nothing is drawn", async () => {
  const { terminal: silent, said } = terminal(false);
  expect(await withProgress(silent, "Training", work)).toBe("done");
  expect(said()).toBe("");
});

test("the bar is put away when the work fails", async () => {
  const { terminal: shown, said } = terminal(true);
  await expect(withProgress(shown, "Training", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(said()).toContain("\u001b[?25h");
});
