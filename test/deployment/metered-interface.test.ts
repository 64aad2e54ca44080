import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { meteredCapture } from "../../src/deployment/metered-capture";
import { meterAsItComes, meteredInterface } from "../../src/deployment/metered-interface";
import { UsageError } from "../../src/foundation/errors";
import { captureFile } from "./captured-traffic";
import { readSource } from "./sources";

type Pieces = Parameters<typeof meterAsItComes>[0];

async function* given(pieces: readonly (Buffer | "silence")[], end: () => void = () => {}): Pieces {
  yield* pieces;
  end();
}

describe("packets metered as they come", () => {
  test("without a silence give the flows of a capture", async () => {
    const { flows } = await readSource(meterAsItComes(given([captureFile]), "x", 5));
    expect(flows).toEqual((await readSource(meteredCapture(Readable.from([captureFile]), "x", 5))).flows);
  });

  test("give a record when the silence since its first packet is as long as the status interval, and not before", async () => {
    const firstSession = captureFile.subarray(0, 24 + 16 + 66);
    const silence = (seconds: number) => Array.from({ length: seconds * 4 }, () => "silence" as const);
    const count = async (seconds: number) => {
      let flows = 0;
      let beforeTheEnd = 0;
      const pieces = given([firstSession, ...silence(seconds)], () => {
        beforeTheEnd = flows;
      });
      for await (const event of meterAsItComes(pieces, "x", 2)) if (event.kind === "flows") flows += event.flows.length;
      return [beforeTheEnd, flows];
    };
    expect(await count(1.5)).toEqual([0, 1]);
    expect(await count(2.5)).toEqual([1, 1]);
  });
});

const canWatch = process.getuid?.() === 0 && spawnSync("tcpdump", ["--version"]).status === 0;
if (!canWatch) console.warn("skipped: the built-in meter at the loopback interface (needs tcpdump and root)");

describe.skipIf(!canWatch)("the built-in meter at the loopback interface", () => {
  test("records one connection in time, though nothing follows it", async () => {
    const port = 11112;
    const server = createServer((socket) => socket.on("error", () => {}).resume()).listen(port, "127.0.0.1");
    onTestFinished(() => void server.close());
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const begin = setTimeout(
      () =>
        connect(port, "127.0.0.1")
          .on("error", () => {})
          .end("reading"),
      1500,
    );
    onTestFinished(() => clearTimeout(begin));
    for await (const event of meteredInterface("lo", { statusInterval: 1, signal: stop.signal })) {
      if (event.kind !== "flows") continue;
      const ours = event.flows.find(({ cells }) => Number(cells[5]) === port);
      if (ours === undefined) continue;
      const late = Date.now() / 1000 - (event.origin + ours.start / 1e6);
      expect(late).toBeGreaterThan(1);
      expect(late).toBeLessThan(4);
      break;
    }
  }, 20_000);

  test("gives what is open when it is stopped, and leaves no program", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 1000);
    await readSource(meteredInterface("lo", { statusInterval: 60, signal: stop.signal }));
    expect(stop.signal.aborted).toBe(true);
    expect(childPrograms()).not.toContain("tcpdump");
  });
});

test("what is no interface of this machine is refused", async () => {
  const source = meteredInterface("no-such", { statusInterval: 1, signal: new AbortController().signal });
  await expect(readSource(source)).rejects.toThrow(UsageError);
});

/** Names of the programs that this process has started and that run. */
const childPrograms = () =>
  readFileSync(`/proc/self/task/${process.pid}/children`, "utf8")
    .split(" ")
    .filter((id) => existsSync(`/proc/${id}/comm`) && id !== "")
    .map((id) => readFileSync(`/proc/${id}/comm`, "utf8").trim());
