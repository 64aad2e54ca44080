import { quantityText } from "../dataset/quantity-text";
import type { Provenance } from "../detector/detector";
import { directions } from "../explanation/directions";
import type { Explanation } from "../explanation/explanation";
import { importances, ranking } from "../explanation/ranking";
import type { Matrix } from "../foundation/matrix";
import { signed } from "../foundation/number-text";

/** Features that a text names. */
const named = 5;

/** The flows of a file, explained. */
export interface ExplainedFile {
  readonly file: string;
  readonly model: Provenance;
  readonly features: readonly string[];
  /** The explained flows in the units of the file. */
  readonly rows: Matrix;
  /** Flows of the file that they are compared with. */
  readonly backgroundRows: number;
  readonly explanation: Explanation;
}

function reportHead({ file, model, backgroundRows, explanation }: ExplainedFile) {
  return { file, model, background: { rows: backgroundRows, meanProbability: explanation.expectedValue } };
}

/** What "explain" says of all flows, as data: features by falling mean absolute contribution. */
export function fileReport(explained: ExplainedFile) {
  const { features, rows, explanation } = explained;
  const sizes = importances(explanation.contributions);
  const pushes = directions(explanation.contributions, rows);
  return {
    ...reportHead(explained),
    flows: rows.rows,
    features: ranking(sizes).map((column) => ({
      feature: features[column],
      meanAbsoluteContribution: sizes[column],
      direction: pushes[column],
    })),
  };
}

/** What "explain" says of one flow, as data: features by falling absolute contribution.
 * @param row number of the flow in the file, from 1 */
export function flowReport(explained: ExplainedFile, row: number) {
  const { features, rows, explanation } = explained;
  const { values } = explanation.contributions;
  return {
    ...reportHead(explained),
    row,
    line: row + 1,
    probability: explanation.outputs[0],
    contributions: ranking(Array.from(values, Math.abs)).map((column) => ({
      feature: features[column],
      value: rows.values[column],
      contribution: values[column],
    })),
  };
}

/** The same as text for a terminal. */
export function fileText(explained: ExplainedFile): string {
  const { flows, features, file, background } = fileReport(explained);
  const widest = Math.max(...features.slice(0, named).map(({ feature }) => feature.length));
  return [
    `${flows} flows of ${file}, compared with ${background.rows} flows of it, whose mean probability of attack is ${background.meanProbability.toFixed(3)}.`,
    "Mean absolute contribution to the probability, and where the feature pushes towards attack:",
    ...features
      .slice(0, named)
      .map(
        ({ feature, meanAbsoluteContribution, direction }) =>
          `  ${feature.padEnd(widest)}  ${meanAbsoluteContribution.toFixed(3)}  ${directionText(direction)}`,
      ),
    "",
  ].join("\n");
}

function directionText(direction: number | null): string {
  if (direction === null) return "does not vary";
  return `mostly where it is ${direction < 0 ? "low" : "high"} (tau ${signed(direction, 2)})`;
}

export function flowText(explained: ExplainedFile, row: number): string {
  const { line, file, probability, background, contributions } = flowReport(explained, row);
  const verdict = probability > 0.5 ? "an attack" : "normal";
  const top = contributions.slice(0, named);
  const rest = contributions.slice(named).reduce((sum, { contribution }) => sum + contribution, 0);
  const because = ({ feature, value, contribution }: (typeof top)[number]) =>
    `  ${signed(contribution, 3)} towards ${contribution < 0 ? "normal" : "attack"}: ${feature} is ${quantityText(feature, value)}`;
  return [
    `Row ${row} (line ${line} of ${file}) is judged ${verdict}: its probability of attack is ${probability.toFixed(3)}.`,
    `The mean over ${background.rows} flows of the file is ${background.meanProbability.toFixed(3)}; what makes the difference:`,
    ...top.map(because),
    ...(contributions.length > named ? [`  ${signed(rest, 3)} by ${contributions.length - named} other features`] : []),
    "",
  ].join("\n");
}
