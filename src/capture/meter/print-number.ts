/** A number as C prints it with %.*f: exact ties go to the even digit, where toFixed goes up.
 * @example printFixed(0.0625, 3) // "0.062" */
export function printFixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  const halves = value * 2 * 10 ** decimals;
  if (!Number.isInteger(halves) || halves % 2 === 0) return text;
  const isTie = /^50*$/.test(value.toFixed(100).split(".")[1].slice(decimals));
  const isOdd = Number(text.at(-1)) % 2 === 1;
  return isTie && isOdd ? ((halves - 1) / 2 / 10 ** decimals).toFixed(decimals) : text;
}

/** ra's -H: three decimals of the number scaled below 1,000; then the scale is multiplied out.
 * @example expandedMetric(276914.2) // "276914" */
export function expandedMetric(value: number): string {
  let scaled = value;
  let thousands = 0;
  while (scaled >= 1000) {
    scaled /= 1000;
    thousands++;
  }
  return expandThousands(printFixed(scaled, 3), thousands);
}

const suffixes = ["", "K", "M", "G", "T"];

/** A number that ra printed with -H, without its suffix.
 * @example expandSuffix("276.914K") // "276914" */
export function expandSuffix(text: string): string {
  const thousands = Math.max(0, suffixes.indexOf(text.slice(-1)));
  return expandThousands(thousands > 0 ? text.slice(0, -1) : text.trim(), thousands);
}

function expandThousands(printed: string, thousands: number): string {
  if (thousands === 0) return String(Number(printed));
  return String(Math.round(Number(printed) * 1000) * 1000 ** (thousands - 1));
}
