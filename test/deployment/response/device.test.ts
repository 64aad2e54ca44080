import fc from "fast-check";
import { expect, test } from "vitest";
import { isStationMac, parseDevice } from "../../../src/deployment/response/device";
import { UsageError } from "../../../src/foundation/errors";

test("a device is an IPv4 and an Ethernet address, kept in canonical form", () => {
  expect(parseDevice("10.0.1.172=84:3A:4B:0F:5B:94")).toEqual({ address: "10.0.1.172", mac: "84:3a:4b:0f:5b:94" });
});

test.each([
  ["no Ethernet address", "10.0.1.172"],
  ["an address that is no IPv4", "10.0.1.372=84:3a:4b:0f:5b:94"],
  ["leading zeros, which some read as octal", "010.0.1.172=84:3a:4b:0f:5b:94"],
  ["a short Ethernet address", "10.0.1.172=84:3a:4b:0f:5b"],
  ["the broadcast address", "10.0.1.172=ff:ff:ff:ff:ff:ff"],
  ["something after it", "10.0.1.172=84:3a:4b:0f:5b:94=x"],
  ["a command", "10.0.1.172=84:3a:4b:0f:5b:94 }; flush ruleset"],
])("%s is refused", (_, text) => {
  expect(() => parseDevice(text)).toThrow(UsageError);
  expect(() => parseDevice(text)).toThrow("is no device");
});

test("no text but six pairs of hexadecimal digits passes for an Ethernet address", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(isStationMac(text)).toBe(false);
    }),
    { numRuns: 2000 },
  );
  expect(isStationMac("d8:9e:f3:95:02:75\n")).toBe(false);
  expect(isStationMac("01:00:5e:00:00:01")).toBe(false);
});
