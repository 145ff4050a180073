import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MessageId } from '../casefile/casefile.ts';
import { asNew, judged, moment, refused, takenIn } from '../casefile/contract/wereld.ts';
import { memoryCasefile } from '../casefile/memory.ts';
import { bericht305 } from '../rules/examples/berichten.ts';
import { type FairTurns, fairTurns } from './turns.ts';

const law = 'ijw-3.2';
const workers = 2;
const aantal = 14;
const regel = { licht: 2 * workers, zwaar: 1, zwaarVanaf: 1_000_000 };

/** Processes beside each other, each with a memory of its own of what it handed on, and one queue between them. */
async function world(processen: number) {
  const casefile = memoryCasefile();
  const queue: MessageId[] = [];
  const known = new Set<MessageId>();
  const add = async (ids: readonly MessageId[]) => {
    for (const id of ids) {
      if (known.has(id)) continue;
      known.add(id);
      queue.push(id);
    }
  };
  const turns = Array.from({ length: processen }, () =>
    fairTurns(casefile, { licht: add, zwaar: add }, regel, () => moment(60)),
  );
  const berichten = Array.from({ length: aantal }, (_, volgorde) =>
    bericht305(law, { identificatie: `a${volgorde}` }),
  );
  const ids: MessageId[] = [];
  const wake: MessageId[] = [];
  const ending: { readonly id: MessageId; readonly by: FairTurns }[] = [];
  const busy = new Map<FairTurns, number>(turns.map((een) => [een, 0]));
  const judge = async (id: MessageId) => {
    const bericht = berichten[ids.indexOf(id)];
    if (!bericht) throw new Error('A turn for what was never taken in.');
    await judged(casefile, id, bericht, { oordeel: refused });
  };
  /** What may happen now; each waits for nothing but its own turn. */
  const possible = (): (readonly [what: string, act: () => Promise<void>])[] => [
    ...berichten.slice(ids.length, ids.length + 1).map(
      (bericht) =>
        [
          'take in',
          async () => {
            // A client each: nothing of theirs waits for one another.
            const identiteit = { ...asNew(bericht).identiteit, bsn: String(999_900_000 + ids.length) };
            const id = await takenIn(casefile, bericht, { identiteit });
            ids.push(id);
            wake.push(id);
          },
        ] as const,
    ),
    ...wake.map(
      (id) =>
        [
          'wake',
          async () => {
            wake.splice(wake.indexOf(id), 1);
            await turns[0]?.wek([id]);
          },
        ] as const,
    ),
    ...turns.flatMap((by) =>
      (busy.get(by) ?? 0) >= workers
        ? []
        : queue.map(
            (id) =>
              [
                'judge',
                async () => {
                  queue.splice(queue.indexOf(id), 1);
                  busy.set(by, (busy.get(by) ?? 0) + 1);
                  await judge(id);
                  ending.push({ id, by });
                },
              ] as const,
          ),
    ),
    ...ending.map(
      (einde) =>
        [
          'end',
          async () => {
            ending.splice(ending.indexOf(einde), 1);
            known.delete(einde.id);
            await einde.by.volgende(einde.id);
            busy.set(einde.by, (busy.get(einde.by) ?? 0) - 1);
          },
        ] as const,
    ),
  ];
  return { possible, left: async () => (await casefile.achterstand()).teBeoordelen };
}

describe('the turns of one provider', () => {
  test.each([1, 2])(
    'bring every message to a worker without the clock, in whatever order turns end (processes: %i)',
    async (processen) => {
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat()), async (keuzes) => {
          const { possible, left } = await world(processen);
          for (const keuze of keuzes) {
            const wat = possible();
            if (wat.length === 0) break;
            await wat[keuze % wat.length]?.[1]();
          }
          expect(await left()).toBe(0);
        }),
        { numRuns: 60 },
      );
    },
  );
});
