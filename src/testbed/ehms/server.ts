import { quantiles } from "../distribution";
import type { ServerParameters } from "../server-connection";

/** The data set's server. Sources are named as in parameters.ts. */
export const ehmsServer: ServerParameters = {
  synAck: quantiles("0: 0.02, 1: 0.06"), // live: 0.04 ms; the file cannot tell it from the gateway's own time
  dataAck: quantiles("0: 0.01, 1: 0.05"), // live, as above
  // ehms: second server gap of normal sessions
  close: quantiles(`
    0: 0.002, 0.05: 0.006, 0.07: 0.008, 0.1: 0.017, 0.15: 0.018, 0.2: 0.034, 0.4: 0.036, 0.5: 0.042,
    0.6: 0.06, 0.7: 0.067, 0.75: 0.071, 0.8: 0.078, 0.9: 0.104, 0.95: 0.113, 0.99: 0.186, 1: 0.3`),
  // ehms: server gaps of the seven sessions with SIntPktAct of 3 s are 1, 2 and 2 s; a little less keeps them in one
  // status interval of an Argus that reads a file, as they were in the paper's live one
  synAckTimeout: 990,
  synAckRetries: 5, // chosen: Linux' default
  finTimeout: 200, // ehms: a FIN is sent again after 214 ms in normal sessions, 275 ms in Data Alteration
  finTimeoutRoundTrips: 1.4,
  longestFinTimeout: 290, // ehms: the longest of them lasts 5.09 s in all
  finRetries: 5, // ehms: five times in 31 of the 35 sessions whose last ACK was lost, never more
};
