import { expect, test } from "vitest";
import { suspectMacs } from "../../../src/deployment/response/suspects";
import { attackerMac, attackFlow, monitor, server } from "./flows";

const devices = [monitor, server];

test("whoever sends under a device's IPv4 address from another Ethernet address is meant", () => {
  expect(suspectMacs(attackFlow(attackerMac), devices)).toEqual([attackerMac]);
});

test("whoever receives under a device's IPv4 address at another Ethernet address is meant", () => {
  expect(suspectMacs(attackFlow(monitor.mac, attackerMac), devices)).toEqual([attackerMac]);
});

test("an attacker between both ends is meant once", () => {
  expect(suspectMacs(attackFlow(attackerMac, attackerMac), devices)).toEqual([attackerMac]);
});

test("when both ends have their own Ethernet addresses, the source is meant", () => {
  expect(suspectMacs(attackFlow(monitor.mac), devices)).toEqual([monitor.mac]);
  expect(suspectMacs(attackFlow(attackerMac), [])).toEqual([attackerMac]);
});

test("an end whose Ethernet address was not seen accuses nobody", () => {
  expect(suspectMacs(attackFlow("", attackerMac), devices)).toEqual([attackerMac]);
});
