const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;

/** Up to this many digits the whole number that they spell is exact in float64, and so is the power of ten below it. */
const exactDigits = 15;
const powersOfTen = Float64Array.from({ length: exactDigits + 1 }, (_, exponent) => Number(`1e${exponent}`));

const decimal = /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/;

/** The float64 nearest to a decimal number written in ASCII, bit for bit what Number(text) gives.
 * Up to 15 digits it is one exact whole number divided by an exact power of ten, so rounded once.
 * @param bytes holds the text
 * @param start first byte of the number
 * @param end byte after its last
 * @returns NaN when the text is not of the form -12.5e-3 (minus, point and exponent optional) or is beyond float64
 * @see Clinger 1990, How to read floating point numbers accurately, PLDI */
export function parseDecimal(bytes: Buffer, start: number, end: number): number {
  const negative = bytes[start] === minus;
  const first = negative ? start + 1 : start;
  let digits = 0;
  let whole = 0;
  let pointAt = -1;
  for (let i = first; i < end; i++) {
    const digit = bytes[i] - zero;
    if (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit;
      digits++;
    } else if (bytes[i] === point && pointAt < 0 && i > first && i < end - 1) pointAt = i;
    else return parseSlowly(bytes, start, end);
  }
  if (digits === 0 || digits > exactDigits) return parseSlowly(bytes, start, end);
  const value = pointAt < 0 ? whole : whole / powersOfTen[end - pointAt - 1];
  return negative ? -value : value;
}

/** The same through Number, for exponents, more digits, and what is no number. */
function parseSlowly(bytes: Buffer, start: number, end: number): number {
  const text = bytes.toString("latin1", start, end);
  const value = decimal.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}
