/** Below it every half is a double. */
const halvesEnd = 2 ** 52;

/** The number that C prints with %.*f: the nearest with so many decimals, of two equally near the one with the even last digit.
 * @example printed(0.0625, 3) // 0.062 */
export function printed(value: number, decimals: number): number {
  const unit = 10 ** decimals;
  const product = value * unit; // rounded, but never across a half: what is no half lies on the right side of it
  const isClear = product < halvesEnd && product - Math.floor(product) !== 0.5;
  return isClear ? Math.round(product) / unit : printedByDigits(value, decimals);
}

/** The same by the exact decimal digits of the value; toFixed takes exact ties up. */
function printedByDigits(value: number, decimals: number): number {
  const rounded = Number(value.toFixed(decimals));
  const halves = value * 2 * 10 ** decimals;
  if (!Number.isInteger(halves) || halves % 2 === 0) return rounded;
  const isTie = /^50*$/.test(value.toFixed(100).split(".")[1].slice(decimals));
  const isOdd = Number(value.toFixed(decimals).at(-1)) % 2 === 1;
  return isTie && isOdd ? (halves - 1) / 2 / 10 ** decimals : rounded;
}

/** ra's -H: three decimals of the number scaled below 1,000; then the scale is multiplied out.
 * @example expandedMetric(276914.2) // 276914 */
export function expandedMetric(value: number): number {
  let scaled = value;
  let thousands = 0;
  while (scaled >= 1000) {
    scaled /= 1000;
    thousands++;
  }
  return expandThousands(printed(scaled, 3), thousands);
}

const suffixes = ["", "K", "M", "G", "T"];

/** A number that ra printed with -H, without its suffix.
 * @example expandSuffix("276.914K") // 276914 */
export function expandSuffix(text: string): number {
  const thousands = Math.max(0, suffixes.indexOf(text.slice(-1)));
  return expandThousands(Number(thousands > 0 ? text.slice(0, -1) : text), thousands);
}

function expandThousands(number: number, thousands: number): number {
  return thousands === 0 ? number : Math.round(number * 1000) * 1000 ** (thousands - 1);
}
