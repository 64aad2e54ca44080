/** A dot of a beeswarm: which item it stands for, and its height above the middle of the row, in pixels. */
export interface Dot {
  readonly item: number;
  readonly height: number;
}

const bins = 100;

/** Heights of dots so that a row is as thick as its dots are dense, as in SHAP's summary plot: dots of the same bin, a
 * hundredth of the row's range wide, are stacked alternately above and below, and the highest stack fills the row.
 * A dot that another one would cover, on the same half pixel, is left out.
 * @param values one a dot; a stack follows their order
 * @param at position of a value along the row, in pixels
 * @param halfHeight of a row, in pixels
 * @see shap 0.39, plots/_beeswarm.py */
export function beeswarm(values: readonly number[], at: (value: number) => number, halfHeight: number): readonly Dot[] {
  const layers = stackLayers(values);
  const thickest = layers.reduce((most, layer) => Math.max(most, layer + 1), 1);
  const step = halfHeight / thickest;
  const seen = new Map<string, Dot>();
  layers.forEach((layer, item) => {
    const height = layer * step;
    seen.set(`${Math.round(2 * at(values[item]))} ${Math.round(2 * height)}`, { item, height });
  });
  return [...seen.values()];
}

/** 0, -1, 1, -2, 2 and so on for the dots of each bin, in their order. */
function stackLayers(values: readonly number[]): readonly number[] {
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  const filled = new Map<number, number>();
  return values.map((value) => {
    const bin = span === 0 ? 0 : Math.round((bins * (value - least)) / span);
    const count = filled.get(bin) ?? 0;
    filled.set(bin, count + 1);
    return Math.ceil(count / 2) * (count % 2 === 0 ? 1 : -1);
  });
}
