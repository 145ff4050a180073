/** Everything that XML 1.0 does not allow as a character, lone surrogates included. */
const verboden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

export function isXmltekst(tekst: string): boolean {
  return !verboden.test(tekst);
}
