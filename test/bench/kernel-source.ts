import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "..", "..", "src", "engine", "assembly");
const source = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .join("\n");

/** Bodies of the engine's kernels by name. */
const bodies = new Map(
  [
    ...source.matchAll(/\nfunction (\w+)[\s\S]*?\{\n([\s\S]*?)\n\}/g),
    ...source.matchAll(/export function (\w+)[\s\S]*?\{\n([\s\S]*?)\n\}/g),
  ].map(([, name, body]) => [name, body]),
);

/** Counts the vector operations with one of the given names in a kernel and in all that it calls, each loop's body once. */
export function countOperations(kernel: string, bits: 32 | 64, names: readonly string[]): number {
  const body = forWidth(bodies.get(kernel) ?? "", bits);
  const own = [...body.matchAll(/(?:v128|f32x4|f64x2)\.(\w+)/g)].filter(([, name]) => names.includes(name)).length;
  const called = [...body.matchAll(/(?<![.\w])(\w+)(?:<\w+>)?\(/g)].filter(([, name]) => bodies.has(name));
  return called.reduce((sum, [, name]) => sum + countOperations(name, bits, names), own);
}

const branches = / {2}if \(sizeof<T>\(\) == 4\) (return .*|\{\n[\s\S]*?\n {2}\})(?: else (\{\n[\s\S]*?\n {2}\}))?/;

/** Leaves of a body what runs at the width. */
function forWidth(body: string, bits: 32 | 64): string {
  const found = branches.exec(body);
  if (found === null) return body;
  const [whole, narrow, wide = ""] = found;
  const before = body.slice(0, found.index);
  const after = body.slice(found.index + whole.length);
  if (bits === 64) return before + wide + after;
  return before + narrow + (narrow.includes("return") ? "" : after);
}
