import { Command, Option } from "commander";
import type { Attack } from "../poison";
import { decodeReading, vitalFields } from "../reading";
import { defaultNetwork, medicalDevices, namespaceOf, portInterface } from "./layout";
import { type LiveTerminal, milliseconds, positive } from "./live-options";
import { openLiveTestbed, removeLiveTestbed, startAttack } from "./live-testbed";
import { pause } from "./pause";
import { type LiveReading, readingLog } from "./reading-log";
import { recordCommand } from "./record-command";

/** The attacks by their names on the command line. */
export const attackNames: Readonly<Record<string, Attack>> = { spoofing: "Spoofing", alteration: "Data Alteration" };

/** The commands "up", "attack" and "down" of a testbed on real packets. */
export const liveCommands = (terminal: LiveTerminal): readonly Command[] => [
  upCommand(terminal),
  attackCommand(terminal),
  downCommand(terminal),
  recordCommand(terminal),
];

function upCommand({ out, signal }: LiveTerminal): Command {
  return new Command("up")
    .description("build a live network in namespaces and let a monitor's readings flow, until Ctrl-C (Linux, root)")
    .option("--interval <ms>", "from one reading to the next", milliseconds, 1000)
    .action(async ({ interval }: { interval: number }) => {
      const log = readingLog();
      const testbed = await openLiveTestbed({
        network: defaultNetwork,
        seed: 1,
        interval,
        tell: (event) => {
          const reading = log.tell(event);
          if (event.kind === "taken" && reading !== undefined) out.write(readingLine(reading, event.payload));
          if (event.kind === "failed") out.write(`${String(event.number).padStart(6)}  missing  ${event.reason}\n`);
        },
      });
      out.write(networkText());
      await Promise.race([aborted(signal), testbed.ended]);
      await testbed.close();
    });
}

function attackCommand({ out, signal }: LiveTerminal): Command {
  return new Command("attack")
    .description("come between monitor and server of the live network, until the time is over or Ctrl-C (Linux, root)")
    .addOption(
      new Option("--kind <attack>", "what the man in the middle does")
        .choices(Object.keys(attackNames))
        .default("alteration"),
    )
    .option("--seconds <n>", "how long", positive, 20)
    .action(async ({ kind, seconds }: { kind: string; seconds: number }) => {
      let frames = 0;
      const attacker = await startAttack(defaultNetwork, attackNames[kind], 1, () => frames++);
      out.write(`${attackNames[kind]} for ${seconds} s.\n`);
      await pause(seconds, signal);
      await attacker.stop();
      out.write(`The attacker is gone, after ${frames} frames. ARP caches stay as they are.\n`);
    });
}

function downCommand({ out }: LiveTerminal): Command {
  return new Command("down")
    .description("end and remove the live network, or what is left of it (Linux, root)")
    .action(() => {
      out.write(removeLiveTestbed(defaultNetwork) ? "The live network is removed.\n" : "There was no live network.\n");
    });
}

/** Resolves when the signal aborts. */
const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

function readingLine({ number, fate }: LiveReading, payload: string): string {
  const { vitals } = decodeReading(Buffer.from(payload, "latin1"));
  const values = vitalFields.map(({ name, decimals }) => `${name} ${vitals[name].toFixed(decimals)}`);
  return `${String(number).padStart(6)}  ${fate.padEnd(7)}  ${values.join("  ")}\n`;
}

const networkText = () =>
  `The network is up. The server's port of its bridge is ${portInterface("server")} in the namespace ` +
  `${namespaceOf(defaultNetwork, "bridge")}: ip netns exec ${namespaceOf(defaultNetwork, "bridge")} COMMAND\n` +
  `Monitor and server: ${medicalDevices.join(" ")}\n`;
