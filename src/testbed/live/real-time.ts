import type { Clock } from "../network/virtual-time";

/** A clock that runs by itself. Actions run at their time or a little later; timers alone would miss by a millisecond, so the last
 * two are waited for in turns of the event loop. */
export function realTime(): Clock {
  const start = process.hrtime.bigint();
  const now = () => Number(process.hrtime.bigint() - start);
  return {
    now,
    after: (delay, action) => {
      const due = now() + Math.max(0, delay);
      const wait = () => {
        const left = (due - now()) / 1e6;
        if (left <= 0) action();
        else if (left > 2) setTimeout(wait, Math.floor(left) - 1);
        else setImmediate(wait);
      };
      setImmediate(wait);
    },
  };
}
