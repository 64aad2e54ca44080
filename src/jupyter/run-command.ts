import { type Command, CommanderError } from "commander";
import type { Terminal } from "../commands/terminal";
import { XmednnError } from "../foundation/errors";

/** Runs a command of its own, outside of xmednn's.
 * @param words without node and script
 * @returns the exit code: 0 done, 2 usage, 3 data, 4 environment, 130 interrupted */
export async function runCommand(command: Command, words: readonly string[], { out, err }: Terminal): Promise<number> {
  command.exitOverride().configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) });
  try {
    await command.parseAsync(words, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof XmednnError)) throw error;
    err.write(`${command.name()}: ${error.message}\n`);
    return error.exitCode;
  }
}
