/** Characters of a program's own words that an error repeats. */
const longestFault = 600;

/** What a program that failed said, warnings left out, as an error repeats it.
 * @param status with which it ended; null after a signal */
export function programFault(status: number | null, said: string): string {
  const lines = said.split("\n").map((line) => line.trim());
  const words = lines.filter((line) => line !== "" && !/^(warning|npm warn|\[notice)/i.test(line)).join(" ");
  return words === "" ? `The program ended with status ${status}.` : words.slice(0, longestFault);
}
