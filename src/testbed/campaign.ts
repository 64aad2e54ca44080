import type { Burst } from "./attacker";

/** The campaign in short: "105A18 126S29" is 105 readings unattended, a Data Alteration burst of 18 sessions, 126 readings, a
 * Spoofing burst of 29. */
export function readCampaign(text: string): readonly Burst[] {
  return text
    .trim()
    .split(/\s+/)
    .map((burst) => {
      const [, after, letter, sessions] = /^(\d+)([AS])(\d+)$/.exec(burst) ?? [];
      if (letter === undefined) throw new Error(`"${burst}" is no burst of a campaign`);
      return {
        attack: letter === "S" ? "Spoofing" : "Data Alteration",
        after: Number(after),
        sessions: Number(sessions),
      };
    });
}

/** Starts each burst when its number of readings went by since the last one was over, and begins again after the last.
 * @param start begins a burst, and calls done when it is over
 * @returns to be called at every reading that the server takes */
export function runCampaign(bursts: readonly Burst[], start: (burst: Burst, done: () => void) => void): () => void {
  let at = 0;
  let unattended = 0;
  let isAttacking = false;
  return () => {
    if (isAttacking || ++unattended < bursts[at].after) return;
    isAttacking = true;
    start(bursts[at], () => {
      isAttacking = false;
      unattended = 0;
      at = (at + 1) % bursts.length;
    });
  };
}
