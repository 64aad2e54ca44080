import { Command } from "commander";
import { readFlows } from "../dataset/read-flows";
import { detectorRows } from "../detector/detector";
import { loadModel } from "../detector/saved-model";
import { deepShap } from "../explanation/deep-shap";
import { drawRows } from "../explanation/draw-rows";
import { DataError, UsageError } from "../foundation/errors";
import { type Matrix, takeRows } from "../foundation/matrix";
import { randomStream } from "../foundation/random";
import { wholeNumber } from "../foundation/whole-number";
import { applyMinMax } from "../preprocess/min-max";
import { type ExplainedFile, fileReport, fileText, flowReport, flowText } from "./explanation-report";
import { jsonOption } from "./options";
import { printJson, type Terminal } from "./terminal";

const mostBackgroundRows = 100;
const mostExplainedRows = 1000;

interface ExplainOptions {
  readonly model: string;
  readonly row?: number;
  readonly json?: boolean;
}

/** The command "explain": says which features make a saved model judge a flow, or all flows of a file, as it does. */
export function explainCommand(terminal: Terminal): Command {
  return new Command("explain")
    .description("say which features make a saved model judge the flows of a file as it does (csv, csv.gz or zip)")
    .argument("<file>", "flow records with the data set's 45 columns, at least two: they are compared with each other")
    .requiredOption("--model <folder>", "folder that train --out saved")
    .option("--row <n>", "explain this flow alone, 1 for the first of the file", wholeNumber("--row"))
    .addOption(jsonOption())
    .action(async (file: string, options: ExplainOptions) => {
      const explained = await explainFile(file, options);
      const { row, json } = options;
      if (json) printJson(terminal, row === undefined ? fileReport(explained) : flowReport(explained, row));
      else terminal.out.write(row === undefined ? fileText(explained) : flowText(explained, row));
    });
}

/** Explains one flow, or at most a thousand, against at most a hundred flows of the same file; both are drawn at random. */
async function explainFile(file: string, { model, row }: ExplainOptions): Promise<ExplainedFile> {
  const detector = loadModel(model);
  const flows = detectorRows(detector, await readFlows(file));
  if (flows.rows < 2) throw new DataError(`${file} holds one flow: an explanation needs others to compare it with.`);
  const all = Int32Array.from({ length: flows.rows }, (_, i) => i);
  const chosen =
    row === undefined
      ? drawRows(all, mostExplainedRows, randomStream(1, "explained rows of a file"))
      : [rowIndex(file, flows, row)];
  const background = drawRows(all, mostBackgroundRows, randomStream(1, "background of a file"));
  const scaled = applyMinMax(flows, detector.scaler);
  return {
    ...{ file, model: detector.provenance, features: detector.features },
    rows: takeRows(flows, chosen),
    backgroundRows: background.length,
    explanation: deepShap(detector.network, detector.weights, takeRows(scaled, chosen), takeRows(scaled, background)),
  };
}

function rowIndex(file: string, { rows }: Matrix, row: number): number {
  if (row >= 1 && row <= rows) return row - 1;
  throw new UsageError(`${file} holds ${rows} flows: --row takes a number from 1 to ${rows}, not ${row}.`);
}
