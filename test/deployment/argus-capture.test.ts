import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { argusCapture } from "../../src/deployment/argus-capture";
import { requireCapture } from "../../src/deployment/capture-check";
import { meteredCapture } from "../../src/deployment/metered-capture";
import { DataError, InterruptedError } from "../../src/foundation/errors";
import { captureFile, hasArgus } from "./captured-traffic";
import { readSource } from "./sources";

const never = new AbortController().signal;
const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith("xmednn-argus-"));

function savedCapture(content: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), "xmednn capture "));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "a capture.pcap");
  writeFileSync(path, content);
  return path;
}

const trimmed = ({ flows }: Awaited<ReturnType<typeof readSource>>) =>
  flows.map(({ cells }) => cells.map((cell) => (typeof cell === "string" ? cell.trim() : cell)));

const stream = () => Readable.from([captureFile]);

describe.skipIf(!hasArgus)("Argus at a capture", () => {
  test("gives the flows, and their times, that the built-in meter gives", async () => {
    const byArgus = await readSource(argusCapture(stream(), 5, never));
    const builtIn = await readSource(meteredCapture(stream(), "x", 5));
    expect(trimmed(byArgus)).toEqual(trimmed(builtIn));
    expect(byArgus.times).toEqual(builtIn.times);
  });

  test("leaves nothing behind", async () => {
    const before = leftovers();
    await readSource(argusCapture(stream(), 5, never));
    expect(leftovers()).toEqual(before);
  });

  test("records with the status interval that it is given", async () => {
    const count = async (interval: number) => (await readSource(argusCapture(stream(), interval, never))).flows.length;
    expect(await count(0.05)).toBeGreaterThan(await count(5));
  });

  test("is stopped by the signal while it waits for packets", async () => {
    const stop = new AbortController();
    const waiting = new Readable({ read: () => {} });
    waiting.push(captureFile.subarray(0, 5000));
    setTimeout(() => stop.abort(), 200);
    await expect(readSource(argusCapture(waiting, 5, stop.signal))).rejects.toThrow(InterruptedError);
  });
});

test("a file that is no capture is refused before any program sees it", () => {
  expect(() => requireCapture(savedCapture(Buffer.from("no capture at all")))).toThrow(DataError);
  expect(() => requireCapture(savedCapture(Buffer.alloc(0)))).toThrow("a capture.pcap is empty.");
  expect(() => requireCapture("/does/not/exist")).toThrow("/does/not/exist could not be read");
  expect(() => requireCapture(savedCapture(captureFile))).not.toThrow();
});
