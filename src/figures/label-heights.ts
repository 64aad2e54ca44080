interface Cluster {
  readonly labels: readonly number[];
  readonly middle: number;
}

/** Heights near the wanted ones, in the same order along the axis, none nearer to another than the given distance.
 * Labels that are too near form a stack around the mean of where they want to be.
 * @param wanted in pixels
 * @param distance in pixels
 * @example movedApart([100, 104, 300], 14) // [95, 109, 300] */
export function movedApart(wanted: readonly number[], distance: number): readonly number[] {
  const order = wanted.map((_, label) => label).sort((a, b) => wanted[a] - wanted[b]);
  const clusters: Cluster[] = [];
  for (const label of order) {
    let cluster: Cluster = { labels: [label], middle: wanted[label] };
    while (clusters.length > 0 && overlap(clusters[clusters.length - 1], cluster, distance))
      cluster = merged(clusters.pop() as Cluster, cluster);
    clusters.push(cluster);
  }
  const heights = [...wanted];
  for (const { labels, middle } of clusters)
    labels.forEach((label, i) => {
      heights[label] = middle + (i - (labels.length - 1) / 2) * distance;
    });
  return heights;
}

function overlap(upper: Cluster, lower: Cluster, distance: number): boolean {
  return lower.middle - upper.middle < ((upper.labels.length + lower.labels.length) / 2) * distance;
}

function merged(upper: Cluster, lower: Cluster): Cluster {
  const labels = [...upper.labels, ...lower.labels];
  const sum = upper.middle * upper.labels.length + lower.middle * lower.labels.length;
  return { labels, middle: sum / labels.length };
}
