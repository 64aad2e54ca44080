import type { Clock, Nanoseconds } from "../network/virtual-time";

interface Pending {
  readonly due: Nanoseconds;
  readonly action: () => void;
}

/** A clock that runs by itself. Actions run at their time or a little later, in the order of their times. Timers alone would miss by
 * a millisecond, so the last two are waited for in turns of the event loop. */
export function realTime(): Clock {
  const start = process.hrtime.bigint();
  const now = () => Number(process.hrtime.bigint() - start);
  const pending: Pending[] = [];
  const runDue = () => {
    while (pending.length > 0 && pending[0].due <= now()) pending.shift()?.action();
  };
  const waitFor = (due: Nanoseconds) => {
    const left = (due - now()) / 1e6;
    if (left <= 0) runDue();
    else if (left > 2) setTimeout(waitFor, Math.floor(left) - 1, due);
    else setImmediate(waitFor, due);
  };
  return {
    now,
    after: (delay, action) => {
      const due = now() + Math.max(0, delay);
      const place = pending.findIndex((other) => other.due > due);
      pending.splice(place === -1 ? pending.length : place, 0, { due, action });
      setImmediate(waitFor, due);
    },
  };
}
