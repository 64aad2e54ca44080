import { performance } from "node:perf_hooks";
import { local, unrolled, vector, vectorLoop } from "./simd-module";

/** Nanoseconds an operation on a vector of four float32, at best, when nothing waits and nothing is loaded. */
export interface VectorRates {
  /** One multiplication and one addition. */
  readonly multiplyAdd: number;
  readonly division: number;
  readonly root: number;
}

/** As many as registers allow, next to two constants and the one that V8 keeps for itself: enough to hide every latency. */
const vectors = 13;

const vectorCodes = {
  multiplyAdd: (own: number) => [...local(own), ...local(1), ...vector.multiply, ...local(2), ...vector.add],
  division: (own: number) => [...local(1), ...local(own), ...vector.divide],
  root: (own: number) => [...local(own), ...local(2), ...vector.add, ...vector.root],
};

/** Measures what V8 gets out of this processor's vector units. */
export function measureVectorRates(): VectorRates {
  return {
    multiplyAdd: nanoseconds(vectorCodes.multiplyAdd),
    division: nanoseconds(vectorCodes.division),
    root: nanoseconds(vectorCodes.root),
  };
}

/** Smallest of many short timings, after enough calls for V8 to have optimised the loop. */
function nanoseconds(next: (own: number) => number[]): number {
  const run = vectorProgram(next);
  for (let call = 0; call < 400; call++) run(500);
  const passes = 5_000;
  const timings = Array.from({ length: 100 }, () => {
    const start = performance.now();
    run(passes);
    return performance.now() - start;
  });
  return (Math.min(...timings) * 1e6) / (passes * unrolled * vectors);
}

function vectorProgram(next: (own: number) => number[]): (passes: number) => number {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(vectorLoop(vectors, next)));
  return exports.run as (passes: number) => number;
}
