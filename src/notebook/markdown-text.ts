/** Text with Markdown's own characters made harmless. */
export function markdownText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~$]/g, (character) => `\\${character}`);
}
