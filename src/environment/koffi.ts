import { createRequire } from "node:module";

/** The part of koffi that is used here. Its own declarations are of an ES module, which CommonJS cannot import. */
export interface Koffi {
  load(path: string): NativeLibrary;
  /** Type of an array of a C type. */
  array(type: string, length: number): object;
  /** Values that a pointer points at. */
  decode(pointer: unknown, type: object): unknown;
  /** Bytes that a pointer points at, not copied. */
  view(pointer: unknown, length: number): ArrayBuffer;
  /** Number of the error that the last failed function left. */
  errno(): number;
}

export interface NativeLibrary {
  /** The function of a C declaration. */
  func(declaration: string): (...values: unknown[]) => unknown;
}

/** Loads koffi when it is first needed, so that a platform it has no build for can do everything else. */
export function loadKoffi(): Koffi {
  return createRequire(__filename)("koffi") as Koffi;
}
