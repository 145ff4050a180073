import { expect, test } from 'vitest';
import { bericht301, bericht305, bericht307 } from '../../rules/examples/berichten.ts';
import { bsn } from '../../rules/examples/waarden.ts';
import type { Verdict } from '../../rules/verdict.ts';
import type { Open } from '../contract.ts';
import { decide, factsOf, judged, moment, processed, refused, shows, takenIn } from './wereld.ts';

export function judgingContract(open: Open): void {
  test('a decision gives the verdict, the answer and the outbox together', async () => {
    const casefile = await open();
    const bericht = bericht305('ijw-3.2');
    const id = await processed(casefile, bericht);
    const view = await casefile.toon(id);
    shows(view, { oordeel: { uitkomst: 'goedgekeurd' }, beoordeeldOp: moment(60) });
    expect(view?.verzending).toBeNull();
    const antwoord = await casefile.toon(view?.antwoordId ?? '');
    shows(antwoord, {
      richting: 'uit',
      herkomst: 'berichtenpoort',
      bericht: 'JW306',
      afzender: bericht.Header.Afzender,
      ontvanger: bericht.Header.Ontvanger,
      identificatie: `R${view?.volgnummer}`,
      dagtekening: Temporal.PlainDate.from('2026-05-06'),
      inAntwoordOp: id,
      oordeel: null,
      verzending: { status: 'wacht', op: null, pogingen: 0 },
    });
    expect((await casefile.gebeurtenissen(id)).map((g) => g.wat)).toEqual(['ontvangen', 'beoordeeld']);
    expect((await casefile.gebeurtenissen(antwoord?.id ?? '')).map((g) => g.wat)).toEqual(['aangemaakt']);
    expect(await casefile.onafgemaakt(9)).toEqual({ teBeoordelen: [], teVerzenden: [antwoord?.id] });
  });

  test('a verdict is shown as it was given, also with its effects', async () => {
    const casefile = await open();
    const goed: Verdict[] = [];
    for (const bericht of [
      bericht301('ijw-3.2', { producten: [{}, { Einddatum: Temporal.PlainDate.from('2026-12-31') }] }),
      bericht305('ijw-3.2'),
      bericht307('ijw-3.2', { producten: [{ ToewijzingNummer: undefined }] }),
    ] as const) {
      const id = await takenIn(casefile, bericht);
      await casefile.beoordeel(id, async (zaak) => {
        const feiten = await zaak.feiten(bericht);
        // Remembers what passes, to compare it with what is shown.
        const luister = {
          ...zaak,
          besluit: (...alles: Parameters<typeof zaak.besluit>) => {
            goed.push(alles[0].oordeel);
            return zaak.besluit(...alles);
          },
        };
        await decide(luister, bericht, feiten);
      });
      expect((await casefile.toon(id))?.oordeel).toEqual(goed.at(-1));
    }
    const id = await processed(casefile, bericht305('ijw-3.2', { identificatie: 'FOUT' }), {
      oordeel: refused,
    });
    expect((await casefile.toon(id))?.oordeel).toEqual(refused);
  });

  test('judging twice does it once', async () => {
    const casefile = await open();
    const bericht = bericht305('ijw-3.2');
    const id = await processed(casefile, bericht);
    expect(await judged(casefile, id, bericht)).toEqual({ soort: 'al-beoordeeld' });
    expect(await casefile.zoek({ aantal: 9 })).toHaveLength(2);
  });

  test('two that judge one message at once give one answer', async () => {
    const casefile = await open();
    const bericht = bericht305('ijw-3.2');
    const id = await takenIn(casefile, bericht);
    const uitkomsten = await Promise.all([1, 2, 3].map(() => judged(casefile, id, bericht)));
    expect(uitkomsten.map((u) => u.soort).sort()).toEqual(['al-beoordeeld', 'al-beoordeeld', 'beoordeeld']);
    expect(await casefile.zoek({ richting: 'uit', aantal: 9 })).toHaveLength(1);
  });

  test('two that judge one message that belongs to nobody at once give one verdict', async () => {
    const casefile = await open();
    const bericht = bericht305('ijw-3.2');
    const leeg = { afzender: null, ontvanger: null, identificatie: null, dagtekening: null, bsn: null };
    const id = await takenIn(casefile, bericht, {
      identiteit: { standaard: 'ijw-3.2', nummer: '305', ...leeg },
    });
    const anders = { oordeel: refused, antwoord: null };
    const uitkomsten = await Promise.all([1, 2].map(() => judged(casefile, id, bericht, anders)));
    expect(uitkomsten.map((u) => u.soort).sort()).toEqual(['al-beoordeeld', 'beoordeeld']);
  });

  test('work that throws leaves nothing, also after its decision, and can be done again', async () => {
    const casefile = await open();
    const bericht = bericht305('ijw-3.2');
    const id = await takenIn(casefile, bericht);
    const gooit = casefile.beoordeel(id, async (zaak) => {
      await decide(zaak, bericht, await zaak.feiten(bericht));
      throw new Error('stuk');
    });
    await expect(gooit).rejects.toThrow('stuk');
    shows(await casefile.toon(id), { oordeel: null, antwoordId: null });
    expect(await casefile.onafgemaakt(9)).toEqual({ teBeoordelen: [id], teVerzenden: [] });
    expect(await casefile.gebeurtenissen(id)).toHaveLength(1);
    expect((await judged(casefile, id, bericht)).soort).toBe('beoordeeld');
    const { leveringen } = await factsOf(casefile, bericht305('ijw-3.2', { identificatie: 'KIJK' }));
    expect(leveringen).toHaveLength(1);
  });

  test('work must decide, and decide once', async () => {
    const casefile = await open();
    const bericht = bericht305('ijw-3.2');
    const id = await takenIn(casefile, bericht);
    await expect(casefile.beoordeel(id, async () => {})).rejects.toThrow(/without a decision/);
    const dubbel = casefile.beoordeel(id, async (zaak) => {
      const feiten = await zaak.feiten(bericht);
      await decide(zaak, bericht, feiten);
      await decide(zaak, bericht, feiten);
    });
    await expect(dubbel).rejects.toThrow(/decided on once/);
    expect((await casefile.toon(id))?.oordeel).toBeNull();
  });

  test('a message waits for the earlier ones of its provider and client', async () => {
    const casefile = await open();
    const eerste = bericht305('ijw-3.2');
    const tweede = bericht307('ijw-3.2');
    const eersteId = await takenIn(casefile, eerste);
    const tweedeId = await takenIn(casefile, tweede);
    expect(await judged(casefile, tweedeId, tweede)).toEqual({ soort: 'eerst', id: eersteId });
    expect((await casefile.toon(tweedeId))?.oordeel).toBeNull();
    await judged(casefile, eersteId, eerste);
    expect(await judged(casefile, tweedeId, tweede)).toEqual({ soort: 'beoordeeld' });
  });

  test('the oldest of several that wait comes first', async () => {
    const casefile = await open();
    const berichten = ['A', 'B', 'C'].map((identificatie) => bericht305('ijw-3.2', { identificatie }));
    const ids: string[] = [];
    for (const bericht of berichten) ids.push(await takenIn(casefile, bericht));
    const [a, , c] = ids;
    expect(await judged(casefile, c ?? '', bericht305('ijw-3.2'))).toEqual({ soort: 'eerst', id: a });
  });

  test('messages of another provider or about another client do not wait', async () => {
    const casefile = await open();
    await takenIn(casefile, bericht305('ijw-3.2'));
    const anderen = [
      bericht305('ijw-3.2', { identificatie: 'B', client: { Bsn: bsn.tweede } }),
      bericht305('ijw-3.2', { identificatie: 'C', aanbieder: '99990002' }),
    ];
    for (const bericht of anderen) {
      const id = await takenIn(casefile, bericht);
      expect(await judged(casefile, id, bericht)).toEqual({ soort: 'beoordeeld' });
    }
  });

  test('a message of the other law about the same client at the same provider waits too', async () => {
    const casefile = await open();
    const jeugd = await takenIn(casefile, bericht305('ijw-3.2'));
    const wmo = bericht305('iwmo-3.2');
    expect(await judged(casefile, await takenIn(casefile, wmo), wmo)).toEqual({ soort: 'eerst', id: jeugd });
  });

  test('nothing of a client changes while a message about it is being judged', async () => {
    const casefile = await open();
    const een = bericht305('ijw-3.2', { identificatie: 'A' });
    const eenId = await takenIn(casefile, een);
    const volgorde: string[] = [];
    const bezig = Promise.withResolvers<void>();
    const eerste = casefile.beoordeel(eenId, async (zaak) => {
      const feiten = await zaak.feiten(een);
      bezig.resolve();
      volgorde.push('eerste leest');
      await decide(zaak, een, feiten);
      volgorde.push('eerste beslist');
    });
    await bezig.promise;
    const twee = bericht305('ijw-3.2', {
      identificatie: 'B',
      producten: [{ Begindatum: Temporal.PlainDate.from('2026-04-09') }],
    });
    const tweede = takenIn(casefile, twee).then((id) =>
      casefile.beoordeel(id, async (zaak) => {
        volgorde.push(`tweede ziet ${(await zaak.feiten(twee)).leveringen.length}`);
        await decide(zaak, twee, await zaak.feiten(twee));
      }),
    );
    await Promise.all([eerste, tweede]);
    expect(volgorde).toEqual(['eerste leest', 'eerste beslist', 'tweede ziet 1']);
  });

  test('what nobody knows is unknown, and our own answers are not judged', async () => {
    const casefile = await open();
    const bericht = bericht305('ijw-3.2');
    const id = await processed(casefile, bericht);
    const antwoordId = (await casefile.toon(id))?.antwoordId ?? '';
    for (const onbekend of ['geen-id', '00000000-0000-4000-8000-000000000000', antwoordId]) {
      expect(await judged(casefile, onbekend, bericht)).toEqual({ soort: 'onbekend' });
    }
  });

  test('our own approved message goes into the outbox itself, a refused one does not', async () => {
    const casefile = await open();
    const goed = await processed(casefile, bericht301('ijw-3.2'));
    const fout = await processed(casefile, bericht301('ijw-3.2', { identificatie: 'FOUT' }), {
      oordeel: refused,
    });
    expect((await casefile.toon(goed))?.verzending).toEqual({ status: 'wacht', op: null, pogingen: 0 });
    expect((await casefile.toon(fout))?.verzending).toBeNull();
    expect((await casefile.onafgemaakt(9)).teVerzenden).toEqual([goed]);
  });
}
