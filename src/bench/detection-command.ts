import { Command } from "commander";
import { wholeNumber } from "../commands/options";
import { type Terminal, withProgress } from "../commands/terminal";
import { type DetectionRates, detectionRates } from "./detection-rates";
import { describeMachine } from "./machine";
import { textTable } from "./text-table";

interface DetectionFlags {
  readonly sessions: number;
}

const usualSessions = 50_000;
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
export function detectionReport({ packets, flows, alterations, bytes, rounds, rates }: DetectionRates): string {
  const { processor, node, load } = describeMachine();
  const rows = rates.map(({ part, seconds, flowsPerSecond }) => [
    part,
    seconds.toFixed(2),
    grouped(Math.round(flowsPerSecond / 100) * 100),
  ]);
  return [
    `${grouped(flows)} flows of ${grouped(packets)} packets, ${(bytes / 1e6).toFixed(0)} MB; ${grouped(alterations)} are of Data Alteration, and explained.`,
    `${processor}, load ${load.toFixed(1)}; Node ${node}. CPU time of all processes, median of rounds: ${rounds}.`,
    "",
    ...textTable([["", "s", "flows a second"], ...rows]),
    "",
  ].join("\n");
}

const grouped = (value: number): string => value.toLocaleString("en-GB");
