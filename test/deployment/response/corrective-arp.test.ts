import { expect, test } from "vitest";
import { decodeArp } from "../../../src/capture/packets/arp";
import { destinationMac, formatIpv4, formatMac, parseMac, sourceMac } from "../../../src/capture/packets/ethernet";
import { correctiveArp } from "../../../src/deployment/response/corrective-arp";
import { monitor, server } from "./flows";

test("every device is told the true Ethernet address of every other", () => {
  const frames = correctiveArp([monitor, server], parseMac("02:00:00:00:00:01"));
  expect(frames.map((frame) => formatMac(sourceMac(frame)))).toEqual(["02:00:00:00:00:01", "02:00:00:00:00:01"]);
  expect(frames.map((frame) => formatMac(destinationMac(frame)))).toEqual([monitor.mac, server.mac]);
  const told = frames.map(decodeArp).map((arp) => [arp.operation, formatIpv4(arp.senderIp), formatMac(arp.senderMac)]);
  expect(told).toEqual([
    ["reply", server.address, server.mac],
    ["reply", monitor.address, monitor.mac],
  ]);
});
