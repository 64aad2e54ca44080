import type { Episode } from "../../src/demonstration/episode";
import type { JudgedFlow } from "../../src/deployment/judged-flow";
import { liveAddresses } from "../../src/testbed/live/layout";

const start = 1000;
const { gateway, server, attacker } = liveAddresses;

const flow = (time: number, sourceMac: string, decision: JudgedFlow["decision"]): JudgedFlow => ({
  time,
  source: { address: gateway.ip, mac: sourceMac, port: 50000 },
  destination: { address: server.ip, mac: server.mac, port: 1111 },
  probability: decision === "attack" ? 0.9 : 0.1,
  decision,
  reasons: [],
});

/** Ten readings, one a second, from 3 s before the attack to 7 s after it began: clean but for those of second 0 and 1, which arrive
 * altered, and of second 2, which never arrives. */
export function madeUpEpisode(changes: Partial<Episode> = {}): Episode {
  const fates = [
    "clean",
    "clean",
    "clean",
    "altered",
    "altered",
    "missing",
    "clean",
    "clean",
    "clean",
    "clean",
  ] as const;
  return {
    plan: {
      network: "xmednn-none",
      model: "model",
      respond: "repair",
      attack: "Data Alteration",
      seed: 1,
      interval: 1000,
      calm: 3,
      attackFor: 4,
      watchFor: 8,
      blockSeconds: 12,
    },
    watchedFrom: start - 3.5,
    attackedFrom: start,
    attackedUntil: start + 4,
    endedAt: start + 7.9,
    readings: fates.map((fate, i) => {
      const dueAt = start - 2.9 + i;
      return { number: i + 1, dueAt, fate, ...(fate !== "missing" && { takenAt: dueAt + 0.25 }) };
    }),
    verdicts: [
      { at: start - 1, flow: flow(start - 2, gateway.mac, "normal") },
      { at: start + 1, flow: flow(start - 0.9, gateway.mac, "attack") },
      { at: start + 1.5, flow: flow(start + 0.1, attacker.mac, "attack") },
      { at: start + 2.5, flow: flow(start + 1.1, attacker.mac, "attack") },
    ],
    actions: [
      {
        time: start + 1.01,
        response: "repair",
        target: gateway.mac,
        outcome: "medical device",
        flow: flow(start - 0.9, gateway.mac, "attack"),
      },
      {
        time: start + 1.6,
        response: "repair",
        target: attacker.mac,
        outcome: "block",
        expires: start + 13.6,
        flow: flow(start + 0.1, attacker.mac, "attack"),
      },
    ],
    ...changes,
  };
}
