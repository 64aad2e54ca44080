import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { userInfo } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { Command } from "commander";
import type { Terminal } from "../commands/terminal";
import { EnvironmentError } from "../foundation/errors";
import { wholeNumber } from "../foundation/whole-number";
import { freePort } from "./free-port";
import { spawnJupyter } from "./jupyter-process";
import { installJupyter } from "./notebooks-command";

interface LabOptions {
  readonly port: number;
  readonly browser: boolean;
}

/** The first lesson: what a browser opens. */
const opened = "lab/tree/notebooks/01-dataset-audit.ipynb";

/** The command "lab": JupyterLab with the project's kernel alone, until Ctrl-C. */
export function labCommand(terminal: Terminal): Command {
  return new Command("lab")
    .description("open the notebooks in JupyterLab; Ctrl-C ends it with every kernel")
    .option("--port <n>", "port to listen on, or the next that is free", wholeNumber("--port"), 8888)
    .option("--no-browser", "print the address only")
    .action((options: LabOptions) => run(terminal, options));
}

async function run({ root, out, err, signal }: Terminal, { port: wanted, browser }: LabOptions): Promise<void> {
  installJupyter(err);
  const port = await freePort(wanted);
  const token = randomBytes(24).toString("hex");
  const server = spawnJupyter(
    ["jupyterlab", ...serverOptions(root, port, browser)],
    { JUPYTER_TOKEN: token },
    "inherit",
  );
  const stop = () => server.kill("SIGTERM");
  const ended = once(server, "exit");
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  const address = `http://127.0.0.1:${port}/`;
  if (await answers(server, `${address}api`))
    out.write(`JupyterLab: ${address}${opened}?token=${token}\nCtrl-C ends it.\n`);
  const [code] = await ended;
  signal.removeEventListener("abort", stop);
  if (code !== 0 && !signal.aborted) throw new EnvironmentError("JupyterLab ended on its own; it said why above.");
}

function serverOptions(root: string, port: number, browser: boolean): readonly string[] {
  return [
    `--ServerApp.root_dir=${root}`,
    `--ServerApp.port=${port}`,
    "--ServerApp.port_retries=0",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.answer_yes=True",
    "--ServerApp.log_level=ERROR",
    "--LabApp.log_level=ERROR",
    `--LabApp.default_url=/${opened}`,
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--KernelSpecManager.allowed_kernelspecs=tslab",
    "--KernelSpecManager.ensure_native_kernel=False",
    "--MultiKernelManager.default_kernel_name=tslab",
    ...(browser ? [] : ["--no-browser"]),
    ...(userInfo().uid === 0 ? ["--allow-root"] : []),
  ];
}

/** Waits until the server answers.
 * @returns false when it ended before */
async function answers(server: ChildProcess, address: string): Promise<boolean> {
  while (server.exitCode === null && server.signalCode === null) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return true;
    await wait(200);
  }
  return false;
}
