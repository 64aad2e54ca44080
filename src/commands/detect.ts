import { Command, Option } from "commander";
import { runDetection } from "../deployment/detection";
import type { FlowSource } from "../deployment/flow-source";
import { createJudge } from "../deployment/judge";
import { openResponse, responseDefaults } from "../deployment/response/open-response";
import { type ResponseKind, responseKinds } from "../deployment/response/response";
import { loadBundledModel } from "../detector/bundled-model";
import { datasetStatusInterval } from "../detector/deployment-settings";
import type { Detector } from "../detector/detector";
import { loadModel } from "../detector/saved-model";
import { usualThreshold } from "../evaluation/threshold";
import { UsageError } from "../foundation/errors";
import { wholeNumber } from "../foundation/whole-number";
import { jsonReport, summaryText, textReport } from "./detection-report";
import { openCapture, openInterface } from "./open-source";
import { dataFolder, type Terminal } from "./terminal";

interface DetectOptions {
  readonly model?: string;
  readonly interface?: string;
  readonly meter?: boolean;
  readonly threshold?: number;
  readonly anyPort?: boolean;
  readonly json?: boolean;
  readonly respond: ResponseKind;
  readonly allow: readonly string[];
  readonly limit: number;
  readonly blockSeconds: number;
  readonly log?: string;
  readonly dryRun?: boolean;
}

/** The command "detect": judges the flows of a capture, or of an interface as they pass, and answers attacks. */
export function detectCommand(terminal: Terminal): Command {
  const collect = (word: string, words: readonly string[]) => [...words, word];
  return new Command("detect")
    .description("judge the flows of a capture (pcap or pcapng), or of an interface, and say why")
    .argument("[file]", 'capture; "-" reads one from standard input')
    .option("--interface <name>", "watch this network interface until Ctrl-C (as root)")
    .option("--model <folder>", "folder that train --out saved (the bundled one, trained on the twin)")
    .option(
      "--meter",
      "make flows by the built-in meter, not by the program argus (an interface's by tcpdump and the meter)",
    )
    .option("--threshold <p>", "probability above which a flow is an attack (the model's own)", probability)
    .option("--any-port", "judge flows to ports that the model was not trained on, too")
    .option("--json", "print each flow as one JSON object on a line of stdout, and nothing else there")
    .addOption(
      new Option("--respond <kind>", "what is done about attacks (everything but alert needs root)")
        .choices(responseKinds)
        .default("alert"),
    )
    .option("--allow <ip=mac>", "medical device that is never blocked; may be repeated", collect, [])
    .option("--limit <n>", "most blocks a minute", wholeNumber("--limit"), responseDefaults.limit)
    .option(
      "--block-seconds <s>",
      "how long a block lasts",
      wholeNumber("--block-seconds"),
      responseDefaults.blockSeconds,
    )
    .option("--log <file>", "append every action to this file")
    .option("--dry-run", "print what would be done about attacks, and do nothing")
    .action((file: string | undefined, options: DetectOptions) => detect(terminal, file, options));
}

async function detect(terminal: Terminal, file: string | undefined, options: DetectOptions): Promise<void> {
  const { model, json, threshold, anyPort } = options;
  const detector = model === undefined ? loadBundledModel({ root: dataFolder(terminal) }) : loadModel(model);
  if (detector.deployment === undefined) terminal.err.write(`${olderModel}\n`);
  const judge = createJudge(detector, { ...(threshold !== undefined && { threshold }), ...(anyPort && { anyPort }) });
  const source = openSource(terminal, file, options, detector);
  const { interface: name, log, ...rest } = options;
  const print = (line: string) => terminal.err.write(`${line}\n`);
  const response = await openResponse({
    ...{ ...rest, print },
    ...(name !== undefined && { interface: name }),
    ...(log !== undefined && { log }),
  });
  const report = json ? jsonReport(terminal) : textReport(terminal);
  const summary = await runDetection(source, judge, response, report, terminal.signal);
  const chosen = threshold ?? detector.deployment?.threshold ?? usualThreshold;
  (json ? terminal.err : terminal.out).write(summaryText(summary, chosen));
}

const olderModel =
  `The model does not say with which status interval its flows were recorded: ${datasetStatusInterval} s is taken, and no reasons ` +
  "are given. Train and save it anew.";

function openSource(
  terminal: Terminal,
  file: string | undefined,
  { interface: name, meter = false }: DetectOptions,
  { deployment }: Detector,
): FlowSource {
  const statusInterval = deployment?.statusInterval ?? datasetStatusInterval;
  if (file !== undefined && name === undefined) return openCapture(terminal, file, meter, statusInterval);
  if (file === undefined && name !== undefined) return openInterface(terminal, name, meter, statusInterval);
  throw new UsageError('Name a capture ("-" for standard input), or an --interface: one of the two.');
}

/** @throws UsageError for what is no number in [0, 1] */
function probability(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 1))
    throw new UsageError(`--threshold takes a number from 0 to 1, not "${text}".`);
  return value;
}
