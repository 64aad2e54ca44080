/** The colours of SHAP's plots: blue for low values and for what pushes down, red for high values and for what pushes up.
 * A feature that does not vary is grey. */
export const shapColours = { low: "#008bfb", high: "#ff0051", constant: "#777777" } as const;

export const shapScale = [
  [0, shapColours.low],
  [1, shapColours.high],
] as const;
