import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { flowTable } from "../../src/dataset/read-flows";
import { EnvironmentError, UsageError } from "../../src/foundation/errors";
import { testbedCommand } from "../../src/testbed/command";
import { generateFlows, writeGenerated } from "../../src/testbed/generate";

const made = generateFlows({ seed: 3, sessions: 300, meter: "builtin" });
const table = flowTable(Buffer.from(made.flows), { dataset: "made", title: "made", name: "made" });

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "xmednn testbed "));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe("generated flows", () => {
  test("are 45 columns that the data set's reader takes, with as many classes as the summary says", () => {
    const count = (category: string) => table.categories.filter((found) => found === category).length;
    const { flows, normal, spoofing, alteration } = made.summary;
    expect([table.rows, count("normal"), count("Spoofing"), count("Data Alteration")]).toEqual([
      flows,
      normal,
      spoofing,
      alteration,
    ]);
    expect(table.invalidCells).toEqual([]);
    expect(normal + spoofing + alteration).toBe(flows);
    expect(Math.min(normal, spoofing, alteration)).toBeGreaterThan(0);
  });

  test("have the ground truth of the sessions beside them", () => {
    const [header, ...lines] = made.sessions.trimEnd().split("\n");
    expect(header).toBe("Sport,Opened,Reading,Relay,Attack Category");
    const truth = new Map(lines.map((line) => [Number(line.split(",")[0]), line.split(",")[4]]));
    const expected = Array.from(table.numbers.Sport, (port) => truth.get(port));
    expect(table.categories).toEqual(expected);
  });

  test.each([
    [{ sessions: 0 }, "0 sessions were asked for. Ask for a whole number from 1 to 1000000."],
    [{ sessions: 1.5 }, "1.5 sessions were asked for."],
    [{ sessions: 2_000_000 }, "2000000 sessions were asked for."],
    [{ seed: 0.5 }, "The seed is 0.5, but has to be a whole number."],
    [{ seed: Number.NaN }, "The seed is NaN"],
  ])("refuse %o", (fault, message) => {
    const generate = () => generateFlows({ seed: 1, sessions: 10, meter: "builtin", ...fault });
    expect(generate).toThrow(UsageError);
    expect(generate).toThrow(message);
  });

  test("say which file a disk refuses, and leave no part of it", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "");
    const write = () => writeGenerated(join(folder, "file", "below"), made);
    expect(write).toThrow(EnvironmentError);
    expect(write).toThrow("capture.pcap could not be written");
    expect(readdirSync(folder)).toEqual(["file"]);
  });
});

describe("the command testbed", () => {
  const runCommand = (words: readonly string[]) => {
    const out = new PassThrough();
    const command = testbedCommand({
      out,
      err: new PassThrough(),
      signal: new AbortController().signal,
      root: "/",
    });
    command.parse(["generate", ...words], { from: "user" });
    return String(out.read());
  };

  test("generate writes capture, flows and sessions, the same for the same seed", () => {
    const folder = temporaryFolder();
    const said = runCommand(["--seed", "3", "--sessions", "300", "--out", folder]);
    expect(readdirSync(folder).sort()).toEqual(["capture.pcap", "flows.csv", "sessions.csv"]);
    expect(readFileSync(join(folder, "flows.csv"), "utf8")).toBe(made.flows);
    expect(readFileSync(join(folder, "capture.pcap")).equals(made.pcap)).toBe(true);
    expect(said).toBe(
      `${made.summary.packets} packets, ${made.summary.flows} flows: ${made.summary.normal} normal, ` +
        `${made.summary.spoofing} Spoofing, ${made.summary.alteration} Data Alteration. Simulated; written to ${folder}.\n`,
    );
  });

  test("generate --json prints one object", () => {
    const folder = temporaryFolder();
    const said = runCommand(["--seed", "3", "--sessions", "300", "--out", folder, "--json"]);
    expect(JSON.parse(said)).toEqual({ folder, ...made.summary });
  });

  test.each(["x", "-1", "1e3", ""])("generate refuses the seed %o", (seed) =>
    expect(() => runCommand([`--seed=${seed}`, "--out", "x"])).toThrow("--seed takes a whole number of at least 0"),
  );
});
