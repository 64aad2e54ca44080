import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";
import { writeFileWhole } from "../foundation/write-file";
import { withFolderLock } from "./folder-lock";
import { programFault } from "./program-fault";

/** The file of pinned and hashed Python packages that each need is met by. */
const requirements = {
  xgboost: join(packageRoot, "requirements", "xgboost.txt"),
  jupyter: join(packageRoot, "requirements", "jupyter.txt"),
} as const;

export type PythonNeed = keyof typeof requirements;

/** Where the environment is made and what its programs see; tests change both. */
export interface PythonOptions {
  /** Folder that gets the folder .venv. */
  readonly root?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Sees to it that the Python packages of a need are installed in the package's own .venv, made by uv when that is on
 * PATH and by python3 otherwise. Once they are, a call reads two small files. Callers in several threads and processes
 * wait for one another.
 * @returns the folder site-packages that holds them
 * @throws EnvironmentError with the reason when there is no Python, no wheel for the platform or no network */
export function ensurePackages(need: PythonNeed, options: PythonOptions = {}): string {
  const { root = packageRoot, environment = process.env } = options;
  const venv = join(root, ".venv");
  if (!hasPackages(need, options)) {
    makeFolder(venv);
    withFolderLock(join(venv, "lock"), () => {
      if (hasPackages(need, options)) return;
      install(venv, need, environment);
      writeFileWhole(stampOf(venv, need), hashOf(need));
    });
  }
  return sitePackages(venv);
}

/** Whether the Python packages of a need are installed, each of the pinned version. */
export function hasPackages(need: PythonNeed, { root = packageRoot }: PythonOptions = {}): boolean {
  const stamp = stampOf(join(root, ".venv"), need);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hashOf(need);
}

/** The Python of the package's own environment; it is there once a need was met. */
export function pythonProgram({ root = packageRoot }: PythonOptions = {}): string {
  return join(root, ".venv", "bin", "python");
}

function stampOf(venv: string, need: PythonNeed): string {
  return join(venv, `${need}.sha256`);
}

function hashOf(need: PythonNeed): string {
  return createHash("sha256").update(readFileSync(requirements[need])).digest("hex");
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new EnvironmentError(`${path} could not be made: ${(error as Error).message}.`);
  }
}

function install(venv: string, need: PythonNeed, environment: NodeJS.ProcessEnv): void {
  const hasUv = isRunnable("uv", environment);
  if (!isComplete(venv)) makeVenv(venv, hasUv, environment);
  const python = join(venv, "bin", "python");
  const pinned = ["--no-deps", "--require-hashes", "-r", requirements[need]];
  const [program, ...call] = hasUv
    ? ["uv", "pip", "install", "--quiet", "--python", python, ...pinned]
    : [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", ...pinned];
  const fault = run(program, call, environment);
  if (fault !== null) throw new EnvironmentError(`The Python packages for ${need} could not be installed: ${fault}`);
}

/** venv and uv both make a half-made environment whole when they are called again. */
function makeVenv(venv: string, hasUv: boolean, environment: NodeJS.ProcessEnv): void {
  const python = ["python3", "python"].find((name) => isRecentPython(name, environment));
  if (!hasUv && python === undefined)
    throw new EnvironmentError("Neither uv nor a Python of version 3.10 or newer is on PATH: install one of them.");
  const fault = hasUv
    ? run("uv", ["venv", "--quiet", "--allow-existing", "--python", ">=3.10", venv], environment)
    : run(python!, ["-m", "venv", venv], environment);
  if (fault !== null) throw new EnvironmentError(`The Python environment ${venv} could not be made: ${fault}`);
}

/** The script is the last thing that making an environment writes. */
function isComplete(venv: string): boolean {
  return existsSync(join(venv, "bin", "activate"));
}

function isRunnable(program: string, environment: NodeJS.ProcessEnv, call = ["--version"]): boolean {
  return spawnSync(program, call, { env: environment, stdio: "ignore" }).status === 0;
}

function isRecentPython(program: string, environment: NodeJS.ProcessEnv): boolean {
  return isRunnable(program, environment, ["-c", "import sys; sys.exit(sys.version_info < (3, 10))"]);
}

/** Runs a program to its end.
 * @returns null when it succeeded, and what it said, warnings left out, otherwise */
function run(program: string, call: readonly string[], environment: NodeJS.ProcessEnv): string | null {
  const { status, error, stdout, stderr } = spawnSync(program, call, { env: environment, encoding: "utf8" });
  if (status === 0) return null;
  return error === undefined ? programFault(status, `${stderr}\n${stdout}`) : `${error.message}.`;
}

function sitePackages(venv: string): string {
  const library = join(venv, "lib");
  const version = readdirSync(library).find((name) => name.startsWith("python"));
  if (version === undefined) throw new EnvironmentError(`${library} holds no Python: delete ${venv} and try again.`);
  return join(library, version, "site-packages");
}
