import { graphlib, layout } from "@dagrejs/dagre";
import type { Box } from "./canvas";

/** What is laid out: nodes of one size, in groups, and directed links between them. */
export interface Graph {
  readonly nodes: readonly { readonly id: string; readonly group: string }[];
  readonly links: readonly (readonly [from: string, to: string])[];
  readonly nodeWidth: number;
  readonly nodeHeight: number;
}

/** Where everything stands, in pixels from the top left corner. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: ReadonlyMap<string, Box>;
  readonly groups: ReadonlyMap<string, Box>;
}

/** Lays a graph out in ranks from top to bottom, each group's nodes in a box of their own.
 * @see Gansner, Koutsofios, North and Vo 1993, IEEE Transactions on Software Engineering 19, 214-230, as done by dagre */
export function layOut({ nodes, links, nodeWidth, nodeHeight }: Graph): GraphLayout {
  const graph = new graphlib.Graph({ compound: true });
  graph.setGraph({ rankdir: "TB", align: "UL", nodesep: 22, ranksep: 11, marginx: 2, marginy: 2 });
  graph.setDefaultEdgeLabel(() => ({}));
  const groups = [...new Set(nodes.map(({ group }) => group))];
  for (const group of groups) graph.setNode(groupName(group), {});
  for (const { id, group } of nodes) {
    graph.setNode(id, { width: nodeWidth, height: nodeHeight });
    graph.setParent(id, groupName(group));
  }
  for (const [from, to] of links) graph.setEdge(from, to);
  layout(graph);
  const box = (name: string) => boxOf(graph.node(name));
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: new Map(nodes.map(({ id }) => [id, box(id)])),
    groups: new Map(groups.map((group) => [group, box(groupName(group))])),
  };
}

function groupName(group: string): string {
  return `group ${group}`;
}

function boxOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}
