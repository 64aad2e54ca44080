import { type ChildProcess, spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { pythonProgram } from "../environment/python";
import { packageRoot } from "../foundation/package-root";

/** Folder of the kernel, of JupyterLab's settings and of the template for pages. */
const jupyterFolder = join(packageRoot, "jupyter");

/** Starts a program of the Jupyter family out of the package's .venv, which sees the project's kernel and runs it with the
 * Node that runs this.
 * @param call the module and its arguments
 * @param environment beside this process's own */
export function spawnJupyter(
  call: readonly string[],
  environment: NodeJS.ProcessEnv,
  stdio: "inherit" | "pipe",
): ChildProcess {
  return spawn(pythonProgram(), ["-m", ...call], {
    cwd: packageRoot,
    stdio: ["ignore", stdio, stdio],
    env: {
      ...process.env,
      JUPYTER_PATH: jupyterFolder,
      JUPYTER_CONFIG_PATH: jupyterFolder,
      PATH: [dirname(process.execPath), process.env.PATH ?? ""].join(delimiter),
      ...environment,
    },
  });
}
