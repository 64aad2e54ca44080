import type { JudgedFlow } from "../judged-flow";

/** What is done about flows judged attacks. */
export interface Response {
  /** Resolves when the block, if any, is in force. To be called for attacks only.
   * @throws EnvironmentError when the firewall or the network interface refuses */
  respond(flow: JudgedFlow): Promise<void>;
  /** Lifts every block; nothing stays in the firewall. */
  close(): Promise<void>;
}

/** The kinds of response:
 * - "alert" does nothing but log.
 * - "block-ip" drops what comes from the flow's source address, as the paper proposes. A man in the middle borrows the address of
 *   the patient monitor, so this silences the monitor.
 * - "block-mac" drops what comes from or goes to the attacker's Ethernet address. Whoever was made to believe in that address goes
 *   on sending there, and is not heard, until the ARP entry ages (about 40 s).
 * - "repair" blocks the Ethernet address, tells the devices each other's true addresses, and drops ARP that says otherwise. */
export const responseKinds = ["alert", "block-ip", "block-mac", "repair"] as const;
export type ResponseKind = (typeof responseKinds)[number];
