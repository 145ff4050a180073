/**
 * Versions of a pack by date of effect. The folder itself holds from the beginning; `versies/2022-01-01/` holds what is
 * other from that day on, file by file: a file that a version lacks is the one of the version before.
 */
import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ProtocolError } from './error.ts';

export type Folder = {
  readonly vanaf: Temporal.PlainDate | null;
  /** The path of a file in this version; null when there is none. */
  readonly file: (naam: string) => string | null;
};

/** Everything a pack is made of. */
const bestanden: ReadonlySet<string> = new Set([
  'protocol.yaml',
  'regels.yaml',
  'producten.csv',
  'tarieven.csv',
  'afspraken.yaml',
  'aanbieders.csv',
  'contracten.csv',
  'plafonds.csv',
]);
const data: ReadonlySet<string> = new Set(['.yaml', '.yml', '.csv']);

/** @throws ProtocolError */
export function versionsOf(map: string): readonly [Folder, ...Folder[]] {
  const eerste = folderAfter([map], null);
  const versies = join(map, 'versies');
  const mappen = existsSync(versies) ? readdirSync(versies).toSorted() : [];
  for (const een of [map, ...mappen.map((naam) => join(versies, naam))]) onlyKnownFiles(een);
  const later = mappen.map((naam, plaats) =>
    folderAfter([map, ...mappen.slice(0, plaats + 1).map((een) => join(versies, een))], dayOf(naam, versies)),
  );
  return [eerste, ...later];
}

function folderAfter(mappen: readonly string[], vanaf: Temporal.PlainDate | null): Folder {
  return {
    vanaf,
    file: (naam) => mappen.map((map) => join(map, naam)).findLast((pad) => existsSync(pad)) ?? null,
  };
}

/** A file with a name that is mistyped would be passed over without a word. */
function onlyKnownFiles(map: string): void {
  for (const een of readdirSync(map, { withFileTypes: true })) {
    if (!een.isFile() || !data.has(extname(een.name)) || bestanden.has(een.name)) continue;
    throw new ProtocolError(
      `${join(map, een.name)}: zo heet geen bestand van een protocol. Hernoem het of haal het weg; een protocol kent ${[...bestanden].join(', ')}.`,
    );
  }
}

function dayOf(naam: string, versies: string): Temporal.PlainDate {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(naam)) return Temporal.PlainDate.from(naam);
  } catch {
    // No day of the calendar: told below.
  }
  throw new ProtocolError(
    `${join(versies, naam)}: een versie heet naar de dag waarop zij ingaat, zoals 2022-01-01. Hernoem de map.`,
  );
}
