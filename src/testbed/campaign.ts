import type { Burst } from "./attacker";

/** A campaign under way, run by an operator who counts the readings on the server's screen. */
export interface Campaign {
  /** To be called at every reading that the server takes. */
  readingTaken(): void;
}

/** Starts each burst when its number of readings went by since the last one was over, and begins again after the last. Without
 * a burst nothing is ever started.
 * @param text bursts in short: "105A18 126S29" is 105 readings unattended, a Data Alteration burst of 18 sessions, 126
 *   readings, a Spoofing burst of 29
 * @param start begins a burst, and calls done when it is over */
export function campaign(text: string, start: (burst: Burst, done: () => void) => void): Campaign {
  const bursts = readBursts(text);
  let at = 0;
  let unattended = 0;
  let isAttacking = false;
  return {
    readingTaken: () => {
      if (bursts.length === 0 || isAttacking || ++unattended < bursts[at].after) return;
      isAttacking = true;
      start(bursts[at], () => {
        isAttacking = false;
        unattended = 0;
        at = (at + 1) % bursts.length;
      });
    },
  };
}

/** The bursts of a campaign in short. */
export function readBursts(text: string): readonly Burst[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return words.map((word) => {
    const [, after, letter, sessions] = /^(\d+)([AS])(\d+)$/.exec(word) ?? [];
    if (letter === undefined) throw new Error(`"${word}" is no burst of a campaign`);
    const attack = letter === "S" ? "Spoofing" : "Data Alteration";
    return { attack, after: Number(after), sessions: Number(sessions) };
  });
}
