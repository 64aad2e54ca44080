/** Nanoseconds since the clock began; always a whole number. */
export type Nanoseconds = number;

/** A clock by which actions can be put off. */
export interface Clock {
  now(): Nanoseconds;
  /** Runs the action once, after delay >= 0 (rounded to a nanosecond). */
  after(delay: Nanoseconds, action: () => void): void;
}

/** Virtual time: actions run in the order of their times, and in the order they were asked for when times are equal. */
export interface VirtualTime extends Clock {
  /** Runs actions until none is left. */
  run(): void;
}

interface Event {
  readonly time: Nanoseconds;
  readonly order: number;
  readonly action: () => void;
}

export const milliseconds = (count: number): Nanoseconds => Math.round(count * 1e6);
export const seconds = (count: number): Nanoseconds => Math.round(count * 1e9);

/** Virtual time that begins at 0, with nothing to do. */
export function virtualTime(): VirtualTime {
  const heap: Event[] = [];
  let now = 0;
  let order = 0;
  return {
    now: () => now,
    after: (delay, action) => push(heap, { time: now + Math.max(0, Math.round(delay)), order: order++, action }),
    run: () => {
      for (let event = pop(heap); event !== undefined; event = pop(heap)) {
        now = event.time;
        event.action();
      }
    },
  };
}

const before = (a: Event, b: Event) => a.time < b.time || (a.time === b.time && a.order < b.order);

/** Adds to a binary heap whose root is the earliest event. */
function push(heap: Event[], event: Event): void {
  let at = heap.push(event) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(event, heap[parent])) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = event;
}

/** Removes and returns the earliest event. */
function pop(heap: Event[]): Event | undefined {
  const earliest = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return earliest;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child + 1 < heap.length && before(heap[child + 1], heap[child])) child++;
    if (child >= heap.length || !before(heap[child], last)) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = last;
  return earliest;
}
