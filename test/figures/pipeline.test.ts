import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { figure2 } from "../../src/figures/figure-2";
import { layOut } from "../../src/figures/graph-layout";
import { readPaper } from "../../src/figures/paper";
import { links, stages } from "../../src/figures/pipeline";
import { packageRoot } from "../../src/foundation/package-root";
import { protocols } from "../../src/preprocess/protocol";
import { resultsFixture } from "./results-fixture";

test.each(stages.map(({ title, module }) => [title, module]))("%s names a module that exists", (_, module) => {
  expect(existsSync(join(packageRoot, "src", `${module}.ts`))).toBe(true);
});

test("links join known stages, and every stage is joined", () => {
  const ids = stages.map(({ id }) => id);
  expect([...new Set(links.flat())].sort()).toEqual([...ids].sort());
});

test("the steps before training stand in the order of the paper's protocol", () => {
  const [first, ...others] = protocols.paper.steps;
  const after = (id: string) => links.find(([from]) => from === id)?.[1];
  expect(after("select")).toBe(first);
  expect(protocols.paper.steps.slice(0, -1).map(after)).toEqual(others);
  expect(after(others[others.length - 1])).toBe("train");
});

test("boxes stand apart, inside the box of their group, and links lead downwards", () => {
  const { nodes, groups, width } = layOut({ nodes: stages, links, nodeWidth: 180, nodeHeight: 36 });
  const boxes = [...nodes.values()];
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1))
      expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
  });
  for (const { id, group } of stages) {
    const [inner, outer] = [nodes.get(id)!, groups.get(group)!];
    expect(inner.left >= outer.left && inner.right <= outer.right).toBe(true);
    expect(inner.top >= outer.top && inner.bottom <= outer.bottom).toBe(true);
  }
  for (const [from, to] of links) expect(nodes.get(from)!.bottom).toBeLessThan(nodes.get(to)!.top);
  expect(width).toBeLessThan(673);
});

test("Figure 2 names every stage and its module", () => {
  const { layout } = figure2.draw(resultsFixture(), readPaper());
  const texts = (layout.annotations as readonly { text: string }[]).map(({ text }) => text);
  for (const { module, title } of stages) expect(texts).toEqual(expect.arrayContaining([title, `${module}.ts`]));
});
