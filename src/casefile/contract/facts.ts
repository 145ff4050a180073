import { expect, test } from 'vitest';
import { bericht301, bericht302, bericht305, bericht307 } from '../../rules/examples/berichten.ts';
import { aanbieder, bsn, gemeente, omvang, specifiek } from '../../rules/examples/waarden.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';
import type { Open } from '../contract.ts';
import { decide, factsOf, judged, moment, processed, refused, shows, takenIn } from './wereld.ts';

const day = Temporal.PlainDate.from;
const laws: readonly Standaard[] = ['ijw-3.2', 'iwmo-3.2'];

export function factsContract(open: Open): void {
  test.each(laws)('an approved allocation is a fact for a start, with all its elements (%s)', async (law) => {
    const casefile = await open();
    const producten = [{ ReferentieAanbieder: 'VOT1', Einddatum: day('2026-12-31'), Budget: 123456 }];
    await processed(casefile, bericht301(law, { producten }), {}, { ontvangenOp: moment(1) });
    const { toewijzingen } = await factsOf(casefile, bericht305(law));
    expect(toewijzingen).toEqual([
      {
        toewijzingNummer: 1001,
        vanDezeClient: true,
        vanDezeAanbieder: true,
        product: specifiek(law),
        ingangsdatum: day('2026-04-01'),
        einddatum: day('2026-12-31'),
        redenWijziging: null,
        omvang,
        budget: 123456,
        referentieAanbieder: 'VOT1',
        goedgekeurdePrestaties: 0,
        uitBericht: {
          bericht: law === 'ijw-3.2' ? 'JW301' : 'WMO301',
          identificatie: '3010001',
          ontvangenOp: moment(1),
        },
      },
    ]);
  });

  test('what an allocation leaves out is absent, and absent is null', async () => {
    const casefile = await open();
    const producten = [
      { Product: undefined, Omvang: undefined, Budget: 500 },
      { Product: { Categorie: '45' as const } },
    ];
    await processed(casefile, bericht301('ijw-3.2', { producten }));
    const { toewijzingen } = await factsOf(casefile, bericht305('ijw-3.2'));
    shows(toewijzingen, [
      { product: null, omvang: null, budget: 500, einddatum: null, referentieAanbieder: null },
      { product: { Categorie: '45' }, omvang, budget: null },
    ]);
    expect(toewijzingen[1]?.product).toStrictEqual({ Categorie: '45' });
  });

  test('a day far away is kept as it is', async () => {
    const casefile = await open();
    const ver = day({ year: 12026, month: 12, day: 31 });
    await processed(casefile, bericht301('ijw-3.2', { producten: [{ Einddatum: ver }] }));
    const { toewijzingen } = await factsOf(casefile, bericht305('ijw-3.2'));
    expect(toewijzingen[0]?.einddatum?.toString()).toBe('+012026-12-31');
  });

  test('a start sees every allocation of its client at its provider, and whatever number it names', async () => {
    const casefile = await open();
    const elders = '99990002';
    const van = (identificatie: string, ToewijzingNummer: number) => ({
      identificatie,
      producten: [{ ToewijzingNummer }],
    });
    await processed(casefile, bericht301('ijw-3.2', van('A', 1)));
    await processed(casefile, bericht301('ijw-3.2', { ...van('B', 2), client: { Bsn: bsn.tweede } }));
    await processed(casefile, bericht301('ijw-3.2', { ...van('C', 3), aanbieder: elders }));
    await processed(casefile, bericht301('ijw-3.2', { ...van('D', 4), client: { Bsn: bsn.derde } }));
    await processed(casefile, bericht301('iwmo-3.2', van('E', 5)));
    await processed(casefile, bericht301('ijw-3.2', { ...van('F', 2), gemeente: '0001' }));
    const start = bericht305('ijw-3.2', {
      producten: [{ ToewijzingNummer: 2 }, { ToewijzingNummer: 3 }, { ToewijzingNummer: 9 }],
    });
    const feiten = await factsOf(casefile, start);
    expect(feiten.toewijzingen.map((t) => [t.toewijzingNummer, t.vanDezeClient, t.vanDezeAanbieder])).toEqual(
      [
        [1, true, true],
        [2, false, true],
        [3, true, false],
      ],
    );
  });

  test('an allocation message sees every allocation of its client, and of others the numbers it names', async () => {
    const casefile = await open();
    const van = (identificatie: string, Bsn: string, ...nummers: readonly number[]) =>
      bericht301('ijw-3.2', {
        identificatie,
        client: { Bsn },
        producten: nummers.map((ToewijzingNummer) => ({ ToewijzingNummer })),
      });
    await processed(casefile, van('A', bsn.eerste, 1001, 1002));
    await processed(casefile, van('B', bsn.tweede, 2001));
    const { toewijzingen } = await factsOf(casefile, van('C', bsn.tweede, 1001));
    expect(toewijzingen.map((t) => [t.toewijzingNummer, t.vanDezeClient])).toEqual([
      [1001, false],
      [2001, true],
    ]);
  });

  test('a newer allocation message replaces what an earlier one said', async () => {
    const casefile = await open();
    await processed(casefile, bericht301('ijw-3.2', { identificatie: 'A' }));
    const producten = [{ Einddatum: day('2026-06-30'), RedenWijziging: '13' as const }];
    await processed(casefile, bericht301('ijw-3.2', { identificatie: 'B', producten }));
    const { toewijzingen } = await factsOf(casefile, bericht305('ijw-3.2'));
    shows(toewijzingen, [
      { einddatum: day('2026-06-30'), redenWijziging: '13', uitBericht: { identificatie: 'B' } },
    ]);
  });

  test('a refused message changes nothing', async () => {
    const casefile = await open();
    await processed(casefile, bericht301('ijw-3.2'), { oordeel: refused });
    await processed(casefile, bericht305('ijw-3.2', { identificatie: 'A' }), { oordeel: refused });
    expect(await factsOf(casefile, bericht305('ijw-3.2'))).toEqual({
      eerderMetDezeIdentificatie: null,
      toewijzingen: [],
      leveringen: [],
    });
  });

  test.each(laws)(
    'starts and stops are facts in order of receipt, with all their elements (%s)',
    async (law) => {
      const casefile = await open();
      await processed(casefile, bericht305(law), {}, { ontvangenOp: moment(1) });
      await processed(casefile, bericht307(law), {}, { ontvangenOp: moment(2) });
      const producten = [
        { ToewijzingNummer: undefined, Begindatum: day('2026-05-04') },
        { ToewijzingNummer: undefined, Product: undefined, ToewijzingIngangsdatum: undefined },
      ];
      await processed(
        casefile,
        bericht305(law, { identificatie: 'B', producten }),
        {},
        { ontvangenOp: moment(3) },
      );
      const { leveringen } = await factsOf(casefile, bericht307(law, { identificatie: 'KIJK' }));
      const [jw305, jw307] = law === 'ijw-3.2' ? ['JW305', 'JW307'] : ['WMO305', 'WMO307'];
      const product = specifiek(law);
      const begindatum = day('2026-04-08');
      const uitB = { bericht: jw305, identificatie: 'B', ontvangenOp: moment(3) };
      expect(leveringen).toEqual([
        {
          soort: 'start',
          toewijzingNummer: 1001,
          product,
          begindatum,
          uitBericht: { bericht: jw305, identificatie: '3050001', ontvangenOp: moment(1) },
        },
        {
          soort: 'stop',
          toewijzingNummer: 1001,
          product,
          begindatum,
          einddatum: day('2026-04-30'),
          redenBeeindiging: '20',
          uitBericht: { bericht: jw307, identificatie: '3070001', ontvangenOp: moment(2) },
        },
        { soort: 'start', toewijzingNummer: null, product, begindatum: day('2026-05-04'), uitBericht: uitB },
        { soort: 'start', toewijzingNummer: null, product: null, begindatum, uitBericht: uitB },
      ]);
    },
  );

  test('deliveries are those of this client, provider, law and municipality alone', async () => {
    const casefile = await open();
    const anderen = [
      bericht305('ijw-3.2', { identificatie: 'A', client: { Bsn: bsn.tweede } }),
      bericht305('ijw-3.2', { identificatie: 'B', aanbieder: '99990002' }),
      bericht305('ijw-3.2', { identificatie: 'C', gemeente: '0001' }),
      bericht305('iwmo-3.2', { identificatie: 'D' }),
    ];
    for (const bericht of anderen) await processed(casefile, bericht);
    expect((await factsOf(casefile, bericht305('ijw-3.2'))).leveringen).toEqual([]);
  });

  test('a removed start is no fact any more, and its key can be delivered again', async () => {
    const casefile = await open();
    const lever = (identificatie: string, StatusAanlevering: '1' | '3') =>
      processed(casefile, bericht305('ijw-3.2', { identificatie, producten: [{ StatusAanlevering }] }));
    const facts = async (identificatie: string) =>
      (await factsOf(casefile, bericht307('ijw-3.2', { identificatie }))).leveringen;
    await lever('A', '1');
    await lever('B', '3');
    expect(await facts('KIJK1')).toEqual([]);
    await lever('C', '1');
    shows(await facts('KIJK2'), [{ soort: 'start', uitBericht: { identificatie: 'C' } }]);
  });

  test('a removal takes only the class with exactly its key, absent elements included', async () => {
    const casefile = await open();
    const zonder = { ToewijzingNummer: undefined };
    await processed(casefile, bericht305('ijw-3.2', { identificatie: 'A', producten: [{}, zonder] }));
    await processed(casefile, bericht307('ijw-3.2', { identificatie: 'B' }));
    const weg = { ...zonder, StatusAanlevering: '3' as const, Product: specifiek('ijw-3.2', 2) };
    await processed(casefile, bericht305('ijw-3.2', { identificatie: 'C', producten: [weg] }));
    const { leveringen } = await factsOf(casefile, bericht305('ijw-3.2'));
    expect(leveringen.map((l) => [l.soort, l.toewijzingNummer])).toEqual([
      ['start', 1001],
      ['stop', 1001],
    ]);
  });

  test('a removal leaves the same key of another client, provider, law and municipality', async () => {
    const casefile = await open();
    const sleutel = { ToewijzingNummer: undefined, Product: undefined };
    const anderen = [
      { law: 'ijw-3.2', keuze: { client: { Bsn: bsn.tweede } } },
      { law: 'ijw-3.2', keuze: { aanbieder: '99990002' } },
      { law: 'ijw-3.2', keuze: { gemeente: '0001' } },
      { law: 'iwmo-3.2', keuze: {} },
    ] as const;
    for (const [n, { law, keuze }] of anderen.entries()) {
      await processed(casefile, bericht305(law, { ...keuze, identificatie: `A${n}`, producten: [sleutel] }));
    }
    await processed(casefile, bericht305('ijw-3.2', { identificatie: 'B', producten: [sleutel] }));
    const weg = { ...sleutel, StatusAanlevering: '3' as const };
    await processed(casefile, bericht305('ijw-3.2', { identificatie: 'C', producten: [weg] }));
    for (const [n, { law, keuze }] of anderen.entries()) {
      const { leveringen } = await factsOf(casefile, bericht307(law, { ...keuze, identificatie: `K${n}` }));
      expect(leveringen).toHaveLength(1);
    }
    expect((await factsOf(casefile, bericht307('ijw-3.2'))).leveringen).toEqual([]);
  });

  test('a stop is removed by its own five-part key and leaves the start', async () => {
    const casefile = await open();
    await processed(casefile, bericht305('ijw-3.2'));
    await processed(casefile, bericht307('ijw-3.2', { identificatie: 'A', producten: [{}] }));
    const anders = { StatusAanlevering: '3' as const, RedenBeeindiging: '31' as const };
    await processed(casefile, bericht307('ijw-3.2', { identificatie: 'B', producten: [anders] }));
    const facts = async (identificatie: string) =>
      (await factsOf(casefile, bericht307('ijw-3.2', { identificatie }))).leveringen.map((l) => l.soort);
    expect(await facts('KIJK1')).toEqual(['start', 'stop']);
    await processed(
      casefile,
      bericht307('ijw-3.2', { identificatie: 'C', producten: [{ StatusAanlevering: '3' }] }),
    );
    expect(await facts('KIJK2')).toEqual(['start']);
  });

  test('a correction in one message removes and delivers, whatever the order of its lines', async () => {
    const casefile = await open();
    await processed(casefile, bericht305('ijw-3.2', { identificatie: 'A' }));
    const producten = [
      { Begindatum: day('2026-04-09') },
      { ToewijzingNummer: 1001, Product: specifiek('ijw-3.2'), StatusAanlevering: '3' as const },
    ];
    await processed(casefile, bericht305('ijw-3.2', { identificatie: 'B', producten }));
    const { leveringen } = await factsOf(casefile, bericht305('ijw-3.2'));
    expect(leveringen.map((l) => l.begindatum.toString())).toEqual(['2026-04-09']);
  });

  test('the same key can be removed and delivered in one message', async () => {
    const casefile = await open();
    await processed(casefile, bericht305('ijw-3.2', { identificatie: 'A' }));
    const zelfde = { ToewijzingNummer: 1001, Product: specifiek('ijw-3.2') };
    const producten = [zelfde, { ...zelfde, StatusAanlevering: '3' as const }];
    await processed(casefile, bericht305('ijw-3.2', { identificatie: 'B', producten }));
    const { leveringen } = await factsOf(casefile, bericht305('ijw-3.2'));
    shows(leveringen, [{ uitBericht: { identificatie: 'B' } }]);
  });

  test('one logical key is never in force twice, whatever was decided', async () => {
    const casefile = await open();
    await processed(casefile, bericht305('ijw-3.2', { identificatie: 'A' }));
    const tweede = bericht305('ijw-3.2', { identificatie: 'B' });
    const id = await takenIn(casefile, tweede);
    await expect(judged(casefile, id, tweede)).rejects.toThrow();
    expect((await casefile.toon(id))?.oordeel).toBeNull();
  });

  test('of two clients that are given one ToewijzingNummer at once, the second is judged knowing the first', async () => {
    const casefile = await open();
    const berichten = [bsn.eerste, bsn.tweede].map((Bsn, n) =>
      bericht301('ijw-3.2', { identificatie: `A${n}`, client: { Bsn }, producten: [{}, {}] }),
    );
    const beidenLezen = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const gezien: (readonly number[])[] = [];
    const werk = berichten.map(async (bericht, n) => {
      const id = await takenIn(casefile, bericht);
      await casefile.beoordeel(id, async (zaak) => {
        const feiten = await zaak.feiten(bericht);
        beidenLezen[n]?.resolve();
        await Promise.all(beidenLezen.map((b) => b.promise));
        const bezet = feiten.toewijzingen.filter((t) => !t.vanDezeClient).map((t) => t.toewijzingNummer);
        gezien.push(bezet);
        await decide(zaak, bericht, feiten, bezet.length > 0 ? { oordeel: refused } : {});
      });
      return casefile.toon(id);
    });
    const uitkomsten = (await Promise.all(werk)).map((view) => view?.oordeel?.uitkomst);
    expect(uitkomsten.toSorted()).toEqual(['afgekeurd', 'goedgekeurd']);
    expect(gezien).toEqual([[], [], [1001, 1002]]);
    const { toewijzingen } = await factsOf(casefile, bericht305('ijw-3.2', { identificatie: 'KIJK' }));
    expect(toewijzingen).toHaveLength(toewijzingen[0]?.vanDezeClient ? 2 : 1);
  });

  test('a retour that answers nothing of ours has no heenbericht', async () => {
    const casefile = await open();
    expect(await factsOf(casefile, bericht302('ijw-3.2'))).toEqual({ heenbericht: null });
    await processed(casefile, bericht301('ijw-3.2'), { oordeel: refused });
    expect(await factsOf(casefile, bericht302('ijw-3.2'))).toEqual({ heenbericht: null });
  });

  test('a retour is matched by law, parties, identification and day together', async () => {
    const casefile = await open();
    const id = await processed(casefile, bericht301('ijw-3.2'));
    const mis = [
      bericht302('iwmo-3.2'),
      bericht302('ijw-3.2', { aanbieder: '99990002' }),
      bericht302('ijw-3.2', { gemeente: '0001' }),
      bericht302('ijw-3.2', { identificatie: 'ANDER' }),
      bericht302('ijw-3.2', { dagtekening: '2026-05-05' }),
    ];
    for (const bericht of mis) expect(await factsOf(casefile, bericht)).toEqual({ heenbericht: null });
    expect(await factsOf(casefile, bericht302('ijw-3.2', { gemeente, aanbieder }))).toEqual({
      heenbericht: { berichtId: id, bericht: 'JW301', verzondenOp: null, beantwoordMet: null, verzoeken: [] },
    });
  });
}
