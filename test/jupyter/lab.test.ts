import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasPackages } from "../../src/environment/python";
import { launchBrowser } from "../../src/figures/browser";
import { packageRoot } from "../../src/foundation/package-root";
import { freePort } from "../../src/jupyter/free-port";
import { descendants, type Lab, startLab } from "./lab-server";

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
    for (const name of ["03-training.ipynb", "08-verdict.ipynb"])
      copyFileSync(join(packageRoot, "notebooks", name), join(folder, name));
    [lab, browser] = await Promise.all([startLab(8950), launchBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    lab?.process.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  test("the project's kernel is the only one, and the default", async () => {
    const answer = await fetch(new URL(`/api/kernelspecs${lab.url.search}`, lab.url));
    const { default: usual, kernelspecs } = (await answer.json()) as { default: string; kernelspecs: object };
    expect([usual, Object.keys(kernelspecs)]).toEqual(["tslab", ["tslab"]]);
  });

  test("a lesson runs from top to bottom, and its figure answers to the mouse", async () => {
    const page = await openNotebook(browser, lab, "08-verdict.ipynb");
    await clearOutputs(page);
    await menu(page, "Run", "Run All Cells");
    await page.getByText("As reproduce published it, byte for byte").waitFor({ timeout: 120_000 });
    expect(await page.locator(".jp-OutputArea-output[data-mime-type*='stderr']").count()).toBe(0);
    const figure = page.locator(".js-plotly-plot").first();
    await figure.scrollIntoViewIfNeeded();
    await figure.locator(".scatterlayer .point").first().hover({ force: true });
    await figure.locator(".hoverlayer .hovertext").first().waitFor();
    await page.close();
  }, 240_000);

  test("an interrupted training leaves kernel and variables; the next cell runs; a function shows its signature", async () => {
    const page = await openNotebook(browser, lab, "03-training.ipynb");
    await clearOutputs(page);
    const cells = page.locator(".jp-CodeCell");
    await cells.nth(0).locator(".cm-content").click();
    for (let cell = 0; cell < 3; cell++) await page.keyboard.press("Shift+Enter"); // cells of text between them take one each
    await runUntil(page, "Training with seed 1");
    await page.getByText(/Training with seed 1.*[1-9]\d? %/).waitFor({ timeout: 120_000 });
    await menu(page, "Kernel", "Interrupt Kernel");
    await page.getByText("Training with seed 1: interrupted.").waitFor({ timeout: 30_000 });
    await page.getByText("Stopped; no file was changed.").waitFor();
    await replaceCell(page, cells.nth(3), "flows.rows");
    await page.keyboard.press("Shift+Enter");
    await cells.nth(3).getByText("16318").waitFor({ timeout: 30_000 });
    await replaceCell(page, cells.nth(4), "withWork");
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
