import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { main } from "../../src/cli";
import type { JudgedFlow } from "../../src/deployment/judged-flow";
import { saveModel } from "../../src/detector/saved-model";
import { packageRoot } from "../../src/foundation/package-root";
import { captureFile, hasArgus } from "../deployment/captured-traffic";
import { randomDetector } from "../detector/detectors";

const folder = mkdtempSync(join(tmpdir(), "xmednn detect "));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "capture.pcap");
writeFileSync(file, captureFile);

async function run(
  words: readonly string[],
  { input = Readable.from([]), signal = new AbortController().signal } = {},
) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([text(out), text(err)]);
  const code = await main(words, { input, out, err, signal, root: packageRoot });
  out.end();
  err.end();
  const [spoken, complained] = await said;
  return { code, out: spoken, err: complained };
}

const hasTcpdump = process.getuid?.() === 0 && spawnSync("tcpdump", ["--version"]).status === 0;
if (!hasTcpdump) console.warn("skipped: detection at an interface by the built-in meter (needs tcpdump and root)");

const flowsOf = (out: string): JudgedFlow[] =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("detect", () => {
  test("prints a table of attacks with reasons, and what it saw in all", async () => {
    const { code, out } = await run(["detect", file, "--meter"]);
    const lines = out.trimEnd().split("\n");
    expect(code).toBe(0);
    expect(lines[0]).toMatch(/^time \(UTC\) +probability +from -> to, and why$/);
    expect(lines[1]).toMatch(
      /^2020-01-01T00:\d\d:\d\d\.\d{3}Z +\d\.\d{3} {2}10\.0\.1\.172:\d+ \(d8:9e:f3:95:02:75\) -> 10\.0\.1\.150:1111 /,
    );
    expect(lines[2]).toMatch(/^ {38}\w+ .+: [+−]\d\.\d\d$/);
    expect(lines.at(-1)).toMatch(/^\d+ flows judged, \d+ of them attacks \(probability above 0\.\d+\)\.$/);
  });

  test("--json prints a flow a line, and nothing else on stdout", async () => {
    const { code, out, err } = await run(["detect", file, "--meter", "--json"]);
    const flows = flowsOf(out);
    const attacks = flows.filter(({ decision }) => decision === "attack");
    expect(code).toBe(0);
    expect(attacks.length).toBeGreaterThanOrEqual(12);
    expect(attacks.every(({ reasons }) => reasons.length === 3)).toBe(true);
    expect(err).toContain(`${flows.length} flows judged, ${attacks.length} of them attacks`);
  });

  test("reads a capture from standard input", async () => {
    const fromFile = await run(["detect", file, "--meter", "--json"]);
    const { out } = await run(["detect", "-", "--meter", "--json"], { input: Readable.from([captureFile]) });
    expect(out).toBe(fromFile.out);
  });

  test.skipIf(!hasArgus)("gives the same by Argus, from a path with a space", async () => {
    const { out } = await run(["detect", file, "--json"]);
    expect(flowsOf(out)).toEqual(flowsOf((await run(["detect", file, "--meter", "--json"])).out));
  });

  test("takes a threshold of the user's, above which is an attack", async () => {
    const attacks = async (threshold: string) =>
      flowsOf((await run(["detect", file, "--meter", "--json", "--threshold", threshold])).out).filter(
        ({ decision }) => decision === "attack",
      ).length;
    expect(await attacks("1")).toBe(0);
    expect(await attacks("0.4")).toBeGreaterThan(await attacks("0.9"));
  });

  test("says what an older model does not tell", async () => {
    const model = join(folder, "older");
    saveModel(model, randomDetector(1));
    const { code, err } = await run(["detect", file, "--meter", "--model", model]);
    expect(code).toBe(0);
    expect(err).toContain("The model does not say with which status interval its flows were recorded: 5 s is taken");
  });

  test.skipIf(!hasTcpdump)(
    "watches an interface without Argus until it is stopped, and then says what it saw",
    async () => {
      const server = createServer((socket) => socket.on("error", () => {}).resume()).listen(11113, "127.0.0.1");
      onTestFinished(() => void server.close());
      const stop = new AbortController();
      setTimeout(() => connect(11113, "127.0.0.1").end("reading"), 1500);
      setTimeout(() => stop.abort(), 3000);
      const { code, out, err } = await run(["detect", "--interface", "lo", "--meter", "--any-port", "--json"], stop);
      expect(flowsOf(out).map(({ destination }) => destination.port)).toContain(11113);
      expect(err).toMatch(/\d+ flows judged/);
      expect(code).toBe(0);
    },
  );

  test("ends with 130 when it is stopped while it waits for packets", async () => {
    const stop = new AbortController();
    const input = new Readable({ read: () => {} });
    input.push(captureFile.subarray(0, 5000));
    setTimeout(() => stop.abort(), 200);
    expect((await run(["detect", "-", "--meter"], { input, signal: stop.signal })).code).toBe(130);
  });

  test.each([
    [["detect"], 2, "Name a capture"],
    [["detect", "x", "--interface", "lo"], 2, "Name a capture"],
    [["detect", "--interface", "-x"], 2, 'There is no network interface "-x"'],
    [["detect", "--interface", "no such"], 2, 'There is no network interface "no such"'],
    [["detect", "x", "--threshold", "2"], 2, '--threshold takes a number from 0 to 1, not "2"'],
    [["detect", "x", "--respond", "pray"], 2, "pray"],
    [["detect", "/does/not/exist", "--meter"], 3, "/does/not/exist could not be read"],
    [["detect", __filename, "--meter"], 3, "is no capture in pcap or pcapng format"],
    [["detect", "x", "--model", "/does/not/exist"], 3, "model.json could not be read"],
  ])("%j is refused with %d", async (words, code, message) => {
    const answer = await run(words);
    expect(answer.err).toContain(message);
    expect(answer.code).toBe(code);
  });
});

describe("calibrate", () => {
  const words = ["--meter", "--model", join(packageRoot, "data", "twin", "model"), "--out", join(folder, "calibrated")];

  test("saves the model with the threshold that it found, which detect then uses", async () => {
    const { code, out } = await run(["calibrate", file, ...words, "--false-alarms-per-day", "3000", "--json"]);
    const { threshold, falseAlarms, flows } = JSON.parse(out);
    expect(code).toBe(0);
    expect(flows).toBeGreaterThan(200);
    const detected = await run(["detect", file, "--meter", "--json", "--model", join(folder, "calibrated")]);
    const attacks = flowsOf(detected.out).filter(({ decision }) => decision === "attack");
    expect(attacks.every(({ probability }) => probability > threshold)).toBe(true);
    expect(attacks).toHaveLength(falseAlarms);
  });

  test("says how much traffic it needs", async () => {
    const { code, err } = await run(["calibrate", file, ...words, "--false-alarms-per-day", "1"]);
    expect(err).toMatch(/\d+ s of normal traffic cannot tell 1 false alarms a day: record at least 86400 s/);
    expect(code).toBe(2);
  });

  test.each(["0", "-1", "many", "Infinity"])("refuses %s false alarms a day", async (count) => {
    const { code, err } = await run(["calibrate", file, ...words, `--false-alarms-per-day=${count}`]);
    expect(err).toContain(`--false-alarms-per-day takes a number above 0, not "${count}"`);
    expect(code).toBe(2);
  });
});
