import exp from "@stdlib/math-base-special-exp";
import type { RandomStream } from "../foundation/random";
import { normalDeviate } from "./distribution";
import { ecgSamples, type Reading, type VitalSign } from "./reading";

/** How one vital sign moves: a mean-reverting walk, looked at every so often, rounded as its sensor rounds. */
export interface VitalWalk {
  readonly mean: number;
  /** Standard deviation in the long run. */
  readonly deviation: number;
  /** Readings after which the walk has forgotten most of where it was. */
  readonly memory: number;
  /** Readings between two looks of the sensor. */
  readonly hold: number;
  /** Smallest difference that the sensor reports. */
  readonly step: number;
  readonly lowest: number;
  readonly highest: number;
}

export type PatientParameters = Readonly<Record<VitalSign, VitalWalk>>;

/** A patient with a monitor attached; each call is the next reading. */
export function patient(parameters: PatientParameters, random: RandomStream): () => Reading {
  const signs = Object.entries(parameters).map(([name, walk]) => [name, vitalSign(walk, random)] as const);
  const beat = beatTemplate();
  let number = 0;
  let phase = 0;
  return () => {
    number++;
    const vitals = Object.fromEntries(signs.map(([name, next]) => [name, next(number)])) as Record<VitalSign, number>;
    const ecg = new Uint8Array(ecgSamples);
    for (let i = 0; i < ecgSamples; i++) {
      const elevation = phase > 0.46 && phase < 0.56 ? vitals.ST : 0;
      ecg[i] = Math.round(128 + 80 * (beat[Math.floor(phase * beat.length)] + elevation));
      phase += vitals.Heart_rate / 60 / ecgSamples;
      if (phase >= 1) phase -= 1;
    }
    return { number, vitals, ecg };
  };
}

function vitalSign(walk: VitalWalk, random: RandomStream): (number: number) => number {
  const kick = walk.deviation * Math.sqrt(2 / walk.memory);
  let level = walk.mean + walk.deviation * normalDeviate(random);
  let shown = level;
  return (number) => {
    level += (walk.mean - level) / walk.memory + kick * normalDeviate(random);
    if (number === 1 || number % walk.hold === 0)
      shown = Math.round(Math.min(walk.highest, Math.max(walk.lowest, level)) / walk.step) * walk.step;
    return shown;
  };
}

/** P, Q, R, S and T waves of one beat: [centre, width, millivolts], centre and width in beats. */
const waves = [
  [0.2, 0.025, 0.15],
  [0.36, 0.01, -0.12],
  [0.39, 0.012, 1.2],
  [0.42, 0.012, -0.25],
  [0.62, 0.04, 0.3],
] as const;

function beatTemplate(): Float64Array {
  return Float64Array.from({ length: 256 }, (_, i) =>
    waves.reduce((sum, [centre, width, height]) => {
      const distance = (i / 256 - centre) / width;
      return sum + height * exp((-distance * distance) / 2);
    }, 0),
  );
}
