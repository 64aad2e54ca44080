import { expect, test } from "vitest";
import { flowTable } from "../../src/dataset/read-flows";
import { detect } from "../../src/detector/detector";
import { type Experiment, type Outcome, runExperiment } from "../../src/evaluation/experiment";
import { measureTransfer, type TransferSubject, transferProtocol } from "../../src/evaluation/transfer";
import { cleanFlows } from "../../src/preprocess/clean-flows";
import { generateFlows } from "../../src/testbed/generate";

const tables = [1, 2].map((seed) =>
  flowTable(Buffer.from(generateFlows({ seed, sessions: 600, meter: "builtin" }).flows), {
    ...{ dataset: `made-${seed}`, title: `Made ${seed}`, name: "made" },
  }),
);
const outcomes: Outcome[] = [];
const [one, two] = tables.map(
  (flows): TransferSubject => ({
    flows,
    run: async (experiment: Experiment) => {
      const { rows } = cleanFlows(flows, "drop");
      const outcome = runExperiment(rows, { ...experiment, settings: { epochs: 4 } });
      outcomes.push(outcome);
      return outcome;
    },
  }),
);

test("the network of each set is tested on both, by class: on the other's flows as the detector judges them in a file", async () => {
  const transfers = await measureTransfer([one, two], [7]);
  expect(transfers.map(({ trainedOn, testedOn }) => [trainedOn, testedOn])).toEqual([
    ["Made 1", "Made 1"],
    ["Made 1", "Made 2"],
    ["Made 2", "Made 2"],
    ["Made 2", "Made 1"],
  ]);
  const [{ network, scaler, metrics }] = outcomes;
  if (network === null) throw new Error("no network");
  const features = cleanFlows(tables[0], "drop").featureNames;
  const provenance = { dataset: "made", sha256: "", protocol: transferProtocol.id, seed: 7 };
  const probabilities = detect(
    { network: network.network, weights: network.weights, scaler, features, provenance },
    tables[1],
  );
  const flagged = (category: string) => {
    const found = [...probabilities].filter((_, row) => tables[1].categories[row] === category);
    return found.filter((probability) => probability > 0.5).length / found.length;
  };
  expect(transfers[1].runs[0]).toMatchObject({
    ...{ seed: 7, falsePositiveRate: flagged("normal") },
    ...{ recallSpoofing: flagged("Spoofing"), recallAlteration: flagged("Data Alteration") },
  });
  expect(transfers[0].runs[0].falsePositiveRate).toBeCloseTo(metrics.falsePositiveRate, 12);
  expect(transfers[0].runs[0].auc).toBeCloseTo(metrics.rocAuc ?? -1, 12);
});
