import { readEngine } from "./engine-file";

/** Which floating-point numbers the engine computes with. */
export type Precision = "float32" | "float64";

/** The kernels of one precision; addresses and counts as assembly/index.ts says. */
interface Kernels {
  trainEpoch(plan: number, count: number): void;
  evaluate(plan: number, rows: number, labels: number, count: number): void;
  forward(plan: number, rows: number, count: number): void;
  activate(code: number, values: number, count: number): void;
  update(
    rule: number,
    parameters: number,
    gradients: number,
    first: number,
    second: number,
    count: number,
    multipliers: number,
  ): void;
}

/** One instance of the engine, with a memory of its own. */
export interface EngineInstance extends Kernels, DoubleKernels {
  readonly memory: WebAssembly.Memory;
  /** First free byte of the memory. */
  readonly heapBase: number;
  /** activate() for float64 in either precision. */
  readonly activateDoubles: Kernels["activate"];
}

/** What is computed in float64 alone; addresses and counts as the files of assembly/ say. */
interface DoubleKernels {
  /** For count logits z: ln(1 + e^z) and 1 / (1 + e^(-z)). */
  softplusAndSigmoid(logits: number, softplus: number, probabilities: number, count: number): void;
  /** Derivatives of an activation from its outputs. */
  slopes(code: number, outputs: number, slopes: number, count: number): void;
  /** The rescale rule between one row and count others, multipliers in place. */
  rescale(
    multipliers: number,
    sums: number,
    outputs: number,
    slopes: number,
    otherSums: number,
    otherOutputs: number,
    count: number,
    stride: number,
    smallest: number,
  ): void;
  /** Mean over count other rows of multiplier times difference, column by column. */
  meanContributions(
    multipliers: number,
    row: number,
    others: number,
    means: number,
    count: number,
    stride: number,
  ): void;
}

type Exports<Bits extends string> = { [Name in keyof Kernels as `${Name}${Bits}`]: Kernels[Name] };

type EngineExports = Exports<"32"> &
  Exports<"64"> &
  DoubleKernels &
  Pick<EngineInstance, "memory"> & { heapBase(): number };

let compiled: WebAssembly.Module | undefined;

/** A new instance; the engine is compiled once a process.
 * @throws EnvironmentError when the compiled engine is not there */
export function engineInstance(precision: Precision): EngineInstance {
  compiled ??= new WebAssembly.Module(readEngine());
  const engine = new WebAssembly.Instance(compiled, {}).exports as unknown as EngineExports;
  return {
    memory: engine.memory,
    heapBase: engine.heapBase(),
    activateDoubles: engine.activate64,
    softplusAndSigmoid: engine.softplusAndSigmoid,
    slopes: engine.slopes,
    rescale: engine.rescale,
    meanContributions: engine.meanContributions,
    ...(precision === "float32" ? kernels32(engine) : kernels64(engine)),
  };
}

function kernels32(engine: EngineExports): Kernels {
  return {
    trainEpoch: engine.trainEpoch32,
    evaluate: engine.evaluate32,
    forward: engine.forward32,
    activate: engine.activate32,
    update: engine.update32,
  };
}

function kernels64(engine: EngineExports): Kernels {
  return {
    trainEpoch: engine.trainEpoch64,
    evaluate: engine.evaluate64,
    forward: engine.forward64,
    activate: engine.activate64,
    update: engine.update64,
  };
}
