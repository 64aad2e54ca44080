/** Seconds of the epoch by this machine's clock. For what happens on a live network alone: nothing that is published as
 * reproducible may depend on it. */
export const wallClock = (): number => (performance.timeOrigin + performance.now()) / 1000;
