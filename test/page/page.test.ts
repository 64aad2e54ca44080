import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verdicts } from "../../src/claims/finding";
import { launchBrowser } from "../../src/figures/browser";
import { figures } from "../../src/figures/figures";
import { readPaper } from "../../src/figures/paper";
import { page } from "../../src/page/page";
import { extremeFixture, resultsFixture } from "../figures/results-fixture";
import { judgedClaims } from "./judged-claims";

const paper = readPaper();
const judged = judgedClaims(resultsFixture());
const html = (results = resultsFixture(), claims: typeof judged | null = judged) =>
  page({ results, paper, claims, specs: figures.map((figure) => figure.draw(results, paper)) });

test("the same results give the same bytes", () => {
  const [once, again] = [html(), html()];
  expect(once === again).toBe(true);
});

test("the page says which data set speaks, and what holds", () => {
  const text = html();
  expect(text).toMatch(/Data set: <strong>WUSTL-EHMS-2020<\/strong>; paper protocol .*; seeds 1 to 10\./);
  expect(text).toMatch(/class="verdict">Table 1: .*not reproduced.* Table 2, the network's 10 folds: not reproduced\./);
  expect(html({ ...resultsFixture(), dataset: { ...resultsFixture().dataset, id: "twin" } })).toContain(
    "Data set: <strong>twin (simulated)</strong>",
  );
});

test("the page says how many claims came to which verdict, and where they stand", () => {
  const counts = verdicts.map((wanted) => `${judged.filter(({ verdict }) => verdict === wanted).length} ${wanted}`);
  expect(html()).toContain(`Of the <a href="#claims">48 claims of the paper</a>: ${counts.join(", ")}.</p>`);
  expect(html()).toMatch(/<nav [\s\S]*<li><a href="#claims">Every claim of the paper.*<\/a><\/li>\n<\/ol>\n<\/nav>/);
});

test("where no claim was judged, the page is silent of claims", () => {
  const text = html(resultsFixture(), null);
  expect(text).not.toContain('href="#claims"');
  expect(text).not.toContain('id="claims"');
  expect(text).toContain("</section>\n</main>");
});

test("a title with markup in it is shown as it is", () => {
  const text = html(extremeFixture());
  expect(text).toContain("A medical network's &lt;b&gt;flows&lt;/b&gt; &amp; alarms");
  expect(text).not.toContain("<b>flows");
});

describe.each([
  [1280, 900],
  [400, 800],
])("opened from a file at %i pixels, without a network,", (width, height) => {
  let browser: Browser;
  let context: BrowserContext;
  let opened: Page;
  const faults: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), "xmednn page-")), "index.html");
    writeFileSync(file, html());
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width, height }, offline: true });
    opened = await context.newPage();
    opened.on("console", (message) => faults.push(message.text()));
    opened.on("pageerror", (error) => faults.push(error.message));
    opened.on("request", (request) => requests.push(request.url()));
    await opened.goto(pathToFileURL(file).href);
    await opened.waitForSelector("html[data-drawn=true]", { timeout: 60_000 });
  }, 90_000);
  afterAll(() => browser.close());

  test("it asks for nothing but itself, and nothing goes wrong", () => {
    expect(requests).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  test("every figure is drawn, has a name for who cannot see it, and is linked from the contents", async () => {
    const plots = await opened.$$eval(".plot", (elements) =>
      elements.map((element) => ({
        id: element.id,
        texts: element.querySelectorAll("svg text").length,
        role: element.getAttribute("role"),
        label: element.getAttribute("aria-label")?.length ?? 0,
        linked: document.querySelectorAll(`nav a[href="#${element.id.replace(/-plot$/, "")}"]`).length,
      })),
    );
    expect(plots.map(({ id }) => id)).toEqual(figures.map(({ id }) => `${id}-plot`));
    for (const { id, texts, role, label, linked } of plots) {
      expect(texts, id).toBeGreaterThan(2);
      expect([role, linked, label > 20], id).toEqual(["img", 1, true]);
    }
  });

  test("every link within the page leads somewhere, and every identifier is there once", async () => {
    const [lost, identifiers] = await opened.evaluate(() => [
      [...document.querySelectorAll('a[href^="#"]')]
        .map((link) => link.getAttribute("href")!)
        .filter((href) => document.getElementById(href.slice(1)) === null),
      [...document.querySelectorAll("[id]")].map(({ id }) => id),
    ]);
    expect(lost).toEqual([]);
    expect(new Set(identifiers).size).toBe(identifiers.length);
  });

  test("the claims stand in a table, in the paper's order, each with what was judged of it", async () => {
    const rows = await opened.$$eval(".claims tr[data-verdict]", (elements) =>
      elements.map(({ id, children }) => [id, ...[...children].map(({ textContent }) => textContent)]),
    );
    expect(rows).toEqual(
      judged.map(({ id, claim, place, verdict, evidence, command }) => [
        `claim-${id}`,
        `${claim} ${place}`,
        verdict,
        `${evidence} ${command}`,
      ]),
    );
  });

  test("a screen reader finds a table: its caption, a heading for each column, item and claim, and two cells a claim", async () => {
    const session = await context.newCDPSession(opened);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const found = (role: string) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
    const items = new Set(judged.map(({ group }) => group)).size;
    expect(["table", "caption", "columnheader"].map(found)).toEqual([1, 1, 3]);
    expect([found("rowheader"), found("cell")]).toEqual([items + judged.length, 2 * judged.length]);
  });

  test("a reader can have the claims of one verdict alone, below the items of the paper that have any", async () => {
    const visible = (selector: string) =>
      opened.$$eval(selector, (elements) =>
        elements.filter((element) => element.checkVisibility()).map(({ textContent }) => textContent),
      );
    const groupsOf = (claims: typeof judged) => [...new Set(claims.map(({ group }) => group))];
    for (const wanted of verdicts) {
      const some = judged.filter(({ verdict }) => verdict === wanted);
      await opened.getByRole("radio", { name: `${some.length} ${wanted}`, exact: true }).check();
      expect(await visible(".claims td:nth-child(2)")).toEqual(some.map(() => wanted));
      expect(await visible('.claims [scope="rowgroup"]')).toEqual(groupsOf(some));
    }
    await opened.getByRole("radio", { name: "all 48" }).check();
    expect(await visible(".claims td:nth-child(2)")).toHaveLength(48);
    expect(await visible('.claims [scope="rowgroup"]')).toEqual(groupsOf(judged));
  });

  test("a verdict is told by its word and by a mark that no other verdict has", async () => {
    const marksIn = (selector: string) =>
      opened.$$eval(`${selector} .mark`, (elements) =>
        elements.map((element) => {
          const { borderTopWidth, borderTopLeftRadius, transform, borderTopColor } = getComputedStyle(element);
          return { shape: [borderTopWidth, borderTopLeftRadius, transform].join(" "), colour: borderTopColor };
        }),
      );
    const marks = await marksIn(".claims label");
    expect(new Set(marks.map(({ shape }) => shape)).size).toBe(verdicts.length);
    expect(await marksIn(".claims tr")).toEqual(judged.map(({ verdict }) => marks[verdicts.indexOf(verdict)]));
  });

  test("the page does not scroll sideways: a figure that is too wide scrolls in its own box", async () => {
    const [page, window] = await opened.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(page).toBe(window);
    const scrolls = await opened.$eval(".plot", ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    expect(scrolls).toBe(width < 700);
  });

  test("a mark that is pointed at shows its value", async () => {
    await opened.locator("#headline").scrollIntoViewIfNeeded();
    const point = opened.locator("#headline-plot .scatterlayer .point").first();
    await point.scrollIntoViewIfNeeded();
    const box = (await point.boundingBox())!;
    await opened.mouse.move(box.x + box.width / 2 - 3, box.y + box.height / 2 - 3);
    await opened.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const tooltip = opened.locator("#headline-plot .hoverlayer .hovertext");
    await tooltip.first().waitFor({ timeout: 5000 });
    expect(await tooltip.first().textContent()).toMatch(/0\.\d{5}/);
  });
});
