import { execFileSync } from "node:child_process";
import { EnvironmentError } from "../foundation/errors";

/** The version whose records the data set has. */
export const argusVersion = "3.0.8.2";

/** What a program says of its version; undefined when it is not installed.
 * @param run starts a program and returns what it says */
export function installedVersion(program: "argus" | "ra", run = say): string | undefined {
  return /version\s+([\d.]+)/i.exec(run(program) ?? "")?.[1];
}

function say(program: string): string | undefined {
  try {
    return execFileSync(program, ["-h"], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { code, stdout = "", stderr = "" } = error as { code?: string; stdout?: string; stderr?: string };
    return code === "ENOENT" ? undefined : stdout + stderr;
  }
}

/** Checks that Argus is there, in the version whose records the data set has.
 * @throws EnvironmentError naming what was found */
export function requireArgus(run = say): void {
  for (const [program, debianPackage] of [
    ["argus", "argus-server"],
    ["ra", "argus-client"],
  ] as const) {
    const found = installedVersion(program, run);
    const advice = `Install Debian's ${debianPackage}, or take the built-in meter, which writes the same records (--help says how).`;
    if (found === undefined) throw new EnvironmentError(`${program} is not installed. ${advice}`);
    if (found !== argusVersion)
      throw new EnvironmentError(`${program} is version ${found}, but the records need ${argusVersion}. ${advice}`);
  }
}
