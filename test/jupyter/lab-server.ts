import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/foundation/package-root";

/** A started JupyterLab. */
export interface Lab {
  readonly process: ChildProcess;
  /** With the token, as it is printed. */
  readonly url: URL;
}

/** Starts `npm run lab` without a browser, as a process of its own, and waits for the address that it prints. */
export async function startLab(port: number): Promise<Lab> {
  const program = join(packageRoot, "dist", "jupyter", "lab.js");
  const child = spawn(process.execPath, [program, "--no-browser", "--port", String(port)], {
    env: { ...process.env, XMEDNN_DATASET: "twin" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const text of child.stdout) {
    said += text;
    const address = /^JupyterLab: (\S+)$/m.exec(said)?.[1];
    if (address !== undefined) return { process: child, url: new URL(address) };
  }
  throw new Error(`lab ended before it said its address: ${said}`);
}

/** Identifiers of the processes that descend from the given one. */
export function descendants(ancestor: number): readonly number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const parent = parentOf(pid);
      return parent === null ? [] : [[Number(pid), parent] as const];
    });
  const below = (pid: number): number[] =>
    parents.filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...below(child)]);
  return below(ancestor);
}

/** null when the process is gone. */
function parentOf(pid: string): number | null {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!;
    return Number(afterName.split(" ")[1]);
  } catch {
    return null;
  }
}
