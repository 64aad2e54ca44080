import { Command, CommanderError } from "commander";
import { printJson, type Terminal, withProgress } from "../commands/terminal";
import { withBrowser } from "../figures/browser";
import { stackedTimesFigure } from "../figures/stacked-times";
import { renderSvg } from "../figures/svg";
import { XmednnError } from "../foundation/errors";
import { writeFileWhole } from "../foundation/write-file";
import { detectionCommand } from "./detection-command";
import { measure } from "./measure";
import { paperProblem } from "./problem";
import { report } from "./report";
import type { BenchResults } from "./results";

interface BenchFlags {
  readonly python?: string;
  readonly figure?: string;
  readonly json?: boolean;
}

/** Timed rounds of every contender. */
const rounds = 7;
const seed = 1;

/** Runs the benchmark's command line.
 * @param words without node and script
 * @returns the exit code: 0 done, 2 usage, 4 environment, 1 a fault of the benchmark itself */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await benchCommand(terminal).parseAsync(words, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof XmednnError)) throw error;
    terminal.err.write(`bench: ${error.message}\n`);
    return error.exitCode;
  }
}

function benchCommand(terminal: Terminal): Command {
  const bench = new Command("bench")
    .description("train the paper's network with the engine and with other frameworks, and compare the times")
    .option("--python <path>", "a Python 3 whose Keras, PyTorch and JAX take part (requirements/bench.txt)")
    .option("--figure <file>", "draw there, as SVG, where TensorFlow.js overtakes the engine")
    .option("--json", "print one JSON object on stdout and nothing else there")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })
    .action(async ({ python, figure, json = false }: BenchFlags) => {
      const options = { rounds, ...(python !== undefined && { python }) };
      const results = await withProgress(terminal, "measuring", (onProgress) =>
        measure(paperProblem(seed), options, onProgress),
      );
      if (figure !== undefined) await draw(figure, results);
      if (json) printJson(terminal, results);
      else terminal.out.write(report(results));
    });
  return bench.addCommand(detectionCommand(terminal).copyInheritedSettings(bench));
}

async function draw(file: string, { stacked, machine: { processor, cores } }: BenchResults): Promise<void> {
  const spec = stackedTimesFigure(stacked, `${processor}, ${cores} cores`);
  writeFileWhole(file, await withBrowser((browser) => renderSvg(spec, browser)));
}
