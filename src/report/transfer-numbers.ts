import type { Results } from "../evaluation/results";
import type { TestedSet } from "../evaluation/tested-set";
import type { Transfer, TransferRun } from "../evaluation/transfer";
import { spread } from "../figures/spread";
import { decimals, percent } from "../foundation/number-text";
import { missing } from "./missing";
import { type NamedNumbers, share } from "./named-numbers";

/** What the prose calls the data sets, by their identifiers. */
const names: Readonly<Record<string, string>> = { wustl: "real", twin: "twin", live: "live" };
const ids = Object.keys(names);

/** Numbers of the network on flows of another data set than it was trained on, named by both: "transfer.real.live.alarms". */
export function transferNumbers({ transfer }: Results): NamedNumbers {
  if (transfer === undefined) throw missing("tests on flows of other data sets");
  const { sets, tests } = transfer;
  const usual = ids.flatMap((trainedOn) => ids.map((testedOn) => testOf(tests, trainedOn, testedOn, "usual")));
  const calibrated = ids.map((trainedOn) => testOf(tests, trainedOn, "live", "calibrated"));
  return {
    ...Object.assign({}, ...[...usual, ...calibrated].map(testNumbers)),
    ...alarmRange(testOf(tests, "wustl", "live", "usual")),
    ...thresholdRange(testOf(tests, "wustl", "live", "calibrated")),
    ...Object.assign({}, ...sets.map(setNumbers)),
    "transfer.alteration.lowest": percent(lowestAlteration(usual), 1),
  };
}

function nameOf({ trainedOn, testedOn, threshold }: Transfer): string {
  const pair = `transfer.${names[trainedOn]}.${names[testedOn]}`;
  return threshold === "usual" ? pair : `${pair}.${threshold}`;
}

function testOf(tests: readonly Transfer[], from: string, to: string, at: Transfer["threshold"]): Transfer {
  const found = tests.find(
    ({ trainedOn, testedOn, threshold }) => trainedOn === from && testedOn === to && threshold === at,
  );
  if (found !== undefined) return found;
  throw missing(`networks trained on ${from} and tested on ${to} at the ${at} threshold`);
}

function testNumbers(test: Transfer): NamedNumbers {
  const mean = (of: (run: TransferRun) => number, count = 1) => percent(spread(test.runs, of).mean, count);
  return {
    [`${nameOf(test)}.alarms`]: mean(({ falsePositiveRate }) => falsePositiveRate, test.threshold === "usual" ? 1 : 2),
    [`${nameOf(test)}.spoofing`]: mean(({ recallSpoofing }) => recallSpoofing),
    [`${nameOf(test)}.alteration`]: mean(({ recallAlteration }) => recallAlteration),
  };
}

function alarmRange(test: Transfer): NamedNumbers {
  const { lowest, highest } = spread(test.runs, ({ falsePositiveRate }) => falsePositiveRate);
  return {
    [`${nameOf(test)}.alarms.lowest`]: percent(lowest, 1),
    [`${nameOf(test)}.alarms.highest`]: percent(highest, 1),
  };
}

function thresholdRange(test: Transfer): NamedNumbers {
  const { lowest, highest } = spread(test.runs, ({ threshold }) => threshold);
  return { [`${nameOf(test)}.threshold.lowest`]: share(lowest), [`${nameOf(test)}.threshold.highest`]: share(highest) };
}

const setNumbers = ({ id, packetGap, normal, spoofing, alteration }: TestedSet): NamedNumbers => ({
  [`set.${names[id]}.gap`]: `${decimals(packetGap, 1)}\u00a0ms`,
  [`set.${names[id]}.normal`]: String(normal),
  [`set.${names[id]}.spoofing`]: String(spoofing),
  [`set.${names[id]}.alteration`]: String(alteration),
});

/** Over all seeds, between the two sets that resemble each other. */
function lowestAlteration(tests: readonly Transfer[]): number {
  const between = tests.filter(({ trainedOn, testedOn }) => trainedOn !== "live" && testedOn !== "live");
  return Math.min(...between.flatMap(({ runs }) => runs.map(({ recallAlteration }) => recallAlteration)));
}
