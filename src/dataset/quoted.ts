const longest = 40;

/** Text from a file as a message shows it: in quotation marks, control characters escaped, cut when it is long.
 * @example quoted("n/a") // '"n/a"' */
export function quoted(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}...` : text);
}
