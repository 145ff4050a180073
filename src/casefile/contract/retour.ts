import { expect, test } from 'vitest';
import { bericht301, bericht302, bericht305 } from '../../rules/examples/berichten.ts';
import type { Open } from '../contract.ts';
import { awaitedTerm, factsOf, judged, moment, processed, refused, sent, shows, takenIn } from './wereld.ts';

const day = Temporal.PlainDate.from;

export function retourContract(open: Open): void {
  test('the retour on a 301 ends its term, keeps its codes and confirms its allocations', async () => {
    const casefile = await open();
    const heen = await processed(casefile, bericht301('ijw-3.2'));
    await sent(casefile, heen, moment(90), [awaitedTerm]);
    const retour = await processed(casefile, bericht302('ijw-3.2'), {}, { ontvangenOp: moment(200) });
    const view = await casefile.toon(heen);
    shows(view, { antwoordId: retour, retourcodes: [] });
    expect(view?.termijnen).toEqual([
      { ...awaitedTerm, berichtId: heen, einde: { hoe: 'nagekomen', op: moment(200) } },
    ]);
    shows(await casefile.toon(retour), { inAntwoordOp: heen, retourcodes: [] });
    expect((await casefile.gebeurtenissen(heen)).map((g) => g.wat)).toEqual([
      'ontvangen',
      'beoordeeld',
      'verzonden',
      'retour-ontvangen',
    ]);
    expect((await factsOf(casefile, bericht305('ijw-3.2'))).toewijzingen).toHaveLength(1);
  });

  test('a retour with codes makes its 301 count as never sent', async () => {
    const casefile = await open();
    await sent(casefile, await processed(casefile, bericht301('ijw-3.2', { identificatie: 'EERST' })));
    const producten = [{ Einddatum: day('2026-06-30') }, { ToewijzingNummer: 2002 }];
    const tweede = await processed(casefile, bericht301('ijw-3.2', { identificatie: 'TWEEDE', producten }));
    await sent(casefile, tweede, moment(90), [awaitedTerm]);
    const met = { identificatie: 'TWEEDE', retourcodes: ['9332', '9379'] } as const;
    const retour = await processed(casefile, bericht302('ijw-3.2', met));
    expect((await casefile.toon(retour))?.retourcodes).toEqual(['9332', '9379']);
    shows((await casefile.toon(tweede))?.termijnen, [{ einde: { hoe: 'nagekomen' } }]);
    const { toewijzingen } = await factsOf(casefile, bericht305('ijw-3.2'));
    shows(toewijzingen, [
      { toewijzingNummer: 1001, einddatum: null, uitBericht: { identificatie: 'EERST' } },
    ]);
  });

  test('a number that only a refused 301 carried is free again, also for another client', async () => {
    const casefile = await open();
    await processed(casefile, bericht301('ijw-3.2'));
    await processed(casefile, bericht302('ijw-3.2', { retourcodes: ['9332'] }));
    const ander = bericht301('ijw-3.2', { identificatie: 'B', client: { Bsn: '999900018' } });
    expect((await factsOf(casefile, ander)).toewijzingen).toEqual([]);
    await processed(casefile, { ...ander, Header: { ...ander.Header, BerichtIdentificatie: opnieuw } });
    const { toewijzingen } = await factsOf(casefile, bericht305('ijw-3.2'));
    shows(toewijzingen, [{ toewijzingNummer: 1001, vanDezeClient: false }]);
  });

  test('a second retour sees that the first came, and changes nothing when it is refused', async () => {
    const casefile = await open();
    const heen = await processed(casefile, bericht301('ijw-3.2'));
    await sent(casefile, heen, moment(90), [awaitedTerm]);
    const eerste = await processed(casefile, bericht302('ijw-3.2'), {}, { ontvangenOp: moment(100) });
    const tweede = bericht302('ijw-3.2', { retourcodes: ['9332'] });
    expect(await factsOf(casefile, tweede)).toEqual({
      heenbericht: {
        berichtId: heen,
        bericht: 'JW301',
        verzondenOp: moment(90),
        beantwoordMet: { bericht: 'JW302', identificatie: '3010001', ontvangenOp: moment(100) },
        verzoeken: [],
      },
    });
    const id = await processed(casefile, tweede, { oordeel: refused });
    shows(await casefile.toon(id), { inAntwoordOp: null, retourcodes: ['9332'] });
    expect((await casefile.toon(heen))?.antwoordId).toBe(eerste);
    expect((await factsOf(casefile, bericht305('ijw-3.2'))).toewijzingen).toHaveLength(1);
  });

  test('a message has one retour, whatever was decided', async () => {
    const casefile = await open();
    await processed(casefile, bericht301('ijw-3.2'));
    await processed(casefile, bericht302('ijw-3.2'));
    const tweede = bericht302('ijw-3.2');
    const id = await takenIn(casefile, tweede);
    await expect(judged(casefile, id, tweede)).rejects.toThrow();
    expect((await casefile.toon(id))?.oordeel).toBeNull();
  });

  test('a late retour is processed like any other', async () => {
    const casefile = await open();
    const heen = await processed(casefile, bericht301('ijw-3.2'));
    await sent(casefile, heen, moment(90), [awaitedTerm]);
    const laat = moment(60 * 24 * 30);
    await processed(casefile, bericht302('ijw-3.2'), {}, { ontvangenOp: laat });
    shows((await casefile.toon(heen))?.termijnen, [{ einde: { hoe: 'nagekomen', op: laat } }]);
  });

  test('a retour that overtakes the mark of its own message being sent ends the term as it opens', async () => {
    const casefile = await open();
    const heen = await processed(casefile, bericht301('ijw-3.2'));
    await sent(casefile, heen, moment(90), [awaitedTerm], async () => {
      await processed(casefile, bericht302('ijw-3.2'), {}, { ontvangenOp: moment(89) });
    });
    expect((await casefile.toon(heen))?.termijnen).toEqual([
      { ...awaitedTerm, berichtId: heen, einde: { hoe: 'nagekomen', op: moment(89) } },
    ]);
  });

  test('a retour takes its turn with the client of its 301, though it does not name the client', async () => {
    const casefile = await open();
    await processed(casefile, bericht301('ijw-3.2'));
    const start = await takenIn(casefile, bericht305('ijw-3.2'));
    const retour = bericht302('ijw-3.2');
    const id = await takenIn(casefile, retour);
    expect(await judged(casefile, id, retour)).toEqual({ soort: 'eerst', id: start });
  });
}

const opnieuw = { Identificatie: 'C', Dagtekening: day('2026-05-06') };
