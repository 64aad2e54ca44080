import { Command } from "commander";
import { type Terminal, withProgress } from "../commands/terminal";
import { wholeNumber } from "../foundation/whole-number";
import { type DetectionRates, detectionRates } from "./detection-rates";
import { describeMachine } from "./machine";
import { grouped, textTable } from "./text-table";

interface DetectionFlags {
  readonly sessions: number;
}

const usualSessions = 20_000;
const usualRounds = 3;

/** The command "bench detection": how many flows a second detect judges on one core. */
export function detectionCommand(terminal: Terminal): Command {
  return new Command("detection")
    .description("measure the CPU time that detect takes for the flows of a simulated capture")
    .option("--sessions <n>", "sessions of the simulation", wholeNumber("--sessions"), usualSessions)
    .action(async ({ sessions }: DetectionFlags) => {
      const measured = await withProgress(terminal, "measuring", (onProgress) =>
        detectionRates(terminal, sessions, usualRounds, onProgress),
      );
      terminal.out.write(detectionReport(measured));
    });
}

/** The rates as text. */
export function detectionReport({ traffic, bytes, rounds, rates }: DetectionRates): string {
  const [flows, packets, alterations] = [traffic.flows, traffic.packets, traffic.alteration].map(grouped);
  const { processor, node, load } = describeMachine();
  const rows = rates.map(({ part, seconds, flowsPerSecond }) => [
    part,
    seconds.toFixed(2),
    grouped(Math.round(flowsPerSecond / 100) * 100),
  ]);
  return [
    `${flows} flows of ${packets} packets, ${(bytes / 1e6).toFixed(0)} MB; ${alterations} are Data Alteration, which is found and explained.`,
    `${processor}, load ${load.toFixed(1)} at the end; Node ${node}. CPU time of all processes, median of ${rounds} timed rounds.`,
    "Without --meter the flows are made by Argus and ra, whose time is counted too.",
    "",
    ...textTable([["", "s", "flows a second"], ...rows]),
    "",
  ].join("\n");
}
