import type { Progress } from "../foundation/progress";
import { randomStream } from "../foundation/random";
import { alteredReading } from "./alteration";
import { attacker, type RelayedAs } from "./attacker";
import { readCampaign, runCampaign } from "./campaign";
import { gateway, type OpenedSession } from "./gateway";
import { ephemeralPorts } from "./network/ephemeral-ports";
import { type Address, type Host, networkHost } from "./network/host";
import { stallingRadio } from "./network/radio";
import { ethernetSwitch, type FramePort } from "./network/switch";
import { milliseconds, type Nanoseconds, virtualTime } from "./network/virtual-time";
import { parseIpv4, parseMac } from "./packets/ethernet";
import type { TestbedParameters } from "./parameters";
import { patient } from "./patient";
import { encodeReading } from "./reading";
import { server } from "./server";

/** A frame as the monitor saw it. */
export interface CapturedFrame {
  readonly time: Nanoseconds;
  readonly frame: Buffer;
}

/** A session with its ground truth, from the relay's own log. */
export interface SessionTruth extends OpenedSession {
  /** "altered" when the relay changed its reading, "relayed" when it passed on any of its frames, undefined when none. */
  readonly relayedAs: RelayedAs | undefined;
}

/** What a run of the testbed leaves. */
export interface TestbedRun {
  /** Frames that entered or left the server's port, in order of time. */
  readonly capture: readonly CapturedFrame[];
  /** Every session opened, in order of time. */
  readonly sessions: readonly SessionTruth[];
}

/** Runs the testbed in virtual time until the server has taken the given number of readings.
 * @param seed whole number: another seed gives other delays, vital signs and port steps, but the same campaign
 * @param readings at least 1 */
export function simulate(
  seed: number,
  readings: number,
  parameters: TestbedParameters,
  progress?: Progress,
): TestbedRun {
  const time = virtualTime();
  const random = (purpose: string) => randomStream(seed, `testbed ${purpose}`);
  const addresses = Object.fromEntries(
    Object.entries(parameters.addresses).map(([name, { mac, ip }]) => [
      name,
      { mac: parseMac(mac), ip: parseIpv4(ip) },
    ]),
  ) as Record<keyof TestbedParameters["addresses"], Address>;
  const capture: CapturedFrame[] = [];
  const sessions: OpenedSession[] = [];
  const relayed = new Map<OpenedSession, RelayedAs>();
  const latest = new Map<number, OpenedSession>();
  const lan = ethernetSwitch(time, milliseconds(parameters.cableDelay));
  const known = new Map([addresses.gateway, addresses.server].map(({ ip, mac }) => [ip, mac]));

  const operator = runCampaign(readCampaign(parameters.campaign), (burst, done) => {
    time.after(milliseconds(parameters.gateway.interval * operatorRandom.uniform()), () => middle.start(burst, done));
  });
  const operatorRandom = random("operator");
  const alterationRandom = random("alteration");
  const middle = attacker(
    time,
    parameters.attacker,
    { self: addresses.attacker, gateway: addresses.gateway, server: addresses.server },
    random("attacker"),
    (receive) => lan.attach(receive),
    {
      alter: (payload) => alteredReading(payload, parameters.alteration, alterationRandom),
      log: (port, relayedAs) => {
        const session = latest.get(port);
        if (session !== undefined && relayed.get(session) !== "altered") relayed.set(session, relayedAs);
      },
    },
  );

  let taken = 0;
  const receiveAtServer = server(
    time,
    parameters.server,
    { host: () => serverHost, port: parameters.serverPort, random: random("server") },
    () => {
      taken++;
      operator();
      if (taken % 64 === 0 || taken === readings) progress?.(taken, readings);
    },
  );
  const serverHost: Host = networkHost(
    time,
    { address: addresses.server, known, staleAfter: milliseconds(parameters.arp.serverStaleAfter), timeToLive: 64 },
    (receive) => {
      const port = lan.attach(receive);
      lan.mirror(receive, (at, frame) => capture.push({ time: at, frame }));
      return port;
    },
    receiveAtServer,
  );

  const nextReading = patient(parameters.patient, random("patient"));
  const radio = stallingRadio(time, parameters.radio, random("radio"));
  const monitor = gateway(
    time,
    parameters.gateway,
    {
      host: () => gatewayHost,
      ports: ephemeralPorts(parameters.firstPort, parameters.portSteps, random("ports")),
      random: random("gateway"),
    },
    { ip: addresses.server.ip, port: parameters.serverPort },
    () => (taken < readings ? encodeReading(nextReading()) : undefined),
    (session) => {
      sessions.push(session);
      latest.set(session.port, session);
    },
  );
  const gatewayHost: Host = networkHost(
    time,
    { address: addresses.gateway, known, staleAfter: milliseconds(parameters.arp.gatewayStaleAfter), timeToLive: 128 },
    (receive: FramePort) => radio(lan.attach(radio(receive))),
    monitor.receive,
  );

  monitor.begin();
  time.run();
  return { capture, sessions: sessions.map((session) => ({ ...session, relayedAs: relayed.get(session) })) };
}
