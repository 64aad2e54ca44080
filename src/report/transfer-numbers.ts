import type { Results } from "../evaluation/results";
import type { TestedSet } from "../evaluation/tested-set";
import { allowedPerHour, type Transfer, type TransferRun } from "../evaluation/transfer";
import { type Spread, spread } from "../figures/spread";
import { decimals, percent } from "../foundation/number-text";
import { found, missing } from "./missing";
import type { NamedNumbers } from "./named-numbers";
import { counted } from "./number-words";

/** What the prose calls the data sets, by their identifiers. */
const names: Readonly<Record<string, string>> = { wustl: "real", twin: "twin", live: "live" };

const metrics = {
  alarms: ({ falsePositiveRate }: TransferRun) => falsePositiveRate,
  spoofing: ({ recallSpoofing }: TransferRun) => recallSpoofing,
  alteration: ({ recallAlteration }: TransferRun) => recallAlteration,
};

type Metric = keyof typeof metrics;
type Test = Omit<Transfer, "runs">;

const test = (trainedOn: string, testedOn: string, alarmsPerHour: number | null = null): Test => ({
  ...{ trainedOn, testedOn, alarmsPerHour },
});

const [fewest, most] = [Math.min(...allowedPerHour), Math.max(...allowedPerHour)];

/** The tests that the prose tells of, and what it tells of each. */
const told: readonly (readonly [Test, ...Metric[]])[] = [
  [test("wustl", "wustl"), "alarms", "spoofing"],
  [test("wustl", "twin"), "alarms", "spoofing"],
  [test("twin", "wustl"), "alarms", "spoofing"],
  [test("wustl", "live"), "alarms", "spoofing"],
  [test("twin", "live"), "alarms"],
  [test("wustl", "live", fewest), "alarms", "alteration"],
  [test("wustl", "live", most), "alarms", "alteration", "spoofing"],
  [test("live", "live"), "alarms"],
  [test("live", "wustl"), "spoofing"],
];

/** Numbers of the network on flows of another data set than it was trained on, named by both: "transfer.real.live.alarms". */
export function transferNumbers({ transfer }: Results): NamedNumbers {
  if (transfer === undefined) throw missing("tests on flows of other data sets");
  const { sets, tests } = transfer;
  const alarms = spreadOf(tests, test("wustl", "live"), "alarms");
  return {
    ...Object.assign({}, ...told.flatMap(([one, ...named]) => named.map((metric) => meanNumber(tests, one, metric)))),
    "transfer.real.live.alarms.lowest": percent(alarms.lowest, 1),
    "transfer.real.live.alarms.highest": percent(alarms.highest, 1),
    "transfer.alteration.lowest": percent(lowestAlteration(tests), 1),
    "transfer.hour.fewest": counted(fewest),
    "transfer.hour.most": counted(most),
    ...setNumbers(sets),
  };
}

/** The mean over the seeds, as "transfer.real.live.hour.most.alarms" where the threshold allows most false alarms in an hour. */
function meanNumber(tests: readonly Transfer[], wanted: Test, metric: Metric): NamedNumbers {
  const { trainedOn, testedOn, alarmsPerHour } = wanted;
  const hour = alarmsPerHour === null ? [] : ["hour", alarmsPerHour === most ? "most" : "fewest"];
  const name = ["transfer", names[trainedOn], names[testedOn], ...hour, metric].join(".");
  const digits = metric === "alarms" && alarmsPerHour !== null ? 2 : 1;
  return { [name]: percent(spreadOf(tests, wanted, metric).mean, digits) };
}

function spreadOf(tests: readonly Transfer[], wanted: Test, metric: Metric): Spread {
  const { trainedOn, testedOn, alarmsPerHour } = wanted;
  const threshold = alarmsPerHour === null ? "" : ` at a threshold of ${alarmsPerHour} false alarms an hour`;
  const { runs } = found(
    tests,
    (one) => one.trainedOn === trainedOn && one.testedOn === testedOn && one.alarmsPerHour === alarmsPerHour,
    `networks trained on ${trainedOn} and tested on ${testedOn}${threshold}`,
  );
  return spread(runs, metrics[metric]);
}

/** Over all seeds, between the two sets that resemble each other. */
function lowestAlteration(tests: readonly Transfer[]): number {
  const between = tests.filter(({ trainedOn, testedOn }) => trainedOn !== "live" && testedOn !== "live");
  return Math.min(...between.flatMap(({ runs }) => runs.map(metrics.alteration)));
}

function setNumbers(sets: readonly TestedSet[]): NamedNumbers {
  const [real, live] = ["wustl", "live"].map((wanted) =>
    found(sets, ({ id }) => id === wanted, `the data set ${wanted}`),
  );
  return {
    "set.real.gap": `${decimals(real.packetGap, 1)}\u00a0ms`,
    "set.live.gap": `${decimals(live.packetGap, 1)}\u00a0ms`,
    "set.live.normal": String(live.normal),
    "set.live.spoofing": String(live.spoofing),
    "set.live.alteration": String(live.alteration),
  };
}
