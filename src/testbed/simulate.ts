import type { CapturedFrame } from "../capture/captured-frame";
import type { Progress } from "../foundation/progress";
import { alteredReading } from "./alteration";
import { attacker } from "./attacker";
import { type Bench, newBench } from "./bench";
import { campaign } from "./campaign";
import { gateway } from "./gateway";
import { ephemeralPorts } from "./network/ephemeral-ports";
import { type Host, networkHost } from "./network/host";
import { stallingRadio } from "./network/radio";
import { milliseconds } from "./network/virtual-time";
import type { TestbedParameters } from "./parameters";
import { patient } from "./patient";
import { encodeReading } from "./reading";
import { server } from "./server";
import type { Session } from "./session-log";

/** What a run of the testbed leaves. */
export interface TestbedRun {
  /** Frames that entered or left the server's port, in order of time. */
  readonly capture: readonly CapturedFrame[];
  /** Every session opened, in order of time. */
  readonly sessions: readonly Session[];
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
  const bench = newBench(seed, parameters);
  const { operator, relay } = plugAttacker(bench);
  let taken = 0;
  const capture = plugServer(bench, () => {
    taken++;
    operator.readingTaken();
    if (taken % 64 === 0 || taken === readings) progress?.(taken, readings);
  });
  const begin = plugGateway(bench, () => {
    if (taken === readings) relay.retire();
    return taken < readings;
  });
  begin();
  bench.time.run();
  return { capture, sessions: bench.log.sessions() };
}

function plugAttacker({ parameters, time, lan, addresses, log, random }: Bench) {
  const alteration = random("alteration");
  const hesitation = random("operator");
  const relay = attacker(
    time,
    parameters.attacker,
    { self: addresses.attacker, gateway: addresses.gateway, server: addresses.server },
    random("attacker"),
    lan.attach,
    { alter: (payload) => alteredReading(payload, parameters.alteration, alteration), log: log.relayed },
  );
  const operator = campaign(parameters.campaign, (burst, done) => {
    time.after(milliseconds(parameters.gateway.interval * hesitation.uniform()), () => relay.start(burst, done));
  });
  return { operator, relay };
}

/** @returns the frames of the server's port, which are added as they pass */
function plugServer({ parameters, time, lan, addresses, known, log, random }: Bench, onReading: () => void) {
  const capture: CapturedFrame[] = [];
  const { serverPort: port } = parameters;
  const receive = server(
    time,
    parameters.server,
    { host: () => host, port, random: random("server") },
    (payload, from) => {
      log.taken(from, payload);
      onReading();
    },
  );
  const staleAfter = milliseconds(parameters.arp.serverStaleAfter);
  const host: Host = networkHost(
    time,
    { address: addresses.server, known, staleAfter, timeToLive: 64 },
    (take) => {
      lan.mirror(take, (at, frame) => capture.push({ time: at, frame, length: frame.length }));
      return lan.attach(take);
    },
    receive,
  );
  return capture;
}

/** @returns the function that begins to send readings */
function plugGateway(
  { parameters, time, lan, addresses, known, log, random }: Bench,
  hasNext: () => boolean,
): () => void {
  const nextReading = patient(parameters.patient, random("patient"));
  const radio = stallingRadio(time, parameters.radio, random("radio"));
  const ports = ephemeralPorts(parameters.firstPort, parameters.portSteps, random("ports"));
  const sender = gateway(time, parameters.gateway, {
    host: () => host,
    ports,
    random: random("gateway"),
    server: { ip: addresses.server.ip, port: parameters.serverPort },
    nextReading: () => (hasNext() ? encodeReading(nextReading()) : undefined),
    onOpen: log.opened,
  });
  const staleAfter = milliseconds(parameters.arp.gatewayStaleAfter);
  const host: Host = networkHost(
    time,
    { address: addresses.gateway, known, staleAfter, timeToLive: 128 },
    (take) => radio(lan.attach(radio(take))),
    sender.receive,
  );
  return sender.begin;
}
