import { expect, test } from 'vitest';
import {
  bericht301,
  bericht302,
  bericht305,
  bericht307,
  bericht317,
  bericht323,
} from '../../rules/examples/berichten.ts';
import { aanbieder, bsn, dag, gemeente, periode, specifiek } from '../../rules/examples/waarden.ts';
import type { DeclarationFacts } from '../../rules/facts.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { Casefile } from '../casefile.ts';
import type { Open } from '../contract.ts';
import {
  declarationTerm,
  factsOf,
  granted,
  judged,
  moment,
  processed,
  refused,
  sent,
  shows,
  takenIn,
} from './wereld.ts';

const law = 'ijw-3.2';
const elders = '99990002';

/** A declaration of May with a number and references of its own, so that it clashes with none. */
function mei(keuze: Parameters<typeof bericht323>[1] = {}): BerichtVan<'323'> {
  return bericht323(law, {
    identificatie: 'MEI',
    ...keuze,
    declaratie: {
      DeclaratieNummer: 'D202605',
      DeclaratiePeriode: periode('2026-05-01', '2026-05-31'),
      ...keuze.declaratie,
    },
  });
}

/** The same message with another identity, to look with. */
function look(bericht: BerichtVan<'323'>, identificatie: string): BerichtVan<'323'> {
  const BerichtIdentificatie = { ...bericht.Header.BerichtIdentificatie, Identificatie: identificatie };
  return { ...bericht, Header: { ...bericht.Header, BerichtIdentificatie } };
}

const referentie = (ReferentieNummer: string, VorigReferentieNummer?: string) => ({
  ReferentieNummer,
  ...(VorigReferentieNummer === undefined ? {} : { VorigReferentieNummer }),
});

/** What takes the Prestatie P101 of the example back. */
const credit = {
  ProductReferentie: referentie('C1', 'P101'),
  ToewijzingNummer: 1001,
  IngediendBedrag: { Bedrag: 5000, DebetCredit: 'C' as const },
};

export function declarationsContract(open: Open): void {
  test('a first declaration knows of nothing', async () => {
    const casefile = await open();
    expect(await factsOf(casefile, bericht323(law))).toEqual({
      eerderMetDezeIdentificatie: null,
      declaratieMetDitNummer: null,
      laatsteDeclaratiePeriode: null,
      bekendeClienten: new Set(),
      toewijzingen: new Map(),
      prestaties: [],
      laatsteDeclaratie: null,
      leveringen: new Map(),
      afspraken: [],
      geweigerd: [],
    } satisfies DeclarationFacts);
  });

  test('a declaration sees the allocations that it names, each with the places of its client', async () => {
    const casefile = await open();
    const van = (identificatie: string, ToewijzingNummer: number) => ({
      identificatie,
      producten: [{ ToewijzingNummer, Budget: 100 }],
    });
    await processed(casefile, bericht301(law, van('A', 1)));
    await processed(casefile, bericht301(law, { ...van('B', 2), client: { Bsn: bsn.tweede } }));
    await processed(casefile, bericht301(law, { ...van('C', 3), aanbieder: elders }));
    await processed(casefile, bericht301(law, { ...van('D', 4), client: { Bsn: bsn.derde } }));
    await processed(casefile, bericht301('iwmo-3.2', van('E', 5)));
    await processed(casefile, bericht301(law, { ...van('F', 6), gemeente: '0001' }));
    await processed(casefile, bericht301(law, van('G', 7)));
    const prestaties = [1, 2, 3, 4, 5, 6, 9].map((ToewijzingNummer) => ({ ToewijzingNummer }));
    const clienten = [{ bsn: bsn.tweede, prestaties }, { bsn: bsn.eerste }];
    const feiten = await factsOf(casefile, bericht323(law, { clienten }));
    const gezien = [...feiten.toewijzingen].map(([nummer, t]) => [
      nummer,
      t.toewijzingNummer,
      t.vanDezeAanbieder,
      [...t.clienten],
    ]);
    expect(gezien.toSorted()).toEqual([
      [1, 1, true, [1]],
      [2, 2, true, [0]],
      [3, 3, false, [1]],
      [4, 4, true, []],
    ]);
    expect(feiten.toewijzingen.get(1)).toMatchObject({ budget: 100, redenWijziging: null });
  });

  test('a removed allocation is still a fact, a refused one is not', async () => {
    const casefile = await open();
    await processed(casefile, bericht301(law, { producten: [{ RedenWijziging: '13' }] }));
    await processed(
      casefile,
      bericht301(law, { identificatie: 'FOUT', producten: [{ ToewijzingNummer: 1101 }] }),
    );
    await processed(casefile, bericht302(law, { identificatie: 'FOUT', retourcodes: ['9332'] }));
    const clienten = [{ prestaties: [{}, { ToewijzingNummer: 1101 }] }];
    const { toewijzingen } = await factsOf(casefile, bericht323(law, { clienten }));
    expect([...toewijzingen].map(([nummer, t]) => [nummer, t.redenWijziging])).toEqual([[1001, '13']]);
  });

  test('a client is known who ever had an allocation at this provider, also one that was removed', async () => {
    const casefile = await open();
    await processed(casefile, bericht301(law, { producten: [{ RedenWijziging: '13' }] }));
    await processed(
      casefile,
      bericht301(law, { identificatie: 'B', client: { Bsn: bsn.tweede }, aanbieder: elders }),
    );
    await processed(casefile, bericht301(law, { identificatie: 'C', client: { Bsn: bsn.derde } }));
    await processed(casefile, bericht302(law, { identificatie: 'C', retourcodes: ['9332'] }));
    const clienten = [{ bsn: bsn.derde }, { bsn: bsn.tweede }, { bsn: bsn.eerste }];
    const { bekendeClienten } = await factsOf(casefile, bericht323(law, { clienten }));
    expect([...bekendeClienten]).toEqual([2]);
    const { clientBekend } = await factsOf(casefile, bericht317(law, { bsn: bsn.eerste }));
    expect(clientBekend).toBe(true);
    const ander = await factsOf(casefile, bericht317(law, { bsn: bsn.derde, identificatie: 'X' }));
    expect(ander.clientBekend).toBe(false);
  });

  test('what was granted is a fact for the next declaration on the same allocation, with all its elements', async () => {
    const casefile = await open();
    await processed(casefile, bericht323(law), {}, { ontvangenOp: moment(1) });
    const { prestaties } = await factsOf(casefile, mei());
    expect(prestaties).toEqual([
      {
        referentieNummer: 'P101',
        vorigReferentieNummer: null,
        toewijzingNummer: 1001,
        productCategorie: '45',
        productCode: '45A01',
        begindatum: Temporal.PlainDate.from('2026-04-01'),
        einddatum: Temporal.PlainDate.from('2026-04-30'),
        geleverdVolume: 4,
        eenheid: '04',
        productTarief: 1250,
        bedrag: 5000,
        debetCredit: 'D',
        uitBericht: {
          bericht: 'JW323',
          identificatie: '3230001',
          ontvangenOp: moment(1),
          declaratieNummer: 'D202604',
          toegekendOp: moment(60),
        },
      },
    ]);
  });

  test('a declaration sees the starts and stops in force on the allocations that it names', async () => {
    const casefile = await open();
    const Begindatum = Temporal.PlainDate.from('2026-04-08');
    const starts = (identificatie: string, nummers: readonly number[], anders = {}) =>
      bericht305(law, {
        identificatie,
        producten: nummers.map((ToewijzingNummer) => ({ ToewijzingNummer, Begindatum })),
        ...anders,
      });
    await processed(casefile, starts('A', [1001, 1002]));
    await processed(casefile, bericht307(law));
    await processed(casefile, starts('B', [1101], { client: { Bsn: bsn.tweede } }));
    await processed(casefile, starts('C', [1001], { aanbieder: elders }));
    await processed(casefile, starts('D', [1001], { gemeente: '0001' }));
    await processed(
      casefile,
      bericht305(law, {
        identificatie: 'E',
        producten: [
          { ToewijzingNummer: 1002, Product: specifiek(law, 2), Begindatum, StatusAanlevering: '3' },
        ],
      }),
    );
    const clienten = [
      { bsn: bsn.eerste, prestaties: [1001, 1002, 1009].map((ToewijzingNummer) => ({ ToewijzingNummer })) },
      { bsn: bsn.tweede, prestaties: [{ ToewijzingNummer: 1101 }] },
    ];
    const { leveringen } = await factsOf(casefile, bericht323(law, { clienten }));
    const gezien = [...leveringen].map(([nummer, lijst]) => [nummer, lijst.map(({ soort }) => soort)]);
    expect(gezien.toSorted()).toEqual([
      [1001, ['start', 'stop']],
      [1101, ['start']],
    ]);
    const eerste = leveringen.get(1001)?.[0];
    expect(eerste?.begindatum).toEqual(Begindatum);
    expect(eerste?.uitBericht.identificatie).toBe('A');
  });

  test('a declaration knows of the last one that was taken in, and when that was', async () => {
    const casefile = await open();
    await processed(casefile, bericht323(law), {}, { ontvangenOp: moment(1) });
    await processed(casefile, mei(), { oordeel: refused }, { ontvangenOp: moment(2) });
    const { laatsteDeclaratie } = await factsOf(casefile, look(bericht323(law), 'KIJK'));
    expect(laatsteDeclaratie).toEqual({
      bericht: 'JW323',
      identificatie: '3230001',
      ontvangenOp: moment(1),
    });
  });

  test('what was signalled is kept with the verdict', async () => {
    const casefile = await open();
    const signalen = [{ code: 'r-1', pad: '/Bericht/Declaratie', melding: 'Let op.', waarden: { a: 'b' } }];
    const id = await processed(casefile, bericht323(law), {
      oordeel: { uitkomst: 'goedgekeurd', niveau: null, bevindingen: [], effecten: [], signalen },
    });
    expect((await casefile.toon(id))?.oordeel?.signalen).toEqual(signalen);
  });

  test('a Prestatie is a fact by its allocation, and by its reference whatever allocation it is on', async () => {
    const casefile = await open();
    const clienten = [
      {
        prestaties: [
          { ToewijzingNummer: 1, ProductReferentie: referentie('A') },
          { ToewijzingNummer: 2, ProductReferentie: referentie('B') },
          { ToewijzingNummer: 3, ProductReferentie: referentie('C') },
          { ToewijzingNummer: 4, ProductReferentie: referentie('D'), ProductTarief: undefined },
        ],
      },
    ];
    await processed(casefile, bericht323(law, { clienten }));
    const later = mei({
      clienten: [
        {
          prestaties: [
            { ToewijzingNummer: 4, ProductReferentie: referentie('E') },
            { ToewijzingNummer: 5, ProductReferentie: referentie('B') },
            { ToewijzingNummer: 6, ProductReferentie: referentie('F', 'A') },
          ],
        },
      ],
    });
    const { prestaties } = await factsOf(casefile, later);
    expect(prestaties.map((p) => p.referentieNummer)).toEqual(['A', 'B', 'D']);
    expect(prestaties.map((p) => p.productTarief)).toEqual([1250, 1250, null]);
  });

  test('Prestaties come in order of receipt, and credits before debits of one message', async () => {
    const casefile = await open();
    await processed(casefile, bericht323(law));
    const nieuw = { ProductReferentie: referentie('N1') };
    await processed(casefile, mei({ clienten: [{ prestaties: [nieuw, credit] }] }));
    const { prestaties } = await factsOf(casefile, look(mei(), 'KIJK'));
    expect(prestaties.map((p) => [p.referentieNummer, p.vorigReferentieNummer, p.debetCredit])).toEqual([
      ['P101', null, 'D'],
      ['C1', 'P101', 'C'],
      ['N1', null, 'D'],
    ]);
  });

  test('Prestaties are those of this provider, law and municipality alone', async () => {
    const casefile = await open();
    await processed(casefile, bericht323(law, { aanbieder: elders }));
    await processed(casefile, bericht323(law, { gemeente: '0001' }));
    await processed(casefile, bericht323('iwmo-3.2'));
    const feiten = await factsOf(casefile, look(bericht323(law), 'KIJK'));
    expect(feiten).toMatchObject({
      declaratieMetDitNummer: null,
      laatsteDeclaratiePeriode: null,
      prestaties: [],
    });
  });

  test('only what is granted is a fact', async () => {
    const casefile = await open();
    const clienten = [{ prestaties: [{}, { ToewijzingNummer: 1001 }] }];
    const bericht = bericht323(law, { clienten });
    const effecten = granted(bericht, (p) => p.ProductReferentie.ReferentieNummer === 'P102');
    const deels = { ...refused, uitkomst: 'deels-goedgekeurd', effecten } as const;
    const id = await processed(casefile, bericht, { oordeel: deels });
    const { prestaties, declaratieMetDitNummer } = await factsOf(casefile, look(bericht, 'KIJK'));
    expect(prestaties.map((p) => p.referentieNummer)).toEqual(['P102']);
    expect(declaratieMetDitNummer?.identificatie).toBe('3230001');
    const view = await casefile.toon(id);
    expect(view?.oordeel).toEqual({ ...deels, effecten: effecten.slice(0, 1) });
    expect((await casefile.zoek({ status: 'deels-goedgekeurd', aantal: 9 })).map((v) => v.id)).toEqual([id]);
  });

  test('a declaration of which nothing is granted was taken in, one that is refused as a whole was not', async () => {
    const casefile = await open();
    const niets = mei();
    await processed(casefile, bericht323(law), { oordeel: refused });
    await processed(casefile, niets, { oordeel: { ...refused, effecten: granted(niets, () => false) } });
    const april = await factsOf(casefile, look(bericht323(law), 'KIJK1'));
    expect(april.declaratieMetDitNummer).toBeNull();
    expect(april.laatsteDeclaratiePeriode).toEqual(Temporal.PlainDate.from('2026-05-01'));
    const weer = await factsOf(casefile, look(niets, 'KIJK2'));
    expect(weer.declaratieMetDitNummer?.identificatie).toBe('MEI');
    expect(weer.prestaties).toEqual([]);
  });

  test('an allocation counts the debits granted on it that were not taken back', async () => {
    const casefile = await open();
    const counted = async (identificatie: string) => {
      const { toewijzingen } = await factsOf(casefile, bericht301(law, { identificatie }));
      return toewijzingen[0]?.goedgekeurdePrestaties;
    };
    await processed(casefile, bericht301(law));
    expect(await counted('K1')).toBe(0);
    const tweede = { ToewijzingNummer: 1001, ProductPeriode: periode('2026-05-01', '2026-05-31') };
    await processed(casefile, bericht323(law, { clienten: [{ prestaties: [{}, tweede] }] }));
    expect(await counted('K2')).toBe(2);
    await processed(casefile, mei({ clienten: [{ prestaties: [credit] }] }));
    expect(await counted('K3')).toBe(1);
    const { toewijzingen } = await factsOf(casefile, bericht305(law));
    expect(toewijzingen[0]?.goedgekeurdePrestaties).toBe(1);
    const declared = (await factsOf(casefile, look(bericht323(law), 'K4'))).toewijzingen;
    expect(declared.get(1001)?.goedgekeurdePrestaties).toBe(1);
  });

  test.each([
    ['DeclaratieNummer', mei({ declaratie: { DeclaratieNummer: 'D202604' } })],
    ['ReferentieNummer', mei()],
  ])('one %s is never granted twice, whatever was decided', async (_, tweede) => {
    const casefile = await open();
    await processed(casefile, bericht323(law));
    const id = await takenIn(casefile, tweede);
    await expect(judged(casefile, id, tweede)).rejects.toThrow();
    expect((await casefile.toon(id))?.oordeel).toBeNull();
    expect((await factsOf(casefile, bericht305(law))).toewijzingen).toEqual([]);
  });

  test('its answer ends the term of a declaration when it is sent', async () => {
    const casefile = await open();
    const heen = await processed(casefile, bericht323(law));
    shows((await casefile.toon(heen))?.termijnen, [{ verplichting: 'OP090x4', einde: null }]);
    const antwoord = (await casefile.toon(heen))?.antwoordId ?? '';
    const naar: string[] = [];
    await sent(
      casefile,
      antwoord,
      moment(70),
      [],
      async (uit) => void naar.push(uit.bericht, uit.van, uit.naar),
    );
    expect(naar).toEqual(['JW325', gemeente, aanbieder]);
    expect((await casefile.toon(heen))?.termijnen).toEqual([
      { ...declarationTerm, berichtId: heen, einde: { hoe: 'nagekomen', op: moment(70) } },
    ]);
  });

  test('a declaration that breaks its schema owes no answer', async () => {
    const casefile = await open();
    const id = await takenIn(casefile, bericht323(law));
    await judged(casefile, id, bericht323(law), { oordeel: refused, antwoord: null, termijnVervalt: true });
    shows((await casefile.toon(id))?.termijnen, [{ einde: { hoe: 'vervallen' } }]);
  });

  describeOrder(open);

  test('a declaration knows of debits that were refused, by allocation and month, and of nobody else', async () => {
    const casefile = await open();
    const deel = (ReferentieNummer: string, ToewijzingNummer: number, anders: object = {}) => ({
      ProductReferentie: { ReferentieNummer },
      ToewijzingNummer,
      ...anders,
    });
    const april = { ProductPeriode: { Begindatum: dag('2026-04-08'), Einddatum: dag('2026-04-30') } };
    const bericht = bericht323(law, {
      clienten: [
        {
          prestaties: [
            deel('A', 1, april),
            deel('B', 1),
            deel('C', 2),
            deel('D', 3),
            { ...credit, ProductReferentie: { ReferentieNummer: 'E', VorigReferentieNummer: 'Z' } },
          ],
        },
      ],
    });
    const effecten = granted(bericht, ({ ProductReferentie }) => ProductReferentie.ReferentieNummer === 'C');
    const id = await processed(casefile, bericht, {
      oordeel: { ...refused, uitkomst: 'deels-goedgekeurd', effecten },
    });
    const andere = bericht323(law, { aanbieder: elders, clienten: [{ prestaties: [deel('A', 1)] }] });
    await processed(casefile, andere, { oordeel: { ...refused, effecten: granted(andere, () => false) } });
    const kijk = bericht323(law, {
      identificatie: 'KIJK',
      clienten: [{ prestaties: [1, 2, 1001].map((nummer, plaats) => deel(`K${plaats}`, nummer)) }],
    });
    const { geweigerd } = await factsOf(casefile, kijk);
    expect(geweigerd.map(({ toewijzingNummer, maand }) => `${toewijzingNummer} ${maand}`)).toEqual([
      '1 2026-04-01',
    ]);
    expect(geweigerd.map(({ op }) => String(op))).toEqual([String((await casefile.toon(id))?.beoordeeldOp)]);
  });
}

function describeOrder(open: Open): void {
  const start = (identificatie: string, Bsn: string) => bericht305(law, { identificatie, client: { Bsn } });

  test('a declaration waits for every earlier message of its provider, the oldest first', async () => {
    const casefile = await open();
    const eerste = await takenIn(casefile, start('A', bsn.eerste));
    const tweede = await takenIn(casefile, bericht301(law, { client: { Bsn: bsn.tweede } }));
    await takenIn(casefile, bericht305(law, { identificatie: 'C', aanbieder: elders }));
    const id = await takenIn(casefile, bericht323(law));
    const probeer = () => judged(casefile, id, bericht323(law));
    expect(await probeer()).toEqual({ soort: 'eerst', id: eerste });
    await judged(casefile, eerste, start('A', bsn.eerste));
    expect(await probeer()).toEqual({ soort: 'eerst', id: tweede });
    await judged(casefile, tweede, bericht301(law, { client: { Bsn: bsn.tweede } }));
    expect(await probeer()).toEqual({ soort: 'beoordeeld' });
  });

  test('an allocation message and its retour wait for an earlier declaration, a start does not', async () => {
    const casefile = await open();
    const toewijzing = bericht301(law, { identificatie: 'EERDER' });
    await processed(casefile, toewijzing);
    const id = await takenIn(casefile, bericht323(law));
    const later = [
      bericht301(law, { client: { Bsn: bsn.tweede } }),
      bericht302(law, { identificatie: 'EERDER' }),
    ] as const;
    for (const bericht of later) {
      const wacht = await takenIn(casefile, bericht);
      expect(await judged(casefile, wacht, bericht)).toEqual({ soort: 'eerst', id });
    }
    const derde = start('B', bsn.derde);
    expect(await judged(casefile, await takenIn(casefile, derde), derde)).toEqual({ soort: 'beoordeeld' });
  });

  test('a second declaration waits for the first', async () => {
    const casefile = await open();
    const id = await takenIn(casefile, bericht323(law));
    const tweede = await takenIn(casefile, mei());
    expect(await judged(casefile, tweede, mei())).toEqual({ soort: 'eerst', id });
  });

  test('while a declaration is judged nothing of its provider is allocated or declared; the rest goes on', async () => {
    const casefile = await open();
    const id = await takenIn(casefile, bericht323(law));
    const gezien = await during(casefile, id, bericht323(law), async () => {
      const toewijzing = bericht301(law, { client: { Bsn: bsn.tweede } });
      const elkNaar = [
        [toewijzing, await takenIn(casefile, toewijzing)],
        [bericht323(law), id],
        [start('A', bsn.eerste), await takenIn(casefile, start('A', bsn.eerste))],
        [
          bericht323(law, { aanbieder: elders }),
          await takenIn(casefile, bericht323(law, { aanbieder: elders })),
        ],
      ] as const;
      const uitkomsten: string[] = [];
      for (const [bericht, welk] of elkNaar) uitkomsten.push((await judged(casefile, welk, bericht)).soort);
      return uitkomsten;
    });
    // The allocation message came later than the declaration, so it waits for it in any case.
    expect(gezien).toEqual(['eerst', 'bezet', 'beoordeeld', 'beoordeeld']);
  });

  test('while something is allocated to its provider a declaration is told to come back', async () => {
    const casefile = await open();
    const toewijzing = bericht301(law);
    const eerst = await takenIn(casefile, toewijzing);
    const ander = bericht301(law, { identificatie: 'B', client: { Bsn: bsn.tweede }, producten: [{}, {}] });
    const ruling = { standaard: law, gemeente, aanbieder, bsn: bsn.tweede } as const;
    await judged(casefile, eerst, toewijzing);
    const id = await takenIn(casefile, bericht323(law));
    const uitkomst = await casefile.regel(ruling, async (zaak) => {
      await zaak.feiten(ander);
      return (await judged(casefile, id, bericht323(law))).soort;
    });
    expect(uitkomst).toEqual({ soort: 'gedaan', uitslag: 'bezet' });
    expect(await judged(casefile, id, bericht323(law))).toEqual({ soort: 'beoordeeld' });
  });
}

/** What happens while a message is being judged. */
async function during<T>(
  casefile: Casefile,
  id: string,
  bericht: BerichtVan<'323'>,
  doe: () => Promise<T>,
): Promise<T> {
  let uitslag: { readonly waarde: T } | null = null;
  await casefile.beoordeel(id, async (zaak) => {
    await zaak.feiten(bericht);
    uitslag = { waarde: await doe() };
    const effecten = granted(bericht, () => true);
    const oordeel = { uitkomst: 'goedgekeurd', niveau: null, bevindingen: [], effecten } as const;
    await zaak.besluit(
      { oordeel, op: moment(60), antwoord: null, doorsturen: false, termijnVervalt: false },
      bericht,
    );
  });
  // Assigned in the work above, which TypeScript does not follow.
  const gevuld = uitslag as { readonly waarde: T } | null;
  if (gevuld === null) throw new Error('The message was not judged.');
  return gevuld.waarde;
}
