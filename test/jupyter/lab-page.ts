import type { Browser, Page } from "playwright-core";

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
