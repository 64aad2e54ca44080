import type { Arena, Region } from "../engine/arena";
import { reserveForwardPass } from "../engine/forward-pass";
import type { Network, Weights } from "../engine/network";
import { padded } from "../engine/network-memory";
import { writeRows } from "../engine/padded-rows";
import type { Matrix } from "../foundation/matrix";

/** What a layer computes for each row, in an engine's memory. */
export interface LayerValues {
  /** Numbers from one row to the next; those beyond the layer's units are padding. */
  readonly stride: number;
  readonly sums: Region;
  /** The activation of the sums, and its derivative there. */
  readonly outputs: Region;
  readonly slopes: Region;
}

/** Rows, and what every layer of a network computes of them. */
export interface NetworkValues {
  /** Rows that there is room for. */
  readonly capacity: number;
  /** Padded as the layers' are. */
  readonly rows: Region;
  /** First layer first. */
  readonly layers: readonly LayerValues[];
  /** Computes all of it for count rows from the given one on, at most as many as there is room for. */
  compute(rows: Matrix, from: number, count: number): void;
}

/** Puts a network, layer by layer, into an engine of float64. */
export function reserveNetworkValues(
  arena: Arena,
  { inputs, layers }: Network,
  weights: Weights,
  capacity: number,
): NetworkValues {
  const { engine } = arena;
  const region = arena.reserveNumbers(capacity * padded(inputs));
  const values: LayerValues[] = [];
  const steps = layers.map((layer, l) => {
    const [width, below] = l === 0 ? [inputs, region] : [layers[l - 1].units, values[l - 1].outputs];
    const pass = reserveForwardPass(arena, { inputs: width, layers: [layer] }, [weights[l]], capacity);
    const { stride, activation, outputs: sums } = pass.memory.layers[0];
    const [outputs, slopes] = [arena.reserve(sums.bytes), arena.reserve(sums.bytes)];
    values.push({ stride, sums, outputs, slopes });
    return (count: number) => {
      pass.run(below, count);
      arena.bytes(outputs).set(arena.bytes(sums));
      engine.activate(activation, outputs.at, count * stride);
      engine.slopes(activation, outputs.at, slopes.at, count * stride);
    };
  });
  const compute = (rows: Matrix, from: number, count: number) => {
    writeRows(arena.doubles(region), rows, from, count);
    for (const step of steps) step(count);
  };
  return { capacity, rows: region, layers: values, compute };
}
