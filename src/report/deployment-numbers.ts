import type { EpisodeMeasures } from "../demonstration/measure-episode";
import type { Measurement } from "../demonstration/measurement";
import type { Results } from "../evaluation/results";
import type { Transfer } from "../evaluation/transfer";
import { spread } from "../figures/spread";
import { decimals, percent } from "../foundation/number-text";
import { missing } from "./missing";
import type { NamedNumbers } from "./named-numbers";
import { counted } from "./number-words";
import type { Published } from "./published";

/** Numbers of the system in use: the network on the other data set's flows, and the responses to a live attack. */
export function deploymentNumbers({ results, live }: Published): NamedNumbers {
  return { ...transferNumbers(results), ...liveNumbers(live) };
}

function transferNumbers({ transfer = [], dataset }: Results): NamedNumbers {
  const own = ({ trainedOn }: Transfer) => trainedOn === dataset.title;
  const home = found(
    transfer,
    (row) => own(row) && row.testedOn === dataset.title,
    `tests on flows of ${dataset.title}`,
  );
  const away = found(transfer, (row) => own(row) && row.testedOn !== dataset.title, "tests on flows of the twin");
  const back = found(transfer, (row) => !own(row) && row.testedOn === dataset.title, "networks trained on the twin");
  const alterations = transfer.flatMap(({ runs }) => runs.map(({ recallAlteration }) => recallAlteration));
  return {
    "transfer.alteration.lowest": percent(Math.min(...alterations), 1),
    ...spoofingNumbers("transfer.home", home),
    ...spoofingNumbers("transfer.away", away),
    ...spoofingNumbers("transfer.back", back),
  };
}

const spoofingNumbers = (name: string, { runs }: Transfer): NamedNumbers => ({
  [`${name}.alarms`]: percent(spread(runs, ({ falsePositiveRate }) => falsePositiveRate).mean, 1),
  [`${name}.spoofing`]: percent(spread(runs, ({ recallSpoofing }) => recallSpoofing).mean, 1),
});

function liveNumbers({ episodes }: Measurement): NamedNumbers {
  const [byAddress, byDevice, repair] = (["block-ip", "block-mac", "repair"] as const).map((kind) =>
    found(episodes, ({ respond }) => respond === kind, `the live response ${kind}`),
  );
  const detected = episodes.map(({ detected, respond }) => {
    if (detected === null) throw missing(`a detection before the response ${respond}`);
    return detected;
  });
  return {
    "live.responses": counted(episodes.length),
    "live.gone": seconds(byAddress.attackerGone),
    "live.detected.first": seconds(Math.min(...detected)),
    "live.detected.last": seconds(Math.max(...detected)),
    "live.devices": counted(byAddress.medicalDevicesBlocked),
    ...silenceNumbers("live.ip", byAddress),
    ...silenceNumbers("live.mac", byDevice),
    ...silenceNumbers("live.repair", repair),
  };
}

const silenceNumbers = (name: string, { longestGap, readings }: EpisodeMeasures): NamedNumbers => ({
  [`${name}.gap`]: seconds(longestGap),
  [`${name}.missing`]: counted(readings.missing),
});

const seconds = (value: number): string => `${decimals(value, 1)}\u00a0s`;

function found<T>(all: readonly T[], isIt: (one: T) => boolean, what: string): T {
  const one = all.find(isIt);
  if (one === undefined) throw missing(what);
  return one;
}
