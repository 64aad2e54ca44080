import { expect, test } from "vitest";
import type { TransferResults } from "../../src/evaluation/transfer";
import { DataError } from "../../src/foundation/errors";
import { transferNumbers } from "../../src/report/transfer-numbers";
import { resultsFixture } from "../figures/results-fixture";

const fixture = resultsFixture();
const transfer = fixture.transfer!;

/** The results with two seeds, whose numbers differ by a tenth, in one of the tests. */
const withTest = (trainedOn: string, testedOn: string, alarmsPerHour: number | null): TransferResults => ({
  ...transfer,
  tests: transfer.tests.map((one) =>
    one.trainedOn !== trainedOn || one.testedOn !== testedOn || one.alarmsPerHour !== alarmsPerHour
      ? one
      : {
          ...one,
          runs: [0, 0.1].map((more, i) => ({
            ...{ seed: i + 1, threshold: 0.6 + more, auc: null },
            ...{ falsePositiveRate: 0.2 + more, recallSpoofing: 0.5 + more, recallAlteration: 0.9 - more },
          })),
        },
  ),
});

test("numbers are means over the seeds, by the set that trained and the set that is tested on", () => {
  expect(transferNumbers({ ...fixture, transfer: withTest("twin", "wustl", null) })).toMatchObject({
    "transfer.twin.real.alarms": "25.0\u00a0%",
    "transfer.twin.real.spoofing": "55.0\u00a0%",
    "transfer.alteration.lowest": "80.0\u00a0%",
  });
});

test("at a calibrated threshold they have a name of their own", () => {
  const numbers = transferNumbers({ ...fixture, transfer: withTest("wustl", "live", 10) });
  expect(numbers).toMatchObject({
    "transfer.real.live.hour.most.alarms": "25.00\u00a0%",
    "transfer.hour.fewest": "one",
    "transfer.hour.most": "ten",
  });
  expect(numbers["transfer.real.live.alarms"]).not.toBe("25.0\u00a0%");
});

test("from the real data to live flows the false alarms have their range", () => {
  expect(transferNumbers({ ...fixture, transfer: withTest("wustl", "live", null) })).toMatchObject({
    "transfer.real.live.alarms": "25.0\u00a0%",
    "transfer.real.live.alarms.lowest": "20.0\u00a0%",
    "transfer.real.live.alarms.highest": "30.0\u00a0%",
  });
});

test("Data Alteration's lowest recall leaves the live flows out", () => {
  expect(transferNumbers({ ...fixture, transfer: withTest("wustl", "live", null) })).toMatchObject({
    "transfer.alteration.lowest": "100.0\u00a0%",
  });
});

test("every set has its flows by class and its median gap", () => {
  expect(transferNumbers(fixture)).toMatchObject({
    "set.real.gap": "4.1\u00a0ms",
    "set.live.gap": "5.9\u00a0ms",
    "set.live.normal": "1300",
    "set.live.spoofing": "320",
    "set.live.alteration": "310",
  });
});

test.each<[string, string, string, number | null]>([
  ["networks trained on twin and tested on wustl", "twin", "wustl", null],
  ["networks trained on wustl and tested on live at a threshold of 10 false alarms an hour", "wustl", "live", 10],
])("without %s there is nothing to tell, and the error says so", (what, trainedOn, testedOn, alarmsPerHour) => {
  const tests = transfer.tests.filter(
    (one) => one.trainedOn !== trainedOn || one.testedOn !== testedOn || one.alarmsPerHour !== alarmsPerHour,
  );
  const numbers = () => transferNumbers({ ...fixture, transfer: { ...transfer, tests } });
  expect(numbers).toThrow(DataError);
  expect(numbers).toThrow(`The report speaks of ${what}, and the results do not hold it.`);
});

test("results that went to no other data set are a data error that says so", () => {
  const { transfer: _, ...home } = fixture;
  expect(() => transferNumbers(home)).toThrow("The report speaks of tests on flows of other data sets, and");
});
