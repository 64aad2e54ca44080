/** Fields of the records that the engine reads, one 32-bit word each, in the order in which assembly/plan.ts
 * declares them; what they mean is said there. */
export const layerFields = [
  ...(["inputs", "units", "inputStride", "stride", "activation"] as const),
  ...(["kernel", "bias", "kernelGradient", "biasGradient", "transposed", "outputs", "delta"] as const),
] as const;

export const planFields = [
  ...(["layerCount", "layers", "zeros"] as const),
  ...(["rows", "labels", "order", "batchSize", "batch", "logits", "softplus", "probabilities", "totals"] as const),
  ...(["rule", "parameterCount", "parameters", "gradients", "firstState", "secondState"] as const),
  ...(["multiplierCount", "multipliers"] as const),
] as const;

export type LayerRecord = Readonly<Record<(typeof layerFields)[number], number>>;
export type PlanRecord = Readonly<Record<(typeof planFields)[number], number>>;

export function layerWords(record: LayerRecord): number[] {
  return layerFields.map((field) => record[field]);
}

export function planWords(record: PlanRecord): number[] {
  return planFields.map((field) => record[field]);
}
