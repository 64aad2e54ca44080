import { join } from "node:path";
import { Command } from "commander";
import { wholeNumber } from "../../foundation/whole-number";
import { writeFileWhole } from "../../foundation/write-file";
import { defaultNetwork } from "./layout";
import { type LiveTerminal, milliseconds, positive } from "./live-options";
import { type Phase, type Recording, recordFlows } from "./record-flows";

/** A round of a recording. The attacker leaves ARP caches poisoned, which heal in about 40 s without a reading. */
const round: readonly Phase[] = [
  { attack: undefined, seconds: 30 },
  { attack: "Spoofing", seconds: 20 },
  { attack: undefined, seconds: 50 },
  { attack: "Data Alteration", seconds: 20 },
  { attack: undefined, seconds: 50 },
];

/** A round without an attack, as long. */
const quietRound: readonly Phase[] = [{ attack: undefined, seconds: 170 }];

interface RecordOptions {
  readonly out: string;
  readonly rounds: number;
  readonly interval: number;
  readonly seed: number;
  readonly attacks: boolean;
}

/** The command "record" of a testbed on real packets. */
export function recordCommand({ out, signal }: LiveTerminal): Command {
  return new Command("record")
    .description(
      "record labelled flows of a live network: normal traffic and both attacks, in rounds of 170 s (Linux, root)",
    )
    .requiredOption("--out <folder>", "write capture.pcap, flows.csv and sessions.csv there")
    .option("--rounds <n>", "how many", positive, 1)
    .option("--interval <ms>", "from one reading to the next", milliseconds, 500)
    .option(
      "--seed <n>",
      "seed of vital signs and delays; two recordings with the same share them",
      wholeNumber("--seed"),
      1,
    )
    .option("--no-attacks", "normal traffic alone, for instance to calibrate a detector on")
    .action(async ({ out: folder, rounds, interval, seed, attacks }: RecordOptions) => {
      const phases = Array.from({ length: rounds }, () => (attacks ? round : quietRound)).flat();
      const recording = await recordFlows({ network: defaultNetwork, seed, interval, phases }, signal);
      writeRecording(folder, recording);
      const count = (category: string) => recording.flows.split(`,${category},`).length - 1;
      const counts = ["normal", "Spoofing", "Data Alteration"].map((category) => `${count(category)} ${category}`);
      out.write(`${counts.join(", ")}. Live; written to ${folder}.\n`);
    });
}

function writeRecording(folder: string, { pcap, flows, sessions }: Recording): void {
  writeFileWhole(join(folder, "capture.pcap"), pcap);
  writeFileWhole(join(folder, "flows.csv"), flows);
  writeFileWhole(join(folder, "sessions.csv"), sessions);
}
