import { execFileSync } from "node:child_process";
import { EnvironmentError } from "../../foundation/errors";

/** Runs the program ip and gives what it prints.
 * @throws EnvironmentError when it is missing or refuses */
export function ip(...words: readonly string[]): string {
  try {
    return execFileSync("ip", words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { code, stderr = "" } = error as { code?: string; stderr?: string };
    if (code === "ENOENT")
      throw new EnvironmentError(
        "The program ip is not installed. The live testbed needs Linux and Debian's iproute2.",
      );
    throw new EnvironmentError(
      `ip ${words.join(" ")} failed: ${stderr.trim()}. The live testbed needs Linux, root, and leave to make network namespaces.`,
    );
  }
}
