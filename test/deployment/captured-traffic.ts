import { argusVersion, installedVersion } from "../../src/capture/argus-version";
import type { CapturedFrame } from "../../src/capture/captured-frame";
import { encodePcap } from "../../src/capture/encode-pcap";
import { ehmsTestbed } from "../../src/testbed/parameters";
import { simulate } from "../../src/testbed/simulate";

/** 300 readings with an attack of each kind. */
export const capture: readonly CapturedFrame[] = simulate(2, 300, { ...ehmsTestbed, campaign: "60A12 40S20" }).capture;
export const captureFile = encodePcap(capture);

export const hasArgus = ["argus", "ra"].every((program) => installedVersion(program as "argus") === argusVersion);
if (!hasArgus)
  console.warn(`skipped: what needs Argus (argus-server and argus-client ${argusVersion} are not installed)`);
