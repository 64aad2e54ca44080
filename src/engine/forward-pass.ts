import type { Arena, Region } from "./arena";
import type { Network, Weights } from "./network";
import { type NetworkMemory, reserveNetwork, writeLayerTable, writeWeights } from "./network-memory";

/** A network with its weights in an engine, ready for the forward pass. */
export interface ForwardPass {
  readonly memory: NetworkMemory;
  /** Computes the outputs of every layer; the last layer is left at its sums.
   * @param rows each padded to whole vectors
   * @param count at most as many as there is room for */
  run(rows: Region, count: number): void;
}

/** Reserves room for a network and for the outputs of at most the given rows, and writes its weights there. */
export function reserveForwardPass(arena: Arena, network: Network, weights: Weights, batchRows: number): ForwardPass {
  const memory = reserveNetwork(arena, network, batchRows);
  const plan = arena.reserve(12);
  writeLayerTable(arena, memory);
  writeWeights(memory, arena.numbers(memory.parameters), weights);
  arena.integers(plan).set([memory.layers.length, memory.layerTable.at, memory.zeros.at]);
  return { memory, run: (rows, count) => arena.engine.forward(plan.at, rows.at, count) };
}
