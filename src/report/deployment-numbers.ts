import type { EpisodeMeasures } from "../demonstration/measure-episode";
import type { Measurement } from "../demonstration/measurement";
import { decimals } from "../foundation/number-text";
import { found, missing } from "./missing";
import type { NamedNumbers } from "./named-numbers";
import { counted } from "./number-words";
import type { Published } from "./published";
import { transferNumbers } from "./transfer-numbers";

/** Numbers of the system in use: the network on other data sets' flows, and the responses to a live attack. */
export function deploymentNumbers({ results, live }: Published): NamedNumbers {
  return { ...transferNumbers(results), ...liveNumbers(live) };
}

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
