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

/** Leaves of a body what runs at the width: the branch for 32 bits ends with a return. */
function forWidth(body: string, bits: 32 | 64): string {
  const branch = / {2}if \(sizeof<T>\(\) == 4\) (?:\{\n[\s\S]*?\n {2}\}|return .*)\n?/.exec(body);
  if (branch === null) return body;
  return bits === 32 ? body.slice(0, branch.index) + branch[0] : body.replace(branch[0], "");
}
