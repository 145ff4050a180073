/** Remembers every message that was handed over, in a file that survives the process. */
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { MessageId } from '../../src/casefile/casefile.ts';
import type { Sender } from '../../src/pipeline/sender.ts';

export function journalLine(id: MessageId, bytes: Uint8Array): string {
  return `${id} ${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The same sender, which writes a line to `journal` for every message that was taken over. */
export function journaled(sender: Sender, journal: string): Sender {
  return {
    async verzend(uit) {
      await sender.verzend(uit);
      appendFileSync(journal, `${journalLine(uit.id, uit.bytes)}\n`);
    },
  };
}
