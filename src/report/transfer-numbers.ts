import type { Results } from "../evaluation/results";
import type { TestedSet } from "../evaluation/tested-set";
import { allowedPerHour, type Transfer, type TransferRun } from "../evaluation/transfer";
import { spread } from "../figures/spread";
import { decimals, percent } from "../foundation/number-text";
import { missing } from "./missing";
import type { NamedNumbers } from "./named-numbers";
import { counted } from "./number-words";

/** What the prose calls the data sets, by their identifiers. */
const names: Readonly<Record<string, string>> = { wustl: "real", twin: "twin", live: "live" };
const ids = Object.keys(names);

/** Numbers of the network on flows of another data set than it was trained on, named by both: "transfer.real.live.alarms". */
export function transferNumbers({ transfer }: Results): NamedNumbers {
  if (transfer === undefined) throw missing("tests on flows of other data sets");
  const { sets, tests } = transfer;
  const usual = ids.flatMap((trainedOn) => ids.map((testedOn) => testOf(tests, trainedOn, testedOn, null)));
  const calibrated = ids.flatMap((trainedOn) => allowedPerHour.map((count) => testOf(tests, trainedOn, "live", count)));
  return {
    ...Object.assign({}, ...[...usual, ...calibrated].map(testNumbers)),
    ...alarmRange(testOf(tests, "wustl", "live", null)),
    ...Object.assign({}, ...sets.map(setNumbers)),
    "transfer.hour.fewest": counted(Math.min(...allowedPerHour)),
    "transfer.hour.most": counted(Math.max(...allowedPerHour)),
    "transfer.alteration.lowest": percent(lowestAlteration(usual), 1),
  };
}

/** For instance "transfer.real.live.hour10" for the threshold that allows ten false alarms in an hour. */
function nameOf({ trainedOn, testedOn, alarmsPerHour }: Transfer): string {
  const pair = `transfer.${names[trainedOn]}.${names[testedOn]}`;
  return alarmsPerHour === null ? pair : `${pair}.hour${alarmsPerHour}`;
}

function testOf(tests: readonly Transfer[], from: string, to: string, count: number | null): Transfer {
  const found = tests.find(
    ({ trainedOn, testedOn, alarmsPerHour }) => trainedOn === from && testedOn === to && alarmsPerHour === count,
  );
  if (found !== undefined) return found;
  const threshold = count === null ? "" : ` at a threshold of ${count} false alarms an hour`;
  throw missing(`networks trained on ${from} and tested on ${to}${threshold}`);
}

function testNumbers(test: Transfer): NamedNumbers {
  const mean = (of: (run: TransferRun) => number, count = 1) => percent(spread(test.runs, of).mean, count);
  return {
    [`${nameOf(test)}.alarms`]: mean(({ falsePositiveRate }) => falsePositiveRate, test.alarmsPerHour === null ? 1 : 2),
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
