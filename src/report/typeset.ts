import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { DataError, EnvironmentError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";

const compilerPackage = "@myriaddreamin/typst-ts-node-compiler";
/** Every font of the report. They are handed over, since the compiler prefers the machine's fonts to its own. */
const fonts = [
  "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  "source-serif-4/700Bold/SourceSerif4_700Bold.ttf",
  "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  "source-code-pro/400Regular/SourceCodePro_400Regular.ttf",
].map((file) => `@expo-google-fonts/${file}`);

/** Typesets a Typst file. Equal files give equal bytes: no clock, and no font of the machine, is in them.
 * @param root folder that absolute paths in Typst start from
 * @param file path of the file below it
 * @param replaced files that are not read from the disk, by their path below the root
 * @returns a PDF
 * @throws EnvironmentError when the compiler is not installed here; DataError when it refuses the file, with its reason */
export function typeset(root: string, file: string, replaced: Readonly<Record<string, string>> = {}): Uint8Array {
  const compiler = openCompiler(root);
  for (const [path, text] of Object.entries(replaced)) compiler.mapShadow(join(root, path), Buffer.from(text));
  const outcome = compiler.compile({ mainFilePath: join(root, file) });
  const problem = outcome.takeError() ?? outcome.takeWarnings();
  const document = outcome.result;
  if (problem === null && document !== null) return new Uint8Array(compiler.pdf(document, { creationTimestamp: 0 }));
  const [first] = problem === null ? [] : (compiler.fetchDiagnostics(problem) as Diagnostic[]);
  const { message = "no reason given", path = file, range } = first ?? {};
  throw new DataError(`${path}, line ${(range?.start.line ?? 0) + 1}: Typst says "${message}". Correct the file.`);
}

interface Diagnostic {
  readonly message: string;
  readonly path: string;
  readonly range?: { readonly start: { readonly line: number } };
}

function openCompiler(root: string): NodeCompiler {
  const load = createRequire(join(packageRoot, "package.json"));
  try {
    const { NodeCompiler: compilers } = load(compilerPackage) as { NodeCompiler: typeof NodeCompiler };
    const fontBlobs = fonts.map((font) => readFileSync(load.resolve(font)));
    return compilers.create({ workspace: root, fontArgs: [{ fontBlobs }] });
  } catch (error) {
    throw new EnvironmentError(
      `The report needs ${compilerPackage} and its fonts: ${(error as Error).message.split("\n")[0]}. Run npm ci.`,
    );
  }
}
