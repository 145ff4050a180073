/**
 * Versions of a pack by date of effect. The folder itself holds from the beginning; `versies/2022-01-01/` holds what is
 * other from that day on, file by file: a file that a version lacks is the one of the version before.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ProtocolError } from './error.ts';

export type Folder = {
  readonly vanaf: Temporal.PlainDate | null;
  /** The path of a file in this version; null when there is none. */
  readonly file: (naam: string) => string | null;
};

/** @throws ProtocolError */
export function versionsOf(map: string): readonly [Folder, ...Folder[]] {
  const eerste = folderAfter([map], null);
  const versies = join(map, 'versies');
  const mappen = existsSync(versies) ? readdirSync(versies).toSorted() : [];
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

function dayOf(naam: string, versies: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(naam);
  } catch {
    throw new ProtocolError(
      `${join(versies, naam)}: een versie heet naar de dag waarop zij ingaat, zoals 2022-01-01. Hernoem de map.`,
    );
  }
}
