import { readFileSync } from "node:fs";
import { installedFile } from "../figures/installed-file";
import { DataError, EnvironmentError } from "../foundation/errors";

/** Every font of the report: the compiler is WebAssembly and sees none of the machine. */
const fonts = [
  "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  "source-serif-4/700Bold/SourceSerif4_700Bold.ttf",
  "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  "source-code-pro/400Regular/SourceCodePro_400Regular.ttf",
].map((file) => `@expo-google-fonts/${file}`);

/** What the compiler gives back: a PDF, or what it has to say, as "/paper/report.typ:4:4: error: ...". */
interface Outcome {
  readonly result?: Uint8Array;
  readonly diagnostics?: readonly string[];
}

const asLines = 2;

/** Typesets a Typst file. Equal files give equal bytes on every machine: no clock and no font of the machine is in them.
 * @param files by their absolute path in Typst, for instance "/paper/report.typ"
 * @param main path of the file that is typeset
 * @returns a PDF
 * @throws EnvironmentError when the compiler is not installed here; DataError when it refuses the file, with its reason */
export async function typeset(files: ReadonlyMap<string, Uint8Array>, main: string): Promise<Uint8Array> {
  const compiler = await openCompiler();
  for (const [path, content] of files) {
    if (path.endsWith(".typ")) compiler.add_source(path, Buffer.from(content).toString("utf8"));
    else compiler.map_shadow(path, content);
  }
  const { result, diagnostics = [] } = compiler.compile(main, undefined, "pdf", asLines) as Outcome;
  compiler.free();
  if (result !== undefined) return result;
  throw new DataError(`The report cannot be typeset: ${diagnostics.join("; ")}. Correct the file.`);
}

async function openCompiler() {
  try {
    const typst = await import("@myriaddreamin/typst-ts-web-compiler");
    typst.initSync({ module: readFileSync(installedFile("@myriaddreamin/typst-ts-web-compiler/wasm")) });
    const builder = new typst.TypstCompilerBuilder();
    builder.set_dummy_access_model();
    for (const font of fonts) await builder.add_raw_font(readFileSync(installedFile(font)));
    return await builder.build();
  } catch (error) {
    throw new EnvironmentError(
      `The report needs Typst's compiler and its fonts: ${(error as Error).message.split("\n")[0]}. Run npm ci.`,
    );
  }
}
