import type { Action } from "../deployment/response/action-log";
import { liveAddresses } from "../testbed/live/layout";
import type { EpisodePlan, EpisodeWitness } from "./episode";

/** Tells an episode while it happens, a line for each turn of it.
 * @param elapsed s since the episode began */
export function narrator(plan: EpisodePlan, print: (line: string) => void, elapsed: () => number): EpisodeWitness {
  const line = (text: string) => print(`${elapsed().toFixed(1).padStart(6)} s  ${text}`);
  const detail = (text: string) => print(`          ${text}`);
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
        for (const { words } of reasons) detail(words);
      });
    },
    action: blockTeller(plan, line, detail),
  };
}

/** Tells of blocks. Where one is renewed, a record of a session that the earlier block cut is behind it, as a rule: its server goes on
 * repeating a segment that nobody acknowledges. */
function blockTeller({ blockSeconds }: EpisodePlan, line: (text: string) => void, detail: (text: string) => void) {
  const cut = new Set<number>(); // ports of the sessions
  return (action: Action) => {
    const { outcome, flow } = action;
    const { port } = flow.source;
    if (outcome === "block") {
      line(`Blocked for ${blockSeconds} s: ${targetOf(action)}.`);
      if (cut.has(port)) detail(`Port ${port} again: its session was cut, and what the server repeats of it rings.`);
    }
    if (outcome === "block" || outcome === "already blocked") cut.add(port);
  };
}

/** What is blocked, and whose it is. */
function targetOf({ target = "" }: Action): string {
  const { gateway, server, attacker } = liveAddresses;
  const owners = { "the monitor's": gateway, "the server's": server, "the attacker's": attacker };
  const [owner] = Object.entries(owners).find(([, { ip, mac }]) => [ip, mac].includes(target)) ?? ["an unknown"];
  return `${target}, ${owner} address`;
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
