import { Command, CommanderError } from "commander";
import { auditCommand } from "./commands/audit";
import { calibrateCommand } from "./commands/calibrate";
import { crossValidateCommand } from "./commands/cross-validate";
import { datasetCommand } from "./commands/dataset";
import { demoCommand } from "./commands/demo";
import { detectCommand } from "./commands/detect";
import { explainCommand } from "./commands/explain";
import { predictCommand } from "./commands/predict";
import { reproduceCommand } from "./commands/reproduce";
import type { Terminal } from "./commands/terminal";
import { trainCommand } from "./commands/train";
import { InterruptedError, XmednnError } from "./foundation/errors";
import { testbedCommand } from "./testbed/command";

/** Runs a command line.
 * @param words without node and script
 * @returns the exit code: 0 done, 2 usage, 3 data, 4 environment, 130 interrupted, 1 a fault of xmednn itself */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await program(terminal).parseAsync(words, { from: "user" });
    return 0;
  } catch (error) {
    return explain(error, terminal);
  }
}

function program(terminal: Terminal): Command {
  const root = new Command("xmednn")
    .description("Reproduces the paper XMeDNN: intrusion detection in the Internet of Medical Things.")
    .addCommand(datasetCommand(terminal))
    .addCommand(auditCommand(terminal))
    .addCommand(trainCommand(terminal))
    .addCommand(crossValidateCommand(terminal))
    .addCommand(predictCommand(terminal))
    .addCommand(explainCommand(terminal))
    .addCommand(detectCommand(terminal))
    .addCommand(calibrateCommand(terminal))
    .addCommand(reproduceCommand(terminal))
    .addCommand(testbedCommand(terminal))
    .addCommand(demoCommand(terminal));
  configure(root, terminal);
  return root;
}

/** Makes a command and all below it throw instead of exit, and speak through the terminal. */
function configure(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.out.write(text),
    writeErr: (text) => terminal.err.write(text),
  });
  for (const child of command.commands) configure(child, terminal);
}

function explain(error: unknown, { err, signal }: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (signal.aborted && !(error instanceof InterruptedError)) return 130;
  if (error instanceof XmednnError) {
    err.write(`xmednn: ${error.message}\n`);
    return error.exitCode;
  }
  err.write(`xmednn: this is a fault in xmednn itself: ${(error as Error).stack}\n`);
  return 1;
}
