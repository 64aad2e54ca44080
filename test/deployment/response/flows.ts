import type { JudgedFlow } from "../../../src/deployment/judged-flow";

export const monitor = { address: "10.0.1.172", mac: "84:3a:4b:0f:5b:94" };
export const server = { address: "10.0.1.150", mac: "b8:ca:3a:cf:0b:87" };
export const attackerMac = "d8:9e:f3:95:02:75";

/** A flow from the monitor to the server that was judged an attack; the given Ethernet addresses stand in it. */
export const attackFlow = (sourceMac: string, destinationMac = server.mac): JudgedFlow => ({
  time: 1000,
  source: { address: monitor.address, mac: sourceMac, port: 50000 },
  destination: { address: server.address, mac: destinationMac, port: 1111 },
  probability: 0.99,
  decision: "attack",
  reasons: [],
});
