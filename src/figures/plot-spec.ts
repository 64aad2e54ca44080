export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonRecord = { readonly [key: string]: Json };

/** What a figure is and where its numbers come from. */
export interface FigureMeta {
  /** File name without its ending, for instance "figure-3". */
  readonly id: string;
  readonly title: string;
  /** What a reader needs beside the picture. */
  readonly caption: string;
  /** The picture in words, for whoever cannot see it. */
  readonly alt: string;
  readonly dataset: string;
  readonly protocol: string;
}

/** A figure as data: what Plotly draws, and what it is. */
export interface PlotSpec {
  readonly meta: FigureMeta;
  /** Plotly traces. */
  readonly data: readonly JsonRecord[];
  /** Plotly layout; width and height in CSS pixels (96 an inch). */
  readonly layout: JsonRecord & { readonly width: number; readonly height: number };
}
