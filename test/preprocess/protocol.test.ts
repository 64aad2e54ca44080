import { expect, test } from "vitest";
import { protocolById, protocols } from "../../src/preprocess/protocol";

test("a protocol is found under its own identifier", () => {
  for (const [id, protocol] of Object.entries(protocols)) {
    expect(protocolById(id)).toBe(protocol);
    expect(protocol.id).toBe(id);
  }
});

test("every protocol scales and splits exactly once", () => {
  for (const { steps } of Object.values(protocols)) {
    expect([...steps].sort()).toEqual(["oversample", "scale", "split"]);
  }
});
