import { readEngine } from "./engine-file";

/** Which floating-point numbers the engine computes with. */
export type Precision = "float32" | "float64";

type Train = (plan: number, count: number) => void;
type Evaluate = (plan: number, rows: number, labels: number, count: number) => void;
type Forward = (plan: number, rows: number, count: number) => void;
type Activate = (kind: number, values: number, count: number) => void;
type Update = (
  rule: number,
  parameters: number,
  gradients: number,
  first: number,
  second: number,
  count: number,
  multipliers: number,
) => void;

interface EngineExports {
  readonly memory: WebAssembly.Memory;
  heapBase(): number;
  readonly trainEpoch32: Train;
  readonly trainEpoch64: Train;
  readonly evaluate32: Evaluate;
  readonly evaluate64: Evaluate;
  readonly forward32: Forward;
  readonly forward64: Forward;
  readonly activate32: Activate;
  readonly activate64: Activate;
  readonly update32: Update;
  readonly update64: Update;
}

/** One instance of the engine, with a memory of its own and the kernels of one precision (assembly/index.ts). */
export interface EngineInstance {
  readonly memory: WebAssembly.Memory;
  /** First free byte of the memory. */
  readonly heapBase: number;
  readonly trainEpoch: Train;
  readonly evaluate: Evaluate;
  readonly forward: Forward;
  readonly activate: Activate;
  readonly update: Update;
}

let compiled: WebAssembly.Module | undefined;

/** A new instance; the engine is compiled once a process.
 * @throws EnvironmentError when the compiled engine is not there */
export function engineInstance(precision: Precision): EngineInstance {
  compiled ??= new WebAssembly.Module(readEngine());
  const engine = new WebAssembly.Instance(compiled, {}).exports as unknown as EngineExports;
  const { memory } = engine;
  const heapBase = engine.heapBase();
  const { activate64: activate } = engine;
  if (precision === "float32") {
    const { trainEpoch32: trainEpoch, evaluate32: evaluate, forward32: forward, update32: update } = engine;
    return { memory, heapBase, trainEpoch, evaluate, forward, activate, update };
  }
  const { trainEpoch64: trainEpoch, evaluate64: evaluate, forward64: forward, update64: update } = engine;
  return { memory, heapBase, trainEpoch, evaluate, forward, activate, update };
}
