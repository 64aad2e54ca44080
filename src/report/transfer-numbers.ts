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
  const pairs = ids.flatMap((trainedOn) => ids.map((testedOn) => ({ trainedOn, testedOn })));
  const usual = pairs.map((pair) => testOf(transfer.tests, { ...pair, threshold: "usual" }));
  const calibrated = pairs
    .filter(({ testedOn }) => testedOn === "live")
    .map((pair) => testOf(transfer.tests, { ...pair, threshold: "calibrated" }));
  return {
    ...Object.assign({}, ...usual.map((test) => testNumbers(nameOf(test), test))),
    ...Object.assign({}, ...calibrated.map((test) => testNumbers(`${nameOf(test)}.calibrated`, test))),
    ...Object.assign({}, ...transfer.sets.map(setNumbers)),
    "transfer.alteration.lowest": percent(lowestAlteration(usual), 1),
  };
}

const nameOf = ({ trainedOn, testedOn }: Transfer) => `transfer.${names[trainedOn]}.${names[testedOn]}`;

function testOf(tests: readonly Transfer[], wanted: Omit<Transfer, "runs">): Transfer {
  const found = tests.find(
    ({ trainedOn, testedOn, threshold }) =>
      trainedOn === wanted.trainedOn && testedOn === wanted.testedOn && threshold === wanted.threshold,
  );
  if (found !== undefined) return found;
  const where = wanted.threshold === "usual" ? "" : " at a calibrated threshold";
  throw missing(`networks trained on ${wanted.trainedOn} and tested on ${wanted.testedOn}${where}`);
}

function testNumbers(name: string, { runs }: Transfer): NamedNumbers {
  const range = (of: (run: TransferRun) => number) => spread(runs, of);
  const alarms = range(({ falsePositiveRate }) => falsePositiveRate);
  const threshold = range((run) => run.threshold);
  return {
    [`${name}.alarms`]: percent(alarms.mean, 1),
    [`${name}.alarms.lowest`]: percent(alarms.lowest, 1),
    [`${name}.alarms.highest`]: percent(alarms.highest, 1),
    [`${name}.spoofing`]: percent(range(({ recallSpoofing }) => recallSpoofing).mean, 1),
    [`${name}.alteration`]: percent(range(({ recallAlteration }) => recallAlteration).mean, 1),
    [`${name}.threshold.lowest`]: share(threshold.lowest),
    [`${name}.threshold.highest`]: share(threshold.highest),
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
