import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { raHeader } from "../../src/capture/ra-records";
import { type ArgusPrograms, argusInterface } from "../../src/deployment/argus-interface";
import { runDetection } from "../../src/deployment/detection";
import type { Flows, Gap } from "../../src/deployment/flow-source";
import { createJudge } from "../../src/deployment/judge";
import type { JudgedFlow } from "../../src/deployment/judged-flow";
import { loadBundledModel } from "../../src/detector/bundled-model";
import { EnvironmentError } from "../../src/foundation/errors";
import { hasArgus } from "./captured-traffic";

const folder = mkdtempSync(join(tmpdir(), "xmednn programs "));
afterAll(() => rmSync(folder, { recursive: true }));

/** A record as ra prints it, less its start. */
const record =
  "   ->, e        ,10.0.1.172,10.0.1.150,58059,1111,496,186,276.914K,92.305K,0,0,3.582333,1.901500,0.000000,0.000000," +
  "2.946239,1.623500,310,66,60,60,0.010747,1,7,682,369.219K,0,0.000000,0.000000,0.000000,558.295000," +
  "84:3a:4b:0f:5b:94,b8:ca:3a:cf:0b:87,1";

/** A program of Node's that stands for argus or ra. */
function pretender(name: string, program: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!${process.execPath}\n${program}\n`);
  chmodSync(path, 0o755);
  return path;
}

const patientArgus = pretender(
  "argus-patient",
  "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);",
);
const print = `const print = (time) => console.log(${JSON.stringify(record)} + "," + time.toFixed(6)); console.log(${JSON.stringify(raHeader)});`;

interface Watched {
  readonly flows: number;
  readonly gaps: readonly Gap[];
}

/** Watches until the condition holds. */
async function watch(programs: ArgusPrograms, isEnough: (seen: Watched) => boolean): Promise<Watched> {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  let flows = 0;
  const gaps: Gap[] = [];
  for await (const event of argusInterface("lo", { statusInterval: 1, signal: stop.signal, programs })) {
    if (event.kind === "gap") gaps.push(event);
    if (event.kind === "flows") flows += event.flows.length;
    if (isEnough({ flows, gaps })) stop.abort();
  }
  return { flows, gaps };
}

describe("when a program ends", () => {
  test("argus and ra are started anew and the gap is reported, with the last record before it", async () => {
    const mark = join(folder, "argus ran");
    const argus = pretender(
      "argus-once",
      `const fs = require("fs"); if (fs.existsSync(${JSON.stringify(mark)})) setInterval(() => {}, 1000);
       else { fs.writeFileSync(${JSON.stringify(mark)}, ""); setTimeout(() => process.kill(process.pid, "SIGKILL"), 300); }`,
    );
    const ra = pretender("ra-faithful", `${print} print(1700000000.25); process.stdin.resume();`);
    const { flows, gaps } = await watch({ argus, ra }, (seen) => seen.flows === 2);
    expect(flows).toBe(2);
    expect(gaps).toEqual([
      { kind: "gap", after: 1700000000.25, reason: "argus ended (signal SIGKILL); both are started anew" },
    ]);
  });

  test("three times in a row without a record, the work is given up with its last words", async () => {
    const argus = pretender("argus-refused", 'console.error("no permission"); process.exit(1);');
    const ra = pretender("ra-idle", "process.stdin.resume();");
    const work = watch({ argus, ra }, () => false);
    await expect(work).rejects.toThrow(EnvironmentError);
    await expect(work).rejects.toThrow("Argus gives no records: argus ended (exit code 1) no permission");
  });

  test("no program is left when the work is over", async () => {
    const pid = join(folder, "pid");
    const argus = pretender(
      "argus-stubborn",
      `require("fs").writeFileSync(${JSON.stringify(pid)}, String(process.pid)); process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);`,
    );
    const ra = pretender("ra-one", `setTimeout(() => { ${print} print(1); }, 300); process.stdin.resume();`);
    await watch({ argus, ra }, (seen) => seen.flows === 1);
    expect(existsSync(`/proc/${readFileSync(pid, "utf8")}`)).toBe(false);
  });
});

test("a program that is missing is named", async () => {
  const programs = { argus: "/does/not/exist/argus", ra: "/does/not/exist/ra" };
  await expect(watch(programs, () => false)).rejects.toThrow(/failed to execute \/does\/not\/exist\/(argus|ra):/);
});

test("a slow ra, whose lines come in pieces, loses nothing", async () => {
  const ra = pretender(
    "ra-slow",
    `console.log(${JSON.stringify(raHeader)}); const line = ${JSON.stringify(`${record},1700000000.250000\n`)};
     let i = 0; setInterval(() => { if (i < 3 * line.length) process.stdout.write(line[i++ % line.length]); }, 1);
     process.stdin.resume();`,
  );
  const { flows, gaps } = await watch({ argus: patientArgus, ra }, (seen) => seen.flows === 3);
  expect([flows, gaps]).toEqual([3, []]);
}, 120_000);

test("a record is judged and reported within 50 ms of ra printing it, by the median of forty", async () => {
  const ra = pretender(
    "ra-clocked",
    `${print} setInterval(() => print(Date.now() / 1000), 25); process.stdin.resume();`,
  );
  const stop = new AbortController();
  const delays: number[] = [];
  const report = {
    flows: async (judged: readonly JudgedFlow[]) => {
      delays.push(...judged.map(({ time }) => Date.now() - time * 1000));
      if (delays.length >= 40) stop.abort();
    },
    gap: () => {},
    notice: () => {},
  };
  const response = { respond: async () => {}, close: async () => {} };
  const source = argusInterface("lo", {
    statusInterval: 5,
    signal: stop.signal,
    programs: { argus: patientArgus, ra },
  });
  await runDetection(source, createJudge(loadBundledModel(), { threshold: 0 }), response, report);
  const median = delays.sort((a, b) => a - b)[20];
  console.log(`record to report: median ${median.toFixed(1)} ms, longest ${delays.at(-1)?.toFixed(1)} ms`);
  expect(median).toBeLessThan(50);
});

const canWatch = hasArgus && process.getuid?.() === 0;
if (!canWatch) console.warn("skipped: Argus at the loopback interface (needs Argus and root)");

describe.skipIf(!canWatch)("at the loopback interface", () => {
  const port = 11111;

  test("real connections are recorded, also after argus was killed", async () => {
    const server = await listening(port);
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    onTestFinished(() => void server.close());
    const traffic = setInterval(
      () =>
        void connect(port, "127.0.0.1")
          .on("error", () => {})
          .end("reading"),
      100,
    );
    onTestFinished(() => clearInterval(traffic));
    const isOurs = ({ flows }: Flows) => flows.some(({ cells }) => Number(cells[5]) === port);
    const seen: string[] = [];
    for await (const event of argusInterface("lo", { statusInterval: 0.5, signal: stop.signal })) {
      if (event.kind === "gap") seen.push("gap");
      if (event.kind !== "flows" || !isOurs(event) || seen.at(-1) === "flow") continue;
      seen.push("flow");
      if (seen.length === 1) killArgus();
      else stop.abort();
    }
    expect(seen).toEqual(["flow", "gap", "flow"]);
  });
});

const listening = async (port: number): Promise<Server> => {
  const server = createServer((socket) => socket.on("error", () => {}).resume());
  server.listen(port, "127.0.0.1");
  await wait(50);
  return server;
};

/** Kills the argus that this process started. */
function killArgus(): void {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ");
  const isArgus = (pid: string) => readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "argus";
  for (const pid of children.filter(isArgus)) process.kill(Number(pid), "SIGKILL");
}
