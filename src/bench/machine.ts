import { availableParallelism, cpus, loadavg } from "node:os";

/** Where the times were taken. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** Processes that wanted to run, mean of the minute before: above 0 without the benchmark, the times are too long. */
  readonly load: number;
  readonly node: string;
  readonly v8: string;
}

export function describeMachine(): Machine {
  const { node, v8 } = process.versions;
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown processor",
    cores: availableParallelism(),
    load: loadavg()[0],
    node,
    v8,
  };
}
