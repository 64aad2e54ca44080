import type { Arena, Region } from "./arena";
import { type PlanRecord, planFields, planWords } from "./engine-records";
import type { ExamplesMemory } from "./examples";
import type { Network } from "./network";
import { type NetworkMemory, padded, reserveNetwork, writeLayerTable } from "./network-memory";
import type { UpdateRule } from "./update-rule";

/** Rows that the engine evaluates at a time (assembly/step.ts). */
const evaluatedRows = 64;

/** Room for all that training touches, but for the examples. */
export interface TrainingMemory {
  readonly network: NetworkMemory;
  readonly plan: Region;
  readonly order: Region;
  readonly multipliers: Region;
  readonly totals: Region;
  readonly scratch: Readonly<Record<"batch" | "logits" | "softplus" | "probabilities", Region>>;
  readonly states: readonly [Region, Region];
}

/** @param rows training rows: the most an epoch may meet */
export function reserveTraining(
  arena: Arena,
  network: Network,
  rows: number,
  batchSize: number,
  rule: UpdateRule,
): TrainingMemory {
  const capacity = padded(Math.max(batchSize, evaluatedRows));
  const laidOut = reserveNetwork(arena, network, capacity);
  const perRow = () => arena.reserve(capacity * 8);
  const state = () => arena.reserveNumbers(laidOut.parameterCount);
  return {
    network: laidOut,
    plan: arena.reserve(planFields.length * 4),
    order: arena.reserve(rows * 4),
    multipliers: arena.reserve(Math.ceil(rows / batchSize) * rule.count * 8),
    totals: arena.reserve(16),
    scratch: {
      batch: arena.reserveNumbers(batchSize * padded(network.inputs)),
      logits: perRow(),
      softplus: perRow(),
      probabilities: perRow(),
    },
    states: [state(), state()],
  };
}

/** Writes the records that tell the engine where everything lies. */
export function writeRecords(
  arena: Arena,
  memory: TrainingMemory,
  training: ExamplesMemory,
  batchSize: number,
  rule: UpdateRule,
): void {
  const { network, order, multipliers, totals, scratch, states } = memory;
  const record: PlanRecord = {
    layerCount: network.layers.length,
    layers: network.layerTable.at,
    zeros: network.zeros.at,
    rows: training.rows.at,
    labels: training.labels.at,
    order: order.at,
    batchSize,
    batch: scratch.batch.at,
    logits: scratch.logits.at,
    softplus: scratch.softplus.at,
    probabilities: scratch.probabilities.at,
    totals: totals.at,
    rule: rule.kind,
    parameterCount: network.parameterCount,
    parameters: network.parameters.at,
    gradients: network.gradients.at,
    firstState: states[0].at,
    secondState: states[1].at,
    multiplierCount: rule.count,
    multipliers: multipliers.at,
  };
  writeLayerTable(arena, network);
  arena.integers(memory.plan).set(planWords(record));
}
