import type { Command } from "commander";
import type { Terminal } from "../commands/terminal";
import { packageRoot } from "../foundation/package-root";
import { runCommand } from "./run-command";

/** Runs this process as a command, which Ctrl-C stops. */
export function start(makeCommand: (terminal: Terminal) => Command): void {
  const { stdout: out, stderr: err, argv } = process;
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interruption.abort());
  const terminal = { out, err, signal: interruption.signal, root: packageRoot };
  runCommand(makeCommand(terminal), argv.slice(2), terminal).then((code) => {
    process.exitCode = code;
  });
}
