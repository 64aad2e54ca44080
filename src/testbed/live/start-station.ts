import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { EnvironmentError } from "../../foundation/errors";
import { packageRoot } from "../../foundation/package-root";
import type { Role } from "./role";
import type { StationEvent, Tell } from "./station-event";

/** A station that runs. */
export interface RunningStation {
  /** Resolves when it is gone, whoever ended it. */
  readonly gone: Promise<unknown>;
  /** Ends it; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Starts a station in a network namespace; resolves when it is ready.
 * @throws EnvironmentError with what it said when it fails */
export async function startStation(namespace: string, role: Role, tell: Tell): Promise<RunningStation> {
  const program = join(packageRoot, "dist", "testbed", "live", "station.js");
  const words = ["netns", "exec", namespace, process.execPath, program, JSON.stringify(role)];
  const child = spawn("ip", words, {
    stdio: "pipe",
    detached: true, // Ctrl-C is for the process that will stop it
    env: { ...process.env, UV_THREADPOOL_SIZE: "12" }, // every packet socket keeps a thread waiting
  });
  const gone = once(child, "close");
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  child.stdin.on("error", () => {}); // it is gone: "close" says so
  const ready = new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      const event = JSON.parse(line) as StationEvent;
      if (event.kind === "ready") resolve();
      else tell(event);
    });
    child.on("error", reject);
    child.on("close", () => reject(new EnvironmentError(`The station "${role.role}" failed: ${complaints.trim()}`)));
  });
  await ready;
  return {
    gone,
    stop: async () => {
      child.stdin.end();
      await gone;
    },
  };
}
