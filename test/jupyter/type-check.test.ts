import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DataError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";
import { cellModule, checkTypes } from "../../src/jupyter/type-check";
import { notebookOf } from "./notebook-cells";

test("a fault is named with notebook, code cell and line, whatever the kernel would let pass", () => {
  const path = notebookOf("const a = 1;", "const b: number = a;\nconst c: string = null;");
  expect(() => checkTypes([path])).toThrow(DataError);
  expect(() => checkTypes([path])).toThrow(/lesson\.ipynb, code cell 2, line 2: error TS2322/);
});

test("cells wait for promises at their top level, and see the names of earlier cells and of the package", () => {
  checkTypes([
    notebookOf(
      'import { lessonFlows } from "xmednn";\nconst flows = lessonFlows();',
      "await Promise.resolve(flows.rows);",
    ),
  ]);
});

test("two cells that declare the same name are a fault: run one after the other they would disagree", () => {
  expect(() => checkTypes([notebookOf("const a = 1;", "const a = 2;")])).toThrow(/code cell 1, line 1: error TS2451/);
});

test("the committed notebooks type-check", () => {
  const folder = join(packageRoot, "notebooks");
  checkTypes(readdirSync(folder).flatMap((name) => (name.endsWith(".ipynb") ? [join(folder, name)] : [])));
});

test("a cell begins below its mark", () => {
  expect(cellModule(notebookOf("a\nb", "c"))).toEqual({ text: "// %%\na\nb\n// %%\nc\nexport {};\n", starts: [0, 3] });
});

interface SourceFile {
  readonly fileName: string;
}

interface Program {
  getSourceFiles(): readonly SourceFile[];
  getSyntacticDiagnostics(file: SourceFile): readonly { readonly messageText: unknown }[];
  getSemanticDiagnostics(file: SourceFile): readonly { readonly messageText: unknown }[];
}

/** The compiler inside the kernel, older than the project's. */
interface KernelCompiler {
  createProgram(files: readonly string[], options: object): Program;
}

test("the kernel's own compiler reads the package's declarations without a fault", () => {
  const inKernel = createRequire(createRequire(__filename).resolve("tslab"));
  const compiler = inKernel("@tslab/typescript-for-tslab") as KernelCompiler;
  const declarations = join(packageRoot, "dist", "index.d.ts");
  const program = compiler.createProgram([declarations], { strict: true, target: 9, module: 1, moduleResolution: 2 });
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(join(packageRoot, "dist")));
  expect(own.length).toBeGreaterThan(50);
  const faults = own.flatMap((file) =>
    [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(({ messageText }) => [
      file.fileName,
      messageText,
    ]),
  );
  expect(faults).toEqual([]);
}, 120_000);
