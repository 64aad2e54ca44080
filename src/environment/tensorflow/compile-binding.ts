import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { EnvironmentError } from "../../foundation/errors";
import { type ProgramOptions, runProgram } from "../run-program";
import type { TensorFlowLayout } from "./layout";

/** Compiles the package's binding against the unpacked TensorFlow with g++. Node's interface for native code is stable,
 * so one binding serves every version of Node that this package runs on.
 * @throws EnvironmentError with the compiler's words when it fails */
export async function compileBinding(layout: TensorFlowLayout, options: ProgramOptions): Promise<void> {
  const { packageFolder, libraries, headers, nodeHeaders, binding } = layout;
  const temporary = `${binding}.tmp`;
  const source = ["tfjs_backend.cc", "tfjs_binding.cc"].map((file) => join(packageFolder, "binding", file));
  mkdirSync(dirname(binding), { recursive: true });
  const call = [
    ...["-std=c++17", "-O2", "-fPIC", "-shared", "-w", "-DNAPI_VERSION=8", `-I${nodeHeaders}`, `-I${headers}`],
    ...["-o", temporary, ...source, `-L${libraries}`, "-ltensorflow", "-ltensorflow_framework"],
    "-Wl,-rpath,$ORIGIN/../../deps/lib",
  ];
  const fault = await runProgram("g++", call, options);
  if (fault !== null) {
    rmSync(temporary, { force: true });
    throw new EnvironmentError(`The binding to TensorFlow could not be compiled. g++ said: ${fault}`);
  }
  renameSync(temporary, binding);
}

/** @throws EnvironmentError when there is no g++ */
export function checkCompiler(environment: NodeJS.ProcessEnv): void {
  if (spawnSync("g++", ["--version"], { env: environment, stdio: "ignore" }).status === 0) return;
  throw new EnvironmentError("g++ is not on PATH: install a C++ compiler (on Debian: apt install g++).");
}
