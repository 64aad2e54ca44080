import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { JudgedFlow } from "../deployment/judged-flow";
import type { ResponseKind } from "../deployment/response/response";
import { EnvironmentError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";
import { medicalDevices, namespaceOf, portInterface } from "../testbed/live/layout";

export interface WatcherOptions {
  /** Name of the live testbed. */
  readonly network: string;
  readonly model: string;
  readonly respond: ResponseKind;
  readonly blockSeconds: number;
  /** File that the response appends its actions to. */
  readonly log: string;
  /** Told of every flow when it is judged. */
  readonly judged: (flow: JudgedFlow) => void;
}

/** The command "detect" at the server's port of a live testbed. */
export interface Watcher {
  /** Ends it, and with it every block; resolves when it is gone. */
  stop(): Promise<void>;
}

/** How long the first flow may take, ms. */
const patienceMs = 20_000;

/** Starts the command in a process of its own in the bridge's namespace, as an engineer would; resolves when it has judged its first
 * flow. block-ip knows no medical devices: one that spares them could do nothing here.
 * @throws EnvironmentError with what it said when it ends before */
export async function startWatcher(options: WatcherOptions): Promise<Watcher> {
  const child = spawn("ip", detectWords(options), { stdio: ["ignore", "pipe", "pipe"], detached: true });
  const gone = once(child, "close");
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  const stop = async () => {
    child.kill("SIGINT");
    await gone;
  };
  const first = new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      options.judged(JSON.parse(line) as JudgedFlow);
      resolve();
    });
    child.on("error", reject);
    const fail = (how: string) => reject(new EnvironmentError(`"xmednn detect" ${how}: ${complaints.trim()}`));
    child.on("close", () => fail("ended"));
    setTimeout(() => fail("judged no flow"), patienceMs).unref();
  });
  try {
    await first;
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

function detectWords({ network, model, respond, blockSeconds, log }: WatcherOptions): string[] {
  const devices = respond === "block-ip" ? [] : medicalDevices.flatMap((device) => ["--allow", device]);
  const place = ["netns", "exec", namespaceOf(network, "bridge")];
  const program = [process.execPath, join(packageRoot, "dist", "bin.js"), "detect"];
  const what = ["--interface", portInterface("server"), "--model", model, "--json"];
  const response = ["--respond", respond, "--block-seconds", String(blockSeconds), "--log", log];
  return [...place, ...program, ...what, ...response, ...devices];
}
