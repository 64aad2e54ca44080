const minus = "\u2212";

/** A number with a fixed count of decimals and a true minus sign.
 * @example decimals(-0.209, 2) // "−0.21" */
export function decimals(value: number, count: number): string {
  const digits = Math.abs(value).toFixed(count);
  return value < 0 && Number(digits) !== 0 ? minus + digits : digits;
}

/** As decimals, with a plus sign before what is greater than zero: for differences.
 * @example signed(0.004, 3) // "+0.004" */
export function signed(value: number, count: number): string {
  const text = decimals(value, count);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A share as a percentage.
 * @example percent(0.0312, 2) // "3.12 %" with a no-break space */
export function percent(share: number, count: number): string {
  return `${decimals(share * 100, count)}\u00a0%`;
}

/** A whole number with thousands set apart by a thin no-break space, from five digits on.
 * @example grouped(16318) // "16 318" */
export function grouped(count: number): string {
  const digits = String(count);
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, "\u202f");
}
