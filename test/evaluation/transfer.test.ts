import { expect, test } from "vitest";
import { flowTable } from "../../src/dataset/read-flows";
import { detect } from "../../src/detector/detector";
import { type Experiment, type Outcome, runExperiment } from "../../src/evaluation/experiment";
import { flowsPerHour, measureTransfer, type TransferSubject, transferProtocol } from "../../src/evaluation/transfer";
import { cleanFlows } from "../../src/preprocess/clean-flows";
import { generateFlows } from "../../src/testbed/generate";

const made = (seed: number, sessions: number, attacks = true) =>
  flowTable(Buffer.from(generateFlows({ seed, sessions, meter: "builtin", attacks }).flows), {
    ...{ dataset: `made-${seed}`, title: `Made ${seed}`, name: "made" },
  });
const tables = [made(1, 600), made(2, 600), made(3, 600)];
const quiet = made(4, flowsPerHour, false);
const outcomes: Outcome[] = [];
const [one, two, three] = tables.map(
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

/** What the detector of an outcome says of a table's flows as it judges them in a file. */
function judged({ network, scaler }: Outcome, table: (typeof tables)[number]): Float64Array {
  if (network === null || scaler === null) throw new Error("no network");
  const features = cleanFlows(tables[0], "drop").featureNames;
  const provenance = { dataset: "made", sha256: "", protocol: transferProtocol.id, seed: 7 };
  return detect({ network: network.network, weights: network.weights, scaler, features, provenance }, table);
}

test("the network of each set is tested on all, by class: on the others' flows as the detector judges them in a file", async () => {
  outcomes.length = 0;
  const { sets, tests } = await measureTransfer([one, two, three], [7]);
  expect(tests.map(({ trainedOn, testedOn, alarmsPerHour }) => [trainedOn, testedOn, alarmsPerHour])).toEqual([
    ["made-1", "made-1", null],
    ["made-1", "made-2", null],
    ["made-1", "made-3", null],
    ["made-2", "made-2", null],
    ["made-2", "made-1", null],
    ["made-2", "made-3", null],
    ["made-3", "made-3", null],
    ["made-3", "made-1", null],
    ["made-3", "made-2", null],
  ]);
  const [{ metrics }] = outcomes;
  const probabilities = judged(outcomes[0], tables[1]);
  const flagged = (category: string) => {
    const found = [...probabilities].filter((_, row) => tables[1].categories[row] === category);
    return found.filter((probability) => probability > 0.5).length / found.length;
  };
  expect(tests[1].runs[0]).toMatchObject({
    ...{ seed: 7, threshold: 0.5, falsePositiveRate: flagged("normal") },
    ...{ recallSpoofing: flagged("Spoofing"), recallAlteration: flagged("Data Alteration") },
  });
  expect(tests[0].runs[0].falsePositiveRate).toBeCloseTo(metrics.falsePositiveRate, 12);
  expect(tests[0].runs[0].auc).toBeCloseTo(metrics.rocAuc ?? -1, 12);
  const count = (category: string) => tables[2].categories.filter((found) => found === category).length;
  expect(sets[2]).toMatchObject({
    ...{ id: "made-3", title: "Made 3", normal: count("normal") },
    ...{ spoofing: count("Spoofing"), alteration: count("Data Alteration") },
  });
});

test("a set with normal traffic beside it is also tested at the thresholds that one flow of its hour exceeds, and ten", async () => {
  outcomes.length = 0;
  const { tests } = await measureTransfer([one, { ...two, quiet }], [7]);
  expect(tests.map(({ trainedOn, testedOn, alarmsPerHour }) => [trainedOn, testedOn, alarmsPerHour])).toEqual([
    ["made-1", "made-1", null],
    ["made-1", "made-2", null],
    ["made-1", "made-2", 1],
    ["made-1", "made-2", 10],
    ["made-2", "made-2", null],
    ["made-2", "made-2", 1],
    ["made-2", "made-2", 10],
    ["made-2", "made-1", null],
  ]);
  const [usual, calibrated, looser] = tests.slice(1, 4).map(({ runs }) => runs[0]);
  const { threshold } = calibrated;
  expect(judged(outcomes[0], quiet).filter((probability) => probability > threshold)).toHaveLength(1);
  expect(judged(outcomes[0], quiet).filter((probability) => probability > looser.threshold)).toHaveLength(10);
  const alarms = judged(outcomes[0], tables[1]).filter(
    (probability, row) => tables[1].labels[row] === 0 && probability > threshold,
  ).length;
  expect(calibrated.falsePositiveRate).toBeCloseTo(alarms / tables[1].labels.filter((label) => label === 0).length, 12);
  expect(calibrated.falsePositiveRate).toBeLessThan(usual.falsePositiveRate);
  expect(calibrated.auc).toBe(usual.auc);
});
