import fc from "fast-check";

/** Labels and probabilities with many ties: 1 to 40 rows, probabilities in steps of 1/20. */
export const scoredRows = fc
  .array(fc.record({ label: fc.nat(1), twentieths: fc.nat(20) }), { minLength: 1, maxLength: 40 })
  .map((rows) => ({
    labels: Uint8Array.from(rows, ({ label }) => label),
    probabilities: Float64Array.from(rows, ({ twentieths }) => twentieths / 20),
  }));
