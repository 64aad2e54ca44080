import { join } from "node:path";
import type { Writable } from "node:stream";
import { SingleBar } from "cli-progress";
import { Command, Option } from "commander";
import { xgboost, xgboostAbsence } from "../classifiers/xgboost";
import { datasetStatus } from "../dataset/dataset-status";
import { openDataset } from "../dataset/open-dataset";
import type { Progress } from "../foundation/progress";
import { wholeNumber } from "../foundation/whole-number";
import { checkBundle, writeBundle } from "./bundle";
import { type GeneratedSummary, type GenerateOptions, generateFlows, type Meter, writeGenerated } from "./generate";
import { liveCommands } from "./live/live-commands";

/** Where the command speaks, and the folder that holds data/. */
export interface TestbedTerminal {
  readonly out: Writable;
  readonly err: Writable & { readonly isTTY?: boolean };
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
  readonly root: string;
}

interface Words extends Omit<GenerateOptions, "progress"> {
  readonly out: string;
  readonly json?: boolean;
}

/** The command "testbed": makes traffic of a patient monitor and its attacker, simulated or live. */
export function testbedCommand(terminal: TestbedTerminal): Command {
  const testbed = new Command("testbed")
    .description("a patient monitor, its server and a man in the middle: simulated, or live in network namespaces")
    .addCommand(generateCommand(terminal))
    .addCommand(bundleCommand(terminal));
  for (const command of liveCommands(terminal)) testbed.addCommand(command);
  return testbed;
}

function generateCommand(terminal: TestbedTerminal): Command {
  return new Command("generate")
    .description("simulate readings and attacks; write capture.pcap, flows.csv and sessions.csv")
    .requiredOption("--out <folder>", "folder to write to")
    .addOption(new Option("--seed <n>", "seed of every random stream").argParser(wholeNumber("--seed")).default(1))
    .addOption(
      new Option("--sessions <n>", "readings that reach the server")
        .argParser(wholeNumber("--sessions"))
        .default(16318),
    )
    .addOption(meterOption())
    .option("--no-attacks", "normal traffic alone, for instance to calibrate a detector on")
    .option("--json", "print one JSON object on stdout and nothing else there")
    .action(({ out: folder, json = false, ...options }: Words) => {
      const generated = withBar(terminal, (progress) => generateFlows({ ...options, progress }));
      writeGenerated(folder, generated);
      const { summary } = generated;
      terminal.out.write(json ? `${JSON.stringify({ folder, ...summary }, null, 2)}\n` : summaryText(folder, summary));
    });
}

function bundleCommand(terminal: TestbedTerminal): Command {
  return new Command("bundle")
    .description(
      "make the flows that come with the package anew, and their datasheet (which needs the real data and libxgboost)",
    )
    .option("--check", "write nothing; fail naming the first line that differs")
    .addOption(meterOption())
    .action(({ check = false, meter }: { check?: boolean; meter: Meter }) => {
      const root = join(terminal.root, "data");
      const imported = datasetStatus({ root }).some(({ id, state }) => id === "wustl" && state === "verified");
      const lacking = imported ? xgboostAbsence() : "The real data is not imported.";
      if (lacking !== null) terminal.err.write(`The datasheet is left alone: ${lacking}\n`);
      const reference = lacking === null ? { real: openDataset("wustl", { root }), classifier: xgboost() } : null;
      const options = { root, meter, reference };
      if (check) {
        withBar(terminal, (progress) => checkBundle({ ...options, progress }));
        terminal.out.write("The bundled flows are as they should be.\n");
        return;
      }
      const { files, sha256 } = withBar(terminal, (progress) => writeBundle({ ...options, progress }));
      terminal.out.write(`${files.join("\n")}\nsha256 of the CSV, for manifest.json: ${sha256}\n`);
    });
}

const meterOption = () =>
  new Option("--meter <meter>", "what makes flows of packets; both write the same")
    .choices(["builtin", "argus"])
    .default("builtin");

/** Runs the simulation, which does not wait for anything, under a progress bar on a terminal. */
function withBar<T>({ err }: TestbedTerminal, work: (progress: Progress) => T): T {
  if (err.isTTY !== true) return work(() => {});
  const bar = new SingleBar({
    format: "Simulating {bar} {percentage} %, {duration_formatted}",
    stream: err as NodeJS.WriteStream,
    hideCursor: true,
    clearOnComplete: true,
    forceRedraw: true,
  });
  bar.start(1, 0);
  try {
    return work((done, total) => {
      bar.update(done / total);
      bar.render();
    });
  } finally {
    bar.stop();
  }
}

const summaryText = (folder: string, { packets, flows, normal, spoofing, alteration }: GeneratedSummary) =>
  `${packets} packets, ${flows} flows: ${normal} normal, ${spoofing} Spoofing, ${alteration} Data Alteration. ` +
  `Simulated; written to ${folder}.\n`;
