import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasPackages } from "../../src/environment/python";
import { DataError } from "../../src/foundation/errors";
import { executeNotebooks } from "../../src/jupyter/execute";
import { KernelStartError, nbconvert } from "../../src/jupyter/nbconvert";
import { readNotebook } from "../../src/jupyter/notebook-file";
import { pagesOf } from "../../src/jupyter/pages";
import { notebookOf } from "./notebook-cells";

const installed = hasPackages("jupyter");
if (!installed) console.warn("skipped: execution of notebooks (npm run notebooks installs JupyterLab)");

const scratch = () => mkdtempSync(join(tmpdir(), "xmednn executed-"));
const { signal } = new AbortController();

/** In place of nbconvert: converts the first notebook of a call, and fails at the next one by the errors given, one a call. */
function failingConverter(...errors: readonly Error[]) {
  const calls: (readonly string[])[] = [];
  const convert = async (words: readonly string[]) => {
    const notebooks = words.filter((word) => word.endsWith(".ipynb"));
    calls.push(notebooks);
    writeFileSync(join(words[words.indexOf("--output-dir") + 1], notebooks[0]), "");
    const error = errors[calls.length - 1];
    if (error !== undefined) throw error;
  };
  return { calls, convert };
}

const noStart = new KernelStartError("b.ipynb failed.");

test("after a kernel that did not start the notebooks not yet executed are executed", async () => {
  const { calls, convert } = failingConverter(noStart);
  await executeNotebooks(["a.ipynb", "b.ipynb", "c.ipynb"], "twin", scratch(), signal, convert);
  expect(calls).toEqual([
    ["a.ipynb", "b.ipynb", "c.ipynb"],
    ["b.ipynb", "c.ipynb"],
  ]);
});

test.each([
  ["a kernel that never starts", noStart, 3],
  ["a cell that fails", new DataError("b.ipynb failed."), 1],
])("%s fails the execution", async (_, error, attempts) => {
  const { calls, convert } = failingConverter(error, error, error);
  const notebooks = ["a.ipynb", "b.ipynb", "c.ipynb", "d.ipynb"];
  await expect(executeNotebooks(notebooks, "twin", scratch(), signal, convert)).rejects.toBe(error);
  expect(calls).toHaveLength(attempts);
});

describe.skipIf(!installed)("execution", () => {
  test("a kernel that ends before its first word is told from a cell that fails", async () => {
    const folder = scratch();
    const deadly = join(folder, "deadly.js");
    writeFileSync(deadly, "process.exit(70);");
    const words = ["--to", "notebook", "--execute", "--output-dir", folder, notebookOf("1;")];
    const environment = { NODE_OPTIONS: `--require ${JSON.stringify(deadly)}` };
    await expect(nbconvert(words, environment, signal)).rejects.toThrow(KernelStartError);
  }, 120_000);

  test("what a cell says is stored, with no time of the clock", async () => {
    const folder = scratch();
    await executeNotebooks([notebookOf("console.log(process.env.XMEDNN_DATASET);")], "twin", folder, signal);
    const { cells } = readNotebook(join(folder, "lesson.ipynb"));
    expect(cells[0]).toMatchObject({ metadata: {}, outputs: [{ name: "stdout", text: ["twin\n"] }] });
  }, 120_000);

  test.each([
    ["a cell that throws", 'throw new Error("broken");', /lesson\.ipynb failed\.[\s\S]*Error: broken/],
    ["a cell that the kernel cannot compile", "const a: number = 'b';", /lesson\.ipynb failed\.[\s\S]*not assignable/],
    [
      "a rejection that nobody handles",
      'setTimeout(() => Promise.reject(new Error("late")), 100);',
      /lesson\.ipynb failed\. Outside of any cell: late/,
    ],
    [
      "an exception after its cell is done",
      'setTimeout(() => { throw new Error("later"); }, 100);',
      /lesson\.ipynb failed\. Outside of any cell: later/,
    ],
  ])(
    "%s fails the notebook, and none is written",
    async (_, source, sentence) => {
      const folder = scratch();
      const wait = "await new Promise((resolve) => setTimeout(resolve, 1000));";
      const execution = executeNotebooks([notebookOf(source, wait)], "twin", folder, signal);
      await expect(execution).rejects.toThrow(DataError);
      await expect(execution).rejects.toThrow(sentence);
      expect(readdirSync(folder)).toEqual([]);
    },
    120_000,
  );

  test("a page runs no script, loads nothing from elsewhere, and shows a published figure as the SVG above it", async () => {
    const picture = { alt: "a < b", width: 3, height: 2 };
    const output = {
      output_type: "display_data",
      metadata: { figure: "figure-3", "image/png": picture },
      data: { "image/png": "AAAA", "text/plain": "Figure 3" },
    };
    const metadata = { kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" } };
    const code = { cell_type: "code", id: "b", execution_count: null, source: "const a = 1;", metadata: {} } as const;
    const text = { cell_type: "markdown", id: "a", source: "# Lesson\n\n[next](02.ipynb)", metadata: {} } as const;
    const cells = [text, { ...code, outputs: [output] }];
    const notebook = { cells, metadata, nbformat: 4, nbformat_minor: 5 };
    const executed = (published: readonly string[]) => [{ name: "01.ipynb", notebook, published }];
    const [page] = await pagesOf(executed(["figure-3"]), scratch(), signal);
    expect(page.name).toBe("01.html");
    expect(page.content).toContain('<img alt="a &lt; b" height="2" src="../figure-3.svg" width="3"/>');
    expect(page.content).toContain('<a href="02.html">next</a>');
    expect(page.content).not.toMatch(/<script|https?:|<link/);
    const [alone] = await pagesOf(executed([]), scratch(), signal);
    expect(alone.content).toContain('src="data:image/png;base64,AAAA"');
  }, 120_000);
});
