/** Why something is not blocked, or that it may be. */
export type Ruling = "block" | "already blocked" | "medical device" | "limit reached";

/** Decides what may be blocked, and remembers what was. */
export interface BlockLimits {
  /** Counts a "block" as done.
   * @param target address
   * @param now s */
  rule(target: string, now: number): Ruling;
}

export interface BlockLimitSettings {
  /** Targets that are never blocked. */
  readonly never: ReadonlySet<string>;
  /** Most blocks begun within 60 s. */
  readonly perMinute: number;
  /** For how long a block is in force. */
  readonly seconds: number;
}

export function blockLimits({ never, perMinute, seconds }: BlockLimitSettings): BlockLimits {
  const blockedUntil = new Map<string, number>();
  let begun: readonly number[] = [];
  return {
    rule: (target, now) => {
      if (never.has(target)) return "medical device";
      if ((blockedUntil.get(target) ?? 0) > now) return "already blocked";
      begun = begun.filter((time) => now - time < 60);
      if (begun.length >= perMinute) return "limit reached";
      begun = [...begun, now];
      blockedUntil.set(target, now + seconds);
      return "block";
    },
  };
}
