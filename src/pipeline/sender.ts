/**
 * Where messages leave the house. The GGK will be one implementation; the folder is the one that needs nothing.
 * A sender may be called again with the same message after a crash: it must then deliver the same thing, not a second.
 */
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outgoing } from '../casefile/casefile.ts';

export type Sender = {
  /** Resolves once the message has been taken over; rejects when it has not. */
  verzend(uit: Outgoing): Promise<void>;
};

/** The file name of an outgoing message: the same message always gets the same name. */
export function fileNameOf(uit: Pick<Outgoing, 'bericht' | 'naar' | 'id'>): string {
  return `${uit.bericht}_${uit.naar}_${uit.id}.xml`;
}

/** Writes each message as one XML file; a half-written file is never seen under its final name. */
export function folderSender(map: string): Sender {
  return {
    async verzend(uit) {
      await mkdir(map, { recursive: true });
      const doel = join(map, fileNameOf(uit));
      const tijdelijk = `${doel}.deel`;
      const bestand = await open(tijdelijk, 'w');
      try {
        await bestand.writeFile(uit.bytes);
        await bestand.sync();
      } finally {
        await bestand.close();
      }
      await rename(tijdelijk, doel);
    },
  };
}
