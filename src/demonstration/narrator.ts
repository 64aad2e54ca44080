import { liveAddresses } from "../testbed/live/layout";
import type { EpisodePlan, EpisodeWitness } from "./episode";

/** Tells an episode while it happens, a line for each turn of it.
 * @param elapsed s since the episode began */
export function narrator(plan: EpisodePlan, print: (line: string) => void, elapsed: () => number): EpisodeWitness {
  const line = (text: string) => print(`${elapsed().toFixed(1).padStart(6)} s  ${text}`);
  const once = onceEach();
  let isAltered = false;
  const stages = {
    "network up": `The network is up: a reading every ${plan.interval} ms.`,
    "detector watches": `The detector watches the server's port; response: ${plan.respond}.`,
    "attack begins": `The man in the middle begins: ${plan.attack}.`,
    "attacker gone": "The attacker vanishes; what he poisoned stays.",
  };
  return {
    stage: (stage) => line(stages[stage]),
    reading: ({ number, fate }) => {
      if (fate === "altered")
        once("altered", () => line(`The server accepts the first altered reading, number ${number}.`));
      if (fate === "clean" && isAltered) line(`A clean reading again, number ${number}.`);
      isAltered = fate === "altered";
    },
    verdict: ({ flow }) => {
      if (flow.decision !== "attack") return;
      once("detected", () => {
        const { source, probability, reasons } = flow;
        line(
          `Detected: ${source.address} port ${source.port} at ${source.mac}, probability ${probability.toFixed(3)}.`,
        );
        for (const { words } of reasons) print(`          ${words}`);
      });
    },
    action: ({ outcome, target = "", time, flow }) => {
      if (outcome !== "block") return;
      const age = (time - flow.time).toFixed(1);
      line(`Blocked for ${plan.blockSeconds} s: ${target}, ${ownerOf(target)} address.`);
      print(`          ${flow.source.address} port ${flow.source.port} at ${flow.source.mac}, record of ${age} s ago`);
    },
  };
}

/** Runs an action of a name the first time only. */
function onceEach(): (name: string, action: () => void) => void {
  const done = new Set<string>();
  return (name, action) => {
    if (done.has(name)) return;
    done.add(name);
    action();
  };
}

/** Whose an address of the live network is. */
function ownerOf(address: string): string {
  const { gateway, server } = liveAddresses;
  if ([gateway.ip, gateway.mac].includes(address)) return "the monitor's";
  return [server.ip, server.mac].includes(address) ? "the server's" : "the attacker's";
}
