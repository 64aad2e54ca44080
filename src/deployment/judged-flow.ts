/** One end of a flow, as text in canonical form. */
export interface Endpoint {
  /** IPv4 address, for instance "10.0.1.172". */
  readonly address: string;
  /** Ethernet address of the first packet, for instance "84:3a:4b:0f:5b:94"; empty when the meter saw none. */
  readonly mac: string;
  readonly port: number;
}

/** Why a flow was judged as it was: one feature's share. */
export interface Reason {
  readonly feature: string;
  /** In the units of the data set. */
  readonly value: number;
  /** SHAP value: what it adds to the probability of attack. */
  readonly contribution: number;
  /** The same as a phrase, for instance "SrcLoad 20 kbit/s, unusually low: +0.31". */
  readonly words: string;
}

/** A flow record that the detector has judged. */
export interface JudgedFlow {
  /** When the record begins, in s of the epoch. */
  readonly time: number;
  readonly source: Endpoint;
  readonly destination: Endpoint;
  /** Of an attack, from 0 to 1. */
  readonly probability: number;
  readonly decision: "normal" | "attack";
  /** The three features that moved the probability most, largest first; none for a flow that was not explained. */
  readonly reasons: readonly Reason[];
}
