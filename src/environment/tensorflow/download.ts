import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { EnvironmentError } from "../../foundation/errors";
import { packageRoot } from "../../foundation/package-root";
import { type ProgramOptions, runProgram } from "../run-program";
import type { TensorFlowBuild, TensorFlowLayout } from "./layout";

/** The wheels of each build, pinned by hash. */
export const wheelRequirements: Readonly<Record<TensorFlowBuild, string>> = {
  cpu: join(packageRoot, "requirements", "tensorflow-cpu.txt"),
  gpu: join(packageRoot, "requirements", "tensorflow-gpu.txt"),
};

/** Wheels for Linux x64, whatever Python runs pip; the platforms are those that the pinned wheels are named after. */
const platform = [
  ...["--no-deps", "--require-hashes", "--only-binary", ":all:", "--python-version", "3.11"],
  ...["2_27", "2_25", "2_17", "2_12"].flatMap((glibc) => ["--platform", `manylinux_${glibc}_x86_64`]),
];

/** Downloads a build's wheels by pip, from the index and the mirrors that pip is set to. A wheel that is there already, in
 * the folder or in pip's cache, is not downloaded again; each is checked by its hash.
 * @throws EnvironmentError when there is no pip, no network or a wheel is not the pinned one */
export async function downloadWheels(
  build: TensorFlowBuild,
  layout: TensorFlowLayout,
  options: ProgramOptions,
): Promise<void> {
  const call = ["-m", "pip", "download", "--disable-pip-version-check", ...platform];
  const wanted = ["--dest", layout.wheels, "--requirement", wheelRequirements[build]];
  const fault = await runProgram(pythonWithPip(options.environment), [...call, ...wanted], options);
  if (fault === null) return;
  throw new EnvironmentError(`TensorFlow could not be downloaded; what arrived whole is kept. pip said: ${fault}`);
}

/** The Python that has pip.
 * @throws EnvironmentError when none has */
export function pythonWithPip(environment: NodeJS.ProcessEnv): string {
  const hasPip = (name: string) =>
    spawnSync(name, ["-m", "pip", "--version"], { env: environment, stdio: "ignore" }).status === 0;
  const python = ["python3", "python"].find(hasPip);
  if (python !== undefined) return python;
  throw new EnvironmentError("No Python with pip is on PATH: install one (on Debian: apt install python3-pip).");
}
