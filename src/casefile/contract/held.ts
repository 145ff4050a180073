import { expect, test } from 'vitest';
import { bericht301, bericht302, bericht305, bericht307 } from '../../rules/examples/berichten.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { Casefile, MessageId } from '../casefile.ts';
import type { Open } from '../contract.ts';
import { judged, moment, processed, refused, shows, takenIn } from './wereld.ts';

const tot = moment(600);

async function held(casefile: Casefile, id: MessageId, op = moment(2)): Promise<void> {
  expect(await casefile.beoordeel(id, (zaak) => zaak.houdAan(tot, op))).toEqual({ soort: 'aangehouden' });
}

async function heldStop(casefile: Casefile): Promise<{ id: MessageId; stop: BerichtVan<'307'> }> {
  const stop = bericht307('ijw-3.2');
  const id = await takenIn(casefile, stop, { ontvangenOp: moment(1) });
  await held(casefile, id);
  return { id, stop };
}

export function heldContract(open: Open): void {
  test('a held message is not judged, is counted apart and is told of once', async () => {
    const casefile = await open();
    await processed(casefile, bericht301('ijw-3.2'));
    const { id } = await heldStop(casefile);
    await held(casefile, id, moment(3));
    shows(await casefile.toon(id), { oordeel: null, aangehoudenTot: tot });
    shows(await casefile.achterstand(), { teBeoordelen: 0, aangehouden: 1, oudste: null });
    const events = await casefile.gebeurtenissen(id);
    expect(events.map(({ wat }) => wat)).toEqual(['ontvangen', 'aangehouden']);
    shows(events[1], { op: moment(2), bijzonderheden: { tot: '2026-05-06T17:00:00Z' } });
  });

  test('it comes back when its time has come, and not before', async () => {
    const casefile = await open();
    const { id, stop } = await heldStop(casefile);
    const dueAt = async (nu?: Temporal.Instant) => (await casefile.onafgemaakt(9, nu)).teBeoordelen;
    expect(await dueAt()).toEqual([]);
    expect(await dueAt(moment(599))).toEqual([]);
    expect(await dueAt(tot)).toEqual([id]);
    await judged(casefile, id, stop, { oordeel: refused });
    expect(await dueAt(tot)).toEqual([]);
    shows(await casefile.toon(id), { oordeel: { uitkomst: 'afgekeurd' }, aangehoudenTot: null });
  });

  test('nothing waits for it: later messages about its client are judged', async () => {
    const casefile = await open();
    await heldStop(casefile);
    await processed(casefile, bericht305('ijw-3.2'));
  });

  test('a start that is approved frees the held stop of its client, a refused one does not', async () => {
    const casefile = await open();
    const { id, stop } = await heldStop(casefile);
    const eerste = bericht305('ijw-3.2', { identificatie: 'FOUT' });
    const fout = await takenIn(casefile, eerste);
    expect(await judged(casefile, fout, eerste, { oordeel: refused })).toEqual({ soort: 'beoordeeld' });
    const elders = bericht305('ijw-3.2', { identificatie: 'ELDERS', client: { Bsn: '999900018' } });
    const ander = await takenIn(casefile, elders);
    expect(await judged(casefile, ander, elders)).toEqual({ soort: 'beoordeeld' });

    const start = bericht305('ijw-3.2', { identificatie: 'GOED' });
    const goed = await takenIn(casefile, start);
    expect(await judged(casefile, goed, start)).toEqual({ soort: 'beoordeeld', opnieuw: [id] });
    // Should nobody look at once, it is due.
    expect((await casefile.onafgemaakt(9, moment(60))).teBeoordelen).toEqual([id]);
    await judged(casefile, id, stop);
    shows(await casefile.toon(id), { oordeel: { uitkomst: 'goedgekeurd' }, aangehoudenTot: null });
  });

  test('our own message frees the retour that came before it, which takes its turn with it from then on', async () => {
    const casefile = await open();
    const retour = bericht302('ijw-3.2');
    const id = await takenIn(casefile, retour);
    await held(casefile, id);
    const heen = bericht301('ijw-3.2');
    const heenId = await takenIn(casefile, heen);
    expect(await judged(casefile, heenId, heen)).toEqual({ soort: 'beoordeeld', opnieuw: [id] });
    await judged(casefile, id, retour);
    shows(await casefile.toon(heenId), { antwoordId: id });
    const later = bericht305('ijw-3.2');
    const wacht = await takenIn(casefile, bericht301('ijw-3.2', { identificatie: 'NIEUW' }));
    expect(await judged(casefile, await takenIn(casefile, later), later)).toEqual({
      soort: 'eerst',
      id: wacht,
    });
  });
}
