/** An error whose message is a sentence for the user: what is wrong, where, and what to do. Its class gives the exit code. */
export abstract class XmednnError extends Error {
  abstract readonly exitCode: number;
  override get name(): string {
    return this.constructor.name;
  }

  /** How Node's console prints it: the sentence, without a stack, since it is for the user. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.message;
  }
}

/** The command or the arguments make no sense (exit code 2). */
export class UsageError extends XmednnError {
  readonly exitCode = 2;
}

/** A data set, model or other file is missing, damaged or not what it should be (exit code 3). */
export class DataError extends XmednnError {
  readonly exitCode = 3;
}

/** The machine lacks something: a library, a browser, a network, room on the disk (exit code 4). */
export class EnvironmentError extends XmednnError {
  readonly exitCode = 4;
}

/** The user stopped the work (exit code 130, as a shell gives after Ctrl-C). */
export class InterruptedError extends XmednnError {
  readonly exitCode = 130;
}
