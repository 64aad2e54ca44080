import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { expect, test } from "vitest";

/** The folders of src/ in the order in which data flows through them: a file imports from its own folder or an earlier one. */
const stages = [
  "foundation",
  "environment",
  "dataset",
  "capture",
  "preprocess",
  "engine",
  "tensorflow",
  "classifiers",
  "explanation",
  "evaluation",
  "testbed",
  "detector",
  "figures",
  "deployment",
  "demonstration",
  "claims",
  "page",
  "report",
  "reproduction",
  "notebook",
  "commands",
  "bench",
  "jupyter",
];

const source = join(__dirname, "..", "src");
const files = sourceFiles(source).filter((file) => !file.startsWith("engine/assembly/"));

interface Import {
  readonly file: string;
  readonly imported: string;
}

const imports: Import[] = files.flatMap((file) =>
  [...read(file).matchAll(/from "(\.[^"]+)"/g)].map(([, path]) => ({
    file,
    imported: `${posix.normalize(posix.join(posix.dirname(file), path))}.ts`,
  })),
);

test("every folder of src is a stage with a place in the order", () => {
  const folders = new Set(files.filter((file) => file.includes("/")).map(stageOf));
  expect([...folders].filter((folder) => !stages.includes(folder))).toEqual([]);
});

test("nothing imports from a later stage", () => {
  const upward = imports.filter(
    ({ file, imported }) => file.includes("/") && stages.indexOf(stageOf(imported)) > stages.indexOf(stageOf(file)),
  );
  expect(upward).toEqual([]);
});

test("no file imports itself by way of others", () => {
  const free = new Set<string>();
  let freed = true;
  while (freed) {
    const next = files.filter(
      (file) => !free.has(file) && imports.every((edge) => edge.file !== file || free.has(edge.imported)),
    );
    for (const file of next) free.add(file);
    freed = next.length > 0;
  }
  expect(files.filter((file) => !free.has(file))).toEqual([]);
});

test("no source uses a function whose last bits differ between hosts, or a number that nobody seeded", () => {
  const hostDependent =
    /Math\.(random|exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|tanh|sinh|cosh|hypot|cbrt)\b|Date\.now/;
  expect(files.filter((file) => hostDependent.test(read(file)))).toEqual([]);
});

/** What is live has to know when things happen; nothing else looks at a clock, but to say how long it took. */
const clocks = ["foundation/wall-clock.ts", "testbed/live/real-time.ts"];
const mayTellTime = /^(testbed\/live|deployment\/response|demonstration)\//;

test("only what is live tells the time, by two clocks", () => {
  const reads = /timeOrigin|hrtime|new Date\(\)/;
  const readers = files.filter((file) => reads.test(read(file)));
  expect(readers.filter((file) => !clocks.includes(file))).toEqual([]);
  const users = imports.filter(({ imported }) => clocks.includes(imported)).map(({ file }) => file);
  expect(users.filter((file) => !mayTellTime.test(file))).toEqual([]);
});

function stageOf(file: string): string {
  return file.split("/")[0];
}

function read(file: string): string {
  return readFileSync(join(source, file), "utf8");
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return name.endsWith(".ts") ? [relative(source, path).replaceAll("\\", "/")] : [];
  });
}
