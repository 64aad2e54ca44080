import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JudgedFlow } from "../deployment/judged-flow";
import type { Action } from "../deployment/response/action-log";
import type { ResponseKind } from "../deployment/response/response";
import { InterruptedError } from "../foundation/errors";
import { wallClock } from "../foundation/wall-clock";
import { openLiveTestbed, startAttack } from "../testbed/live/live-testbed";
import { pause } from "../testbed/live/pause";
import { type LiveReading, readingLog } from "../testbed/live/reading-log";
import type { StationEvent } from "../testbed/live/station-event";
import type { Attack } from "../testbed/poison";
import { followActions } from "./follow-actions";
import { startWatcher } from "./watcher";

/** How an episode goes. Times in s. */
export interface EpisodePlan {
  readonly network: string;
  readonly model: string;
  readonly respond: ResponseKind;
  readonly attack: Attack;
  readonly seed: number;
  /** From one reading to the next, ms. */
  readonly interval: number;
  /** Normal traffic under the detector's eyes before the attack. */
  readonly calm: number;
  /** How long the attacker stays. */
  readonly attackFor: number;
  /** From the attack's beginning to the episode's end. */
  readonly watchFor: number;
  readonly blockSeconds: number;
}

/** A flow, and when the detector said what it is. */
export interface Verdict {
  /** s of the epoch. */
  readonly at: number;
  readonly flow: JudgedFlow;
}

/** What happened in an episode. Times in s of the epoch. */
export interface Episode {
  readonly plan: EpisodePlan;
  readonly watchedFrom: number;
  readonly attackedFrom: number;
  readonly attackedUntil: number;
  readonly endedAt: number;
  readonly readings: readonly LiveReading[];
  readonly verdicts: readonly Verdict[];
  readonly actions: readonly Action[];
}

/** Told of what happens while it happens. */
export interface EpisodeWitness {
  readonly stage: (stage: "network up" | "detector watches" | "attack begins" | "attacker gone") => void;
  readonly reading: (reading: LiveReading) => void;
  readonly verdict: (verdict: Verdict) => void;
  readonly action: (action: Action) => void;
}

/** Runs normal traffic, an attack, its detection and the response to it, on a network built for it and removed after it.
 * @throws EnvironmentError where live networks cannot be made, or Argus or nftables is missing; InterruptedError when the signal aborts */
export async function runEpisode(plan: EpisodePlan, witness: EpisodeWitness, signal: AbortSignal): Promise<Episode> {
  const scene = newScene(plan, witness);
  try {
    await scene.open(signal);
    return await play(scene, witness, signal);
  } finally {
    await scene.close();
  }
}

/** Normal traffic, then the attacker, then what becomes of it. */
async function play(scene: Scene, witness: EpisodeWitness, signal: AbortSignal): Promise<Episode> {
  const { plan } = scene;
  const wait = async (seconds: number) => {
    await pause(seconds, signal);
    requireNotStopped(signal);
  };
  const watchedFrom = wallClock();
  await wait(plan.calm);
  const endAttack = await scene.beginAttack();
  witness.stage("attack begins");
  const attackedFrom = wallClock();
  await wait(plan.attackFor);
  await endAttack();
  witness.stage("attacker gone");
  const attackedUntil = wallClock();
  await wait(plan.watchFor - plan.attackFor);
  return { plan, watchedFrom, attackedFrom, attackedUntil, endedAt: wallClock(), ...scene.seen() };
}

function requireNotStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new InterruptedError("Stopped; the live network is removed.");
}

/** A live network with a detector at the server's port. */
interface Scene {
  readonly plan: EpisodePlan;
  open(signal: AbortSignal): Promise<void>;
  /** @returns the function that ends the attack */
  beginAttack(): Promise<() => Promise<void>>;
  /** What was seen so far. */
  seen(): Pick<Episode, "readings" | "verdicts" | "actions">;
  /** Ends what was begun, whatever that is. */
  close(): Promise<void>;
}

function newScene(plan: EpisodePlan, witness: EpisodeWitness): Scene {
  const { network, seed, interval } = plan;
  const folder = mkdtempSync(join(tmpdir(), "xmednn-demo-"));
  const log = join(folder, "actions.jsonl");
  const readings = readingLog();
  const verdicts: Verdict[] = [];
  const { actions, close: stopFollowing } = followActions(log, witness.action);
  const closers: (() => Promise<void>)[] = [];
  const tell = (event: StationEvent) => {
    const reading = readings.tell(event);
    if (reading !== undefined && event.kind === "taken") witness.reading(reading);
  };
  const judged = (flow: JudgedFlow) => {
    const verdict = { at: wallClock(), flow };
    verdicts.push(verdict);
    witness.verdict(verdict);
  };
  return {
    plan,
    open: async (signal) => {
      closers.push((await openLiveTestbed({ network, seed, interval, tell })).close);
      witness.stage("network up");
      requireNotStopped(signal);
      closers.push((await startWatcher({ ...plan, log, judged })).stop);
      witness.stage("detector watches");
    },
    beginAttack: async () => {
      const { stop } = await startAttack(network, plan.attack, seed, () => {});
      closers.push(stop);
      return stop;
    },
    seen: () => ({ readings: readings.readings(), verdicts: [...verdicts], actions: actions() }),
    close: async () => {
      stopFollowing();
      for (const close of closers.reverse()) await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
