import type { EpisodeMeasures } from "./measure-episode";

const rows: readonly (readonly [title: string, cell: (measures: EpisodeMeasures) => string])[] = [
  ["", ({ respond }) => respond],
  ["first altered reading accepted, s", ({ firstAltered }) => seconds(firstAltered)],
  ["detected, s", ({ detected }) => seconds(detected)],
  ["block in force, s", ({ blocked }) => seconds(blocked)],
  ["last altered reading accepted, s", ({ lastAltered }) => seconds(lastAltered)],
  ["clean readings again, s", ({ recovered }) => seconds(recovered)],
  ["longest time without a clean reading, s", ({ longestGap }) => seconds(longestGap)],
  ["readings clean", ({ readings }) => String(readings.clean)],
  ["readings altered", ({ readings }) => String(readings.altered)],
  ["readings missing", ({ readings }) => String(readings.missing)],
  ["false alarms, of normal flows", ({ falseAlarms, normalFlows }) => `${falseAlarms} of ${normalFlows}`],
  ["blocks of monitor or server", ({ medicalDevicesBlocked }) => String(medicalDevicesBlocked)],
];

/** The measures side by side, one column an episode. */
export function measuresText(episodes: readonly EpisodeMeasures[]): string {
  const titles = Math.max(...rows.map(([title]) => title.length));
  const lines = rows.map(([title, cell]) =>
    [title.padEnd(titles), ...episodes.map((episode) => cell(episode).padStart(11))].join("  ").trimEnd(),
  );
  return `Times since the attack began.\n${lines.join("\n")}\n`;
}

const seconds = (value: number | null) => (value === null ? "never" : value.toFixed(1));
