import { Command } from "commander";
import { readFlows } from "../dataset/read-flows";
import { detect } from "../detector/detector";
import { loadModel } from "../detector/saved-model";
import { jsonOption } from "./options";
import { printJson, type Terminal } from "./terminal";

/** The command "predict": judges the flows of a file by a saved model. */
export function predictCommand(terminal: Terminal): Command {
  return new Command("predict")
    .description("print the probability of attack of every flow in a file (csv, csv.gz or zip)")
    .argument("<file>", "flow records with the data set's 45 columns")
    .requiredOption("--model <folder>", "folder that train --out saved")
    .addOption(jsonOption())
    .action(async (file: string, { model, json }: { model: string; json?: boolean }) => {
      const detector = loadModel(model);
      const probabilities = detect(detector, await readFlows(file));
      if (json) printJson(terminal, { model: detector.provenance, file, probabilities: [...probabilities] });
      else terminal.out.write(probabilityTable(probabilities));
    });
}

/** CSV with the line of the file that each flow stands in. */
function probabilityTable(probabilities: Float64Array): string {
  const lines = Array.from(probabilities, (p, row) => `${row + 2},${p.toFixed(6)},${p > 0.5 ? "attack" : "normal"}`);
  return `line,attack_probability,decision\n${lines.join("\n")}\n`;
}
