import type { LayerValues } from "./layer-values";
import type { Multipliers } from "./multiplier-layers";
import { rescaleMultiplier } from "./rescale-multiplier";

/** Multiplies by the rescale rule of DeepLIFT, in place: from the outputs of a layer to its sums, by the ratio of their
 * differences between the explained row and each background row.
 * @param multipliers of the outputs, then of the sums; the padding is left alone
 * @param explained the layer's values for the explained row alone
 * @param slopes of the activation there, one a unit */
export function applyRescaleRule(
  { values, stride }: Multipliers,
  explained: LayerValues,
  slopes: Float64Array,
  background: LayerValues,
): void {
  const units = slopes.length;
  const { sums, outputs } = explained;
  const { sums: otherSums, outputs: otherOutputs } = background;
  const rows = otherSums.length / units;
  for (let row = 0; row < rows; row++) {
    const from = row * units;
    const to = row * stride;
    for (let unit = 0; unit < units; unit++) {
      const difference = sums[unit] - otherSums[from + unit];
      const outputDifference = outputs[unit] - otherOutputs[from + unit];
      values[to + unit] *= rescaleMultiplier(outputDifference, difference, slopes[unit]);
    }
  }
}
