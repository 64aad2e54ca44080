import type { ResponseKind } from "../deployment/response/response";
import { roundTo } from "../foundation/canonical-json";
import { liveAddresses, medicalDevices } from "../testbed/live/layout";
import type { Fate, LiveReading } from "../testbed/live/reading-log";
import type { Attack } from "../testbed/poison";
import type { Episode, Verdict } from "./episode";

/** What an episode shows. Times in s since the attack began; null for what did not happen. */
export interface EpisodeMeasures {
  readonly respond: ResponseKind;
  readonly attack: Attack;
  /** When the detector began to watch: negative. */
  readonly watchedFrom: number;
  readonly attackerGone: number;
  readonly end: number;
  readonly firstAltered: number | null;
  /** When the first flow that the attacker had a hand in was called an attack. */
  readonly detected: number | null;
  /** When the first block was in force. */
  readonly blocked: number | null;
  readonly lastAltered: number | null;
  /** When the first clean reading arrived after the last altered one. */
  readonly recovered: number | null;
  /** Longest time without a clean reading. */
  readonly longestGap: number;
  /** Readings by their fate, from watchedFrom on. */
  readonly readings: Readonly<Record<Fate, number>>;
  /** Flows without the attacker that the detector judged, and how many of them it called attacks. */
  readonly normalFlows: number;
  readonly falseAlarms: number;
  /** Blocks of the monitor or its server, by either address. */
  readonly medicalDevicesBlocked: number;
  /** Readings due in each second, and how many of them arrived unchanged within a second; the first second is that of watchedFrom,
   * rounded up. */
  readonly cleanBySecond: readonly SecondOfReadings[];
}

export interface SecondOfReadings {
  /** s since the attack began, a whole number. */
  readonly second: number;
  readonly due: number;
  readonly clean: number;
}

/** Measures an episode. Readings due in its last second do not count: they may still have been on their way. */
export function measureEpisode(episode: Episode): EpisodeMeasures {
  const { plan, attackedFrom, verdicts, actions } = episode;
  const since = (time: number) => roundTo(time - attackedFrom, 3);
  const sinceOrNull = (time: number | undefined) => (time === undefined ? null : since(time));
  const readings = episode.readings.filter(({ dueAt }) => dueAt >= episode.watchedFrom && dueAt < episode.endedAt - 1);
  const [clean, altered] = [arrivals(readings, "clean"), arrivals(readings, "altered")];
  const lastAltered = altered[altered.length - 1];
  const alarms = verdicts.filter(({ flow }) => flow.decision === "attack");
  const blocks = actions.filter(({ outcome }) => outcome === "block");
  return {
    respond: plan.respond,
    attack: plan.attack,
    watchedFrom: since(episode.watchedFrom),
    attackerGone: since(episode.attackedUntil),
    end: since(episode.endedAt),
    firstAltered: sinceOrNull(altered[0]),
    detected: sinceOrNull(alarms.find(hasAttacker)?.at),
    blocked: sinceOrNull(blocks[0]?.time),
    lastAltered: sinceOrNull(lastAltered),
    recovered: lastAltered === undefined ? null : sinceOrNull(clean.find((time) => time > lastAltered)),
    longestGap: longestGap([episode.watchedFrom, ...clean, episode.endedAt]),
    readings: {
      clean: clean.length,
      altered: altered.length,
      missing: readings.length - clean.length - altered.length,
    },
    normalFlows: verdicts.filter((verdict) => !hasAttacker(verdict)).length,
    falseAlarms: alarms.filter((verdict) => !hasAttacker(verdict)).length,
    medicalDevicesBlocked: blocks.filter(({ target }) => isOfMedicalDevice(target)).length,
    cleanBySecond: bySecond(readings, attackedFrom),
  };
}

/** Times at which readings of a fate arrived, rising. */
const arrivals = (readings: readonly LiveReading[], fate: Fate): readonly number[] =>
  readings.flatMap((reading) => (reading.fate === fate ? [reading.takenAt ?? 0] : [])).sort((a, b) => a - b);

const hasAttacker = ({ flow: { source, destination } }: Verdict): boolean =>
  [source.mac, destination.mac].includes(liveAddresses.attacker.mac);

const isOfMedicalDevice = (target = ""): boolean => medicalDevices.some((device) => device.split("=").includes(target));

/** Whether a reading arrived as it was sent, and within a second. */
const isPromptlyClean = ({ fate, dueAt, takenAt }: LiveReading): boolean =>
  fate === "clean" && takenAt !== undefined && takenAt - dueAt <= 1;

function longestGap(times: readonly number[]): number {
  const gaps = times.slice(1).map((time, i) => time - times[i]);
  return roundTo(Math.max(...gaps), 3);
}

function bySecond(readings: readonly LiveReading[], start: number): readonly SecondOfReadings[] {
  const seconds = readings.map(({ dueAt }) => Math.floor(dueAt - start));
  const [first, last] = [Math.min(...seconds) + 1, Math.max(...seconds)];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const due = readings.filter((_reading, at) => seconds[at] === first + i);
    return { second: first + i, due: due.length, clean: due.filter(isPromptlyClean).length };
  });
}
