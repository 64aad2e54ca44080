import type { Classifier } from "../classifiers/classifier";
import type { FlowTable } from "../dataset/flow-table";
import { selectedFeatures } from "../dataset/schema";
import { metrics } from "../evaluation/metrics";
import { type LabelledRows, takeLabelledRows } from "../preprocess/labelled-rows";
import { selectFeatures } from "../preprocess/select-features";

/** How a classifier did on flows that it was not trained on. */
export interface TransferResult {
  readonly trainedOn: string;
  readonly testedOn: string;
  /** Area under the ROC curve; null when undefined. */
  readonly auc: number | null;
  readonly f1Attack: number;
  readonly falsePositiveRate: number;
  readonly recallSpoofing: number;
  readonly recallAlteration: number;
}

/** The paper's features without the port, which is a clock. */
const features = selectedFeatures.filter((name) => name !== "Sport");
const blocks = 5;
const fitOptions = { seed: 1 };

/** Trains on each of two tables and tests on the other; and within each, on four of five blocks of neighbouring rows and tests
 * on the fifth. */
export function compareTransfer(real: FlowTable, twin: FlowTable, classifier: Classifier): readonly TransferResult[] {
  const realRows = selectFeatures(real, features);
  const twinRows = selectFeatures(twin, features);
  const across = (from: LabelledRows, to: LabelledRows) =>
    classifier.fit(from.features, from.labels, fitOptions).attackProbability(to.features);
  return [
    { trainedOn: "real", testedOn: "real, 5 blocks", ...scores(real, withinBlocks(realRows, classifier)) },
    { trainedOn: "twin", testedOn: "twin, 5 blocks", ...scores(twin, withinBlocks(twinRows, classifier)) },
    { trainedOn: "real", testedOn: "twin", ...scores(twin, across(realRows, twinRows)) },
    { trainedOn: "twin", testedOn: "real", ...scores(real, across(twinRows, realRows)) },
  ];
}

/** Probabilities of every row, from the model that did not see its block. */
function withinBlocks(rows: LabelledRows, classifier: Classifier): Float64Array {
  const count = rows.labels.length;
  const probabilities = new Float64Array(count);
  const indices = Int32Array.from({ length: count }, (_, row) => row);
  for (let block = 0; block < blocks; block++) {
    const [start, end] = [block, block + 1].map((edge) => Math.floor((edge * count) / blocks));
    const training = takeLabelledRows(
      rows,
      indices.filter((row) => row < start || row >= end),
    );
    const tested = takeLabelledRows(rows, indices.subarray(start, end));
    const model = classifier.fit(training.features, training.labels, fitOptions);
    probabilities.set(model.attackProbability(tested.features), start);
  }
  return probabilities;
}

function scores({ labels, categories }: FlowTable, probabilities: Float64Array) {
  const { rocAuc, f1Attack, falsePositiveRate } = metrics(labels, probabilities);
  const recall = (category: string) => {
    const found = probabilities.filter((_, row) => categories[row] === category);
    return found.filter((probability) => probability > 0.5).length / found.length;
  };
  return {
    auc: rocAuc,
    f1Attack,
    falsePositiveRate,
    recallSpoofing: recall("Spoofing"),
    recallAlteration: recall("Data Alteration"),
  };
}
