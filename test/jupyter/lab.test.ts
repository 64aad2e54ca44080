import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasPackages } from "../../src/environment/python";
import { launchBrowser } from "../../src/figures/browser";
import { packageRoot } from "../../src/foundation/package-root";
import { freePort } from "../../src/jupyter/free-port";
import { chooseFrom, hoverUntil, openNotebook } from "./lab-page";
import { descendants, type Lab, startLab } from "./lab-server";
import { notebookOf } from "./notebook-cells";

const installed = hasPackages("jupyter");
if (!installed) console.warn("skipped: JupyterLab in a browser (npm run lab or npm run notebooks installs it)");

/** Below the folder that JupyterLab serves, and not committed: what a browser saves goes here. */
const folder = join(packageRoot, "dist", "lab-test");

test("the port is the wanted one, or the next that is free", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as { port: number };
  expect(await freePort(port)).toBeGreaterThan(port);
  taken.close();
  await once(taken, "close");
  expect(await freePort(port)).toBe(port);
});

describe.skipIf(!installed)("JupyterLab in a browser", () => {
  let lab: Lab;
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(packageRoot, "notebooks", "08-verdict.ipynb"), join(folder, "verdict.ipynb"));
    const training = notebookOf(
      'import { lessonFlows, trainLive } from "xmednn";\nconst flows = lessonFlows();',
      "await trainLive(flows, 1);",
      "flows.rows",
      "trainLive",
    );
    copyFileSync(training, join(folder, "training.ipynb"));
    [lab, browser] = await Promise.all([startLab(8950), launchBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    lab?.process.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  });

  test("the project's kernel is the only one, and the default", async () => {
    const answer = await fetch(new URL(`/api/kernelspecs${lab.url.search}`, lab.url));
    const { default: usual, kernelspecs } = (await answer.json()) as { default: string; kernelspecs: object };
    expect([usual, Object.keys(kernelspecs)]).toEqual(["tslab", ["tslab"]]);
  });

  test("a lesson runs from top to bottom, and its figure answers to the mouse", async () => {
    const page = await openNotebook(browser, lab.url, "dist/lab-test/verdict.ipynb");
    await chooseFrom(page, "Edit", "Clear Outputs of All Cells");
    await chooseFrom(page, "Run", "Run All Cells");
    await page.getByText("As reproduce published it, byte for byte").waitFor({ timeout: 150_000 });
    await page.locator(".jp-CodeCell").nth(1).scrollIntoViewIfNeeded();
    const figure = page.locator(".js-plotly-plot").first();
    await hoverUntil(figure.locator(".scatterlayer .point").first(), figure.locator(".hoverlayer .hovertext").first());
    await page.close();
  }, 240_000);

  test("an interrupted training leaves kernel and variables; the next cell runs; a function shows its signature", async () => {
    const page = await openNotebook(browser, lab.url, "dist/lab-test/training.ipynb");
    const cells = page.locator(".jp-CodeCell");
    await chooseFrom(page, "Run", "Run All Cells");
    await page.getByText(/Training with seed 1.* [1-9]\d? %/).waitFor({ timeout: 120_000 });
    await chooseFrom(page, "Kernel", "Interrupt Kernel");
    await page.getByText("Training with seed 1: interrupted.").waitFor({ timeout: 30_000 });
    await page.getByText("Stopped; no file was changed.").waitFor();
    await wait(1000); // the kernel drops what it is asked within a fifth of a second after a failed cell
    await cells.nth(2).locator(".cm-content").click();
    await page.keyboard.press("Shift+Enter");
    await cells.nth(2).locator(".jp-OutputArea-output", { hasText: "16318" }).waitFor({ timeout: 60_000 });
    await cells.nth(3).locator(".cm-content").click();
    await page.keyboard.press("End");
    await page.keyboard.press("Shift+Tab");
    await page.locator(".jp-Tooltip", { hasText: "flows: FlowTable, seed: number" }).waitFor({ timeout: 60_000 });
    await page.close();
  }, 300_000);

  test("Ctrl-C ends server and kernels, and leaves no process", async () => {
    const family = descendants(lab.process.pid!);
    expect(family.length).toBeGreaterThan(1);
    lab.process.kill("SIGINT");
    const [code] = await once(lab.process, "exit");
    await wait(500);
    expect(code).toBe(0);
    expect(family.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
  }, 60_000);
});
