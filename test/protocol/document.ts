/** What `docs/protocol-maken.md` tells its reader to write and to expect: its fenced blocks, by what they say they are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Block = { readonly waarvoor: string; readonly inhoud: string };

/** The whole text. */
export const document = readFileSync(join(import.meta.dirname, '../../docs/protocol-maken.md'), 'utf8');

/** Blocks whose fence says `wat=...`, in order. */
function blocks(wat: string): readonly Block[] {
  return [...document.matchAll(/^```\w+ (\w+)=(.+)\n([\s\S]*?)^```$/gm)].flatMap(
    ([, soort, waarvoor = '', inhoud = '']) => (soort === wat ? { waarvoor, inhoud } : []),
  );
}

/** The files of the pack, by their path in its folder. */
export const files: ReadonlyMap<string, string> = new Map(
  blocks('bestand').map(({ waarvoor, inhoud }) => [waarvoor, inhoud]),
);

/** The scenario that it lets its reader play. */
export const scenario: string = blocks('scenario')[0]?.inhoud ?? '';

/** What a command is said to tell, line by line. */
export function output(command: string): readonly string[] {
  const [gevonden] = blocks('uitvoer').filter(({ waarvoor }) => waarvoor === command);
  return gevonden?.inhoud.trimEnd().split('\n') ?? [];
}

/** What is said to be wrong when in a file one text stands in the place of another. */
export const mistakes = blocks('melding').map(({ waarvoor, inhoud }) => {
  const [bestand = '', van = '', naar = ''] = waarvoor.split(' ');
  return { bestand, van, naar, melding: inhoud.trim() };
});

/** What stands in backquotes or as a command to run. */
export const commands: readonly string[] = [...document.matchAll(/npm run -s cli -- (.+)$/gm)].map(
  ([, command = '']) => command,
);

/** The setting that chooses the pack: for whom, and its name. */
export const chosen: readonly [string, string] | null = (() => {
  const gevonden = /^BERICHTENPOORT_PROTOCOLLEN=([^=\n]+)=(.+)$/m.exec(document);
  return gevonden === null ? null : [gevonden[1] ?? '', gevonden[2] ?? ''];
})();
