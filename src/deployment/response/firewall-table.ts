/** The table, its sets and the rules that look at them. While the sets are empty nothing is dropped, and what is added to a set
 * leaves it by itself. The table belongs to the program that adds it: the kernel removes it when that program ends, and lets
 * nobody else change it. */
export const tableCommands: readonly string[] = [
  "add table bridge xmednn { flags owner; }",
  "add set bridge xmednn macs { type ether_addr; flags timeout; }",
  "add set bridge xmednn addresses { type ipv4_addr; flags timeout; }",
  "add set bridge xmednn guarded { type ipv4_addr; flags timeout; }",
  "add set bridge xmednn bindings { type ipv4_addr . ether_addr; flags timeout; }",
  "add chain bridge xmednn bridged { type filter hook forward priority 0; policy accept; }",
  "add rule bridge xmednn bridged ether saddr @macs drop",
  "add rule bridge xmednn bridged ether daddr @macs drop",
  "add rule bridge xmednn bridged ip saddr @addresses drop",
  "add rule bridge xmednn bridged arp saddr ip @guarded arp saddr ip . arp saddr ether != @bindings drop",
];

/** Prints the whole table. */
export const listCommand = "list table bridge xmednn";

/** Something the firewall is told for a while. */
export interface TimedElement {
  /** "macs": Ethernet addresses nobody may send from or to; "addresses": IPv4 addresses nobody may send from; "guarded": IPv4 addresses
   * that ARP may name only as "bindings" have it. */
  readonly set: "macs" | "addresses" | "guarded" | "bindings";
  /** As nft prints it, in canonical form. */
  readonly key: string;
  /** Whole number of at least 1. */
  readonly seconds: number;
}

export const addCommand = ({ set, key, seconds }: TimedElement): string =>
  `add element bridge xmednn ${set} { ${key} timeout ${seconds}s }`;
