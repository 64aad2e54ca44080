import { Command } from "commander";
import { calibrate, judgeNormalTraffic } from "../deployment/calibration";
import { createJudge } from "../deployment/judge";
import { loadModel, saveModel } from "../detector/saved-model";
import { DataError, UsageError } from "../foundation/errors";
import { openCapture } from "./open-source";
import { jsonOption } from "./options";
import { printJson, type Terminal } from "./terminal";

interface CalibrateOptions {
  readonly model: string;
  readonly falseAlarmsPerDay: number;
  readonly out: string;
  readonly meter?: boolean;
  readonly json?: boolean;
}

interface CalibrationReport {
  readonly out: string;
  readonly threshold: number;
  readonly flows: number;
  readonly seconds: number;
  readonly falseAlarms: number;
}

/** The command "calibrate": finds the threshold at which normal traffic gives so many false alarms, and saves it with the model. */
export function calibrateCommand(terminal: Terminal): Command {
  return new Command("calibrate")
    .description("find the threshold at which normal traffic (pcap or pcapng) gives so many false alarms a day")
    .argument("<file>", 'capture without an attack; "-" reads one from standard input')
    .requiredOption("--model <folder>", "folder that train --out saved")
    .requiredOption("--false-alarms-per-day <n>", "what you are ready to look at", perDay)
    .requiredOption("--out <folder>", "save the model with the threshold there; may be the same")
    .option("--meter", "make flows by the built-in meter, not by the program argus")
    .addOption(jsonOption())
    .action((file: string, options: CalibrateOptions) => run(terminal, file, options));
}

async function run(terminal: Terminal, file: string, options: CalibrateOptions): Promise<void> {
  const { model, falseAlarmsPerDay, out, meter = false, json } = options;
  const detector = loadModel(model);
  const { deployment } = detector;
  if (deployment === undefined)
    throw new DataError(`${model} was saved by an earlier version: train and save it anew.`);
  const source = openCapture(terminal, file, meter, deployment.statusInterval);
  const traffic = await judgeNormalTraffic(source, createJudge(detector));
  const { threshold, falseAlarms } = calibrate(traffic, falseAlarmsPerDay);
  saveModel(out, { ...detector, deployment: { ...deployment, threshold } });
  const report = { out, threshold, flows: traffic.probabilities.length, seconds: traffic.duration, falseAlarms };
  if (json) printJson(terminal, report);
  else terminal.out.write(reportText(report));
}

function reportText({ out, threshold, flows, seconds, falseAlarms }: CalibrationReport): string {
  const found = `${falseAlarms} of ${flows} flows in ${seconds.toFixed(0)} s of normal traffic lie above`;
  return `Threshold ${threshold.toFixed(4)}: ${found}. Saved in ${out}.\n`;
}

/** @throws UsageError for what is no number above 0 */
function perDay(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new UsageError(`--false-alarms-per-day takes a number above 0, not "${text}".`);
}
