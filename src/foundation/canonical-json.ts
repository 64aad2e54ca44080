/** JSON whose bytes depend on the value alone: keys in code-unit order, two-space indentation, a final newline.
 * Arrays of numbers and short texts stay on one line. A value that JSON cannot hold (undefined, NaN, an infinity) throws. */
export function canonicalJson(value: unknown): string {
  return `${print(value, "", "$")}\n`;
}

function print(value: unknown, indent: string, path: string): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number") return printNumber(value, path);
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return printArray(Array.from(value as ArrayLike<unknown>), indent, path);
  if (typeof value === "object") return printObject(value as Record<string, unknown>, indent, path);
  throw new TypeError(`${path} is ${typeof value}, which JSON cannot hold`);
}

function printNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new TypeError(`${path} is ${value}, which JSON cannot hold`);
  return JSON.stringify(value);
}

function printArray(items: readonly unknown[], indent: string, path: string): string {
  const inner = `${indent}  `;
  const printed = items.map((item, i) => print(item, inner, `${path}[${i}]`));
  const onOneLine = items.every((item) => typeof item !== "object" || item === null);
  if (onOneLine) return `[${printed.join(", ")}]`;
  return `[\n${printed.map((item) => inner + item).join(",\n")}\n${indent}]`;
}

function printObject(record: Record<string, unknown>, indent: string, path: string): string {
  const inner = `${indent}  `;
  const keys = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort();
  if (keys.length === 0) return "{}";
  const printed = keys.map((key) => `${inner}${JSON.stringify(key)}: ${print(record[key], inner, `${path}.${key}`)}`);
  return `{\n${printed.join(",\n")}\n${indent}}`;
}

/** The number rounded to the given count of decimals, as published; half away from zero is decided by toFixed. -0 becomes 0.
 * @example roundTo(0.968784, 5) // 0.96878 */
export function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals)) + 0;
}
