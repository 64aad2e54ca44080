import { EnvironmentError } from "../foundation/errors";
import type { EngineInstance, Precision } from "./engine-instance";

/** Numbers of the engine's precision. */
export type Numbers = Float32Array | Float64Array;

/** A part of the engine's memory. */
export interface Region {
  /** First byte. */
  readonly at: number;
  readonly bytes: number;
}

const pageBytes = 65_536;
const lineBytes = 64;

/** Hands out parts of an engine's memory, all zero, each at the start of a cache line. Nothing is given back: an
 * engine lives as long as what lies in it. A view taken before a later reserve() is lost, so take views when all is
 * reserved. */
export class Arena {
  private next: number;

  constructor(
    readonly engine: EngineInstance,
    readonly precision: Precision,
  ) {
    this.next = engine.heapBase;
  }

  /** Bytes of one number. */
  get numberBytes(): number {
    return this.precision === "float32" ? 4 : 8;
  }

  /** @throws EnvironmentError when the memory cannot grow that far */
  reserve(bytes: number): Region {
    const at = Math.ceil(this.next / lineBytes) * lineBytes;
    this.next = at + bytes;
    const missing = this.next - this.engine.memory.buffer.byteLength;
    if (missing > 0) this.grow(Math.ceil(missing / pageBytes));
    return { at, bytes };
  }

  reserveNumbers(count: number): Region {
    return this.reserve(count * this.numberBytes);
  }

  numbers({ at, bytes }: Region): Numbers {
    const { buffer } = this.engine.memory;
    return this.precision === "float32"
      ? new Float32Array(buffer, at, bytes / 4)
      : new Float64Array(buffer, at, bytes / 8);
  }

  doubles({ at, bytes }: Region): Float64Array {
    return new Float64Array(this.engine.memory.buffer, at, bytes / 8);
  }

  integers({ at, bytes }: Region): Int32Array {
    return new Int32Array(this.engine.memory.buffer, at, bytes / 4);
  }

  bytes({ at, bytes }: Region): Uint8Array {
    return new Uint8Array(this.engine.memory.buffer, at, bytes);
  }

  private grow(pages: number): void {
    try {
      this.engine.memory.grow(pages);
    } catch {
      throw new EnvironmentError(
        `The engine needs ${Math.ceil((pages * pageBytes) / 1_048_576)} MB more memory than there is. Use fewer rows.`,
      );
    }
  }
}
