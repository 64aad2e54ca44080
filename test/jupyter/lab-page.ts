import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Locator, Page } from "playwright-core";

/** Opens a notebook in JupyterLab and waits until its kernel is idle.
 * @param server address with the token
 * @param path below the folder that is served */
export async function openNotebook(browser: Browser, server: URL, path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(new URL(`/lab/tree/${path}${server.search}&reset`, server).href);
  await page.getByText("TypeScript | Idle").waitFor({ timeout: 120_000 });
  await page.waitForTimeout(3000); // else JupyterLab asks which kernel to start, although one is there
  return page;
}

/** Chooses an entry of a menu. */
export async function chooseFrom(page: Page, menu: string, entry: string): Promise<void> {
  await page.locator(".lm-MenuBar-itemLabel", { hasText: menu }).first().click();
  await page.locator(".lm-Menu-itemLabel", { hasText: entry }).first().click();
}

/** Moves the mouse to a mark, again while the page still moves under it, until the awaited thing appears.
 * @throws Error when it has not after twenty tries */
export async function hoverUntil(mark: Locator, awaited: Locator): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    await mark.scrollIntoViewIfNeeded();
    await mark.page().mouse.move(0, 0);
    await mark.hover({ force: true });
    await wait(500);
    if (await awaited.isVisible()) return;
  }
  throw new Error("The mouse was over the mark, and nothing appeared.");
}
