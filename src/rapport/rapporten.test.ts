/** Every report with a worked example, in numbers that were worked out by hand. */
import { describe, expect, test } from 'vitest';
import type { RequestView } from '../casefile/casefile.ts';
import { landelijk } from '../rules/examples/landelijk.ts';
import { metProduct, zonderRegels } from '../rules/examples/regionaal.ts';
import { dag } from '../rules/examples/waarden.ts';
import { reports } from './index.ts';
import type { Question, Row, Section, Source } from './rapport.ts';
import { bronVan, een, maand, op, sectie, termijn, twee, vraag, zorg } from './wereld.ts';

type Example = {
  readonly bron: Source;
  readonly secties?: readonly Section[];
  readonly vraag?: Partial<Question>;
  /** Every row, in order, by the columns that the example is about. */
  readonly verwacht: readonly Partial<Row>[];
};

const hulp = metProduct('ijw-3.2', { eenheid: '04', cent: 80_00 });
const [code = ''] = hulp.producten.keys();
const product = { Categorie: '45', Code: code } as const;

/** Four allocations and what became of them, as scenario 65 has them, and one of another provider. */
const wachtenden = [
  zorg(1, '2022-01-04', { starts: [['2022-01-18', '2022-01-20']] }),
  zorg(2, '2022-01-04', { starts: [['2022-03-01', '2022-03-10']] }),
  zorg(3, '2022-01-10'),
  zorg(4, '2022-02-01', { starts: [['2022-02-01', '2022-02-01']] }),
  zorg(5, '2022-03-01', {}, { aanbieder: twee }),
];
const eerste2022 = { van: dag('2022-01-01'), tot: dag('2022-03-31'), peildatum: dag('2022-03-31') };

function verzoek(id: number, gevraagd: object, anders: Partial<RequestView> = {}): RequestView {
  const deze = {
    id,
    soort: '315',
    berichtId: `bericht-${id}`,
    referentieAanbieder: `R${id}`,
    stand: 'open',
    standaard: 'ijw-3.2',
    gemeente: '0384',
    aanbieder: een,
    ontvangenOp: op('2026-04-10'),
    gevraagd: { Product: product, ToewijzingIngangsdatum: dag('2026-05-01'), ...gevraagd },
    antwoorden: [],
    ...anders,
  };
  // What the reports look at; the rest of a request plays no part.
  return deze as unknown as RequestView;
}
const onderzocht = { stand: 'in-onderzoek', afgekeurd: false } as RequestView['antwoorden'][number];
const gevraagd = [
  verzoek(9, { Verwijzer: { Type: '02', Naam: 'Verzonnen' } }, { stand: 'toegewezen' }),
  verzoek(8, { Verwijzer: { Type: '02', ZorgverlenerCode: '01000001' } }, { stand: 'afgewezen' }),
  verzoek(7, { Verwijzer: { Type: '01' } }, { stand: 'in-onderzoek', antwoorden: [onderzocht] }),
  verzoek(6, { Verwijzer: { Type: '01' } }, { stand: 'toegewezen', antwoorden: [onderzocht] }),
];

const voorbeelden: Readonly<Record<string, readonly Example[]>> = {
  wachttijd: [
    {
      bron: bronVan({ zorg: wachtenden }),
      secties: [sectie({ weken: 6, werkdagen: null, dagen: null })],
      vraag: eerste2022,
      verwacht: [
        {
          aanbieder: een,
          toewijzingen: 4,
          begonnen: 3,
          gemiddeldeDagen: 23.33,
          mediaanDagen: 14,
          // 16, 65 and 0 days between the messages.
          gemiddeldeDagenTussenBerichten: 27,
          binnenNorm: 2,
          buitenNorm: 2,
          aandeelBinnenNorm: 50,
        },
        // Its six weeks are not over, so it counts in no share.
        {
          aanbieder: twee,
          toewijzingen: 1,
          begonnen: 0,
          mediaanDagen: null,
          buitenNorm: 0,
          aandeelBinnenNorm: null,
        },
      ],
    },
    {
      bron: bronVan({ zorg: wachtenden }),
      // The tenth working day after the 4th of January is the 18th; of those allocated then one began on it.
      secties: [sectie({ weken: null, werkdagen: 10, dagen: null })],
      vraag: { ...eerste2022, per: 'gemeente' },
      verwacht: [
        { aanbieder: null, code: null, toewijzingen: 5, binnenNorm: 2, buitenNorm: 3, aandeelBinnenNorm: 40 },
      ],
    },
    {
      // On this day the second had not begun, and the norm of the first three had passed.
      bron: bronVan({ zorg: wachtenden }),
      secties: [sectie({ weken: 6, werkdagen: null, dagen: null })],
      vraag: { ...eerste2022, peildatum: dag('2022-02-22'), aanbieder: een },
      verwacht: [{ begonnen: 2, mediaanDagen: 7, binnenNorm: 2, buitenNorm: 2 }],
    },
  ],
  wachtlijst: [
    {
      bron: bronVan({ zorg: [...wachtenden, zorg(6, '2022-03-21')] }),
      secties: [sectie({ weken: 6, werkdagen: null, dagen: null })],
      vraag: eerste2022,
      verwacht: [
        {
          aanbieder: een,
          wachtenden: 2,
          buitenNorm: 1,
          gemiddeldeDagen: 45,
          mediaanDagen: 45,
          langsteDagen: 80,
        },
        { aanbieder: twee, wachtenden: 1, buitenNorm: 0, gemiddeldeDagen: 30, langsteDagen: 30 },
      ],
    },
    {
      bron: bronVan({ zorg: wachtenden }),
      secties: [sectie({ weken: null, werkdagen: null, dagen: null })],
      // On this day the second had not begun, and the last was not allocated.
      vraag: { ...eerste2022, peildatum: dag('2022-02-28') },
      verwacht: [{ wachtenden: 2, buitenNorm: null, gemiddeldeDagen: 52, langsteDagen: 55 }],
    },
  ],
  'in-en-uitstroom': [
    {
      bron: bronVan({
        zorg: [
          zorg(1, '2026-01-02', { starts: [['2026-01-05', '2026-01-05']] }, { einddatum: dag('2026-02-10') }),
          zorg(2, '2026-01-02', {
            starts: [['2026-01-05', '2026-01-05']],
            stops: [['2026-01-05', '2026-02-04', '19', '2026-02-04']],
          }),
          zorg(3, '2026-01-02', {
            starts: [['2026-02-01', '2026-02-01']],
            stops: [['2026-02-01', '2026-02-20', '20', '2026-02-20']],
          }),
          zorg(4, '2026-01-02'),
        ],
      }),
      vraag: { tot: dag('2026-02-28'), peildatum: dag('2026-02-28') },
      verwacht: [
        {
          maand: '2026-01',
          ingestroomd: 2,
          uitgestroomd: 0,
          inZorg: 2,
          mediaanDoorlooptijd: null,
          redenen: null,
        },
        {
          maand: '2026-02',
          ingestroomd: 1,
          uitgestroomd: 2,
          inZorg: 1,
          gemiddeldeDoorlooptijd: 33,
          mediaanDoorlooptijd: 33,
          redenen: '19: 1; einde toewijzing: 1',
        },
      ],
    },
  ],
  'toewijzingen-per-maand': [
    {
      bron: bronVan({
        zorg: [
          // Four hours a month in two months: 8 hours, at € 80.
          zorg(
            1,
            '2026-04-01',
            {},
            { product, einddatum: dag('2026-05-31'), omvang: { Volume: 4, Eenheid: '04', Frequentie: '4' } },
          ),
          // A total of 90 minutes, with a budget of its own.
          zorg(
            2,
            '2026-04-15',
            {},
            { product, budget: 150_00, omvang: { Volume: 90, Eenheid: '01', Frequentie: '6' } },
          ),
          // Without an end there is no volume over the whole.
          zorg(3, '2026-04-20', {}, { product, omvang: { Volume: 2, Eenheid: '04', Frequentie: '2' } }),
        ],
        toegekend: {
          '0384/ijw-3.2': [
            maand('2026-04-03', 320_00, { code, eenheid: '04', volume: 4 }),
            maand('2026-04-03', 45_00, { code, volume: 30, credit: 5_00 }),
          ],
        },
      }),
      secties: [sectie({}, { protocol: { ...landelijk, regionaal: { ...zonderRegels, ...hulp } } })],
      vraag: { van: dag('2026-04-01'), tot: dag('2026-05-31') },
      verwacht: [
        {
          maand: '2026-04',
          eenheid: '01',
          nieuw: 3,
          lopend: 3,
          beeindigd: 0,
          toegewezenVolume: 8 * 60 + 90,
          zonderVolume: 1,
          toegewezenBedrag: 640_00 + 150_00,
          zonderBedrag: 1,
          toegekendVolume: 270,
          toegekendBedrag: 360_00,
        },
        { maand: '2026-05', nieuw: 0, lopend: 2, beeindigd: 1, toegekendBedrag: 0 },
      ],
    },
  ],
  'aandeel-nieuwe-toewijzingen': [
    {
      bron: bronVan({
        zorg: [1, 2, 3].map((n) => zorg(n, '2026-04-01', {}, { aanbieder: n === 3 ? twee : een })),
      }),
      secties: [sectie({ verbonden: new Set([twee]) })],
      verwacht: [
        { aanbieder: een, nieuw: 2, geheel: 3, aandeel: 66.7, verbonden: 'nee' },
        { aanbieder: twee, nieuw: 1, geheel: 3, aandeel: 33.3, verbonden: 'ja' },
      ],
    },
    {
      bron: bronVan({ zorg: [zorg(1, '2026-04-01'), zorg(2, '2026-04-01', {}, { aanbieder: twee })] }),
      secties: [sectie({ verbonden: null })],
      vraag: { aanbieder: twee },
      verwacht: [{ aanbieder: twee, nieuw: 1, geheel: 2, aandeel: 50, verbonden: null }],
    },
  ],
  'lopende-toewijzingen': [
    {
      bron: bronVan({
        zorg: [
          ...wachtenden,
          zorg(7, '2022-01-04', {
            starts: [['2022-01-05', '2022-01-05']],
            stops: [['2022-01-05', '2022-03-30', '19', '2022-03-30']],
          }),
          zorg(8, '2022-03-01', {}, { ingangsdatum: dag('2022-04-01') }),
        ],
      }),
      vraag: { ...eerste2022, aanbieder: een },
      verwacht: [
        { toewijzingNummer: 1, begonnen: '2022-01-18', wachtdagen: 14 },
        { toewijzingNummer: 2, begonnen: '2022-03-01', wachtdagen: 56 },
        { toewijzingNummer: 3, begonnen: null, wachtdagen: 80, toegewezenOp: '2022-01-10' },
        { toewijzingNummer: 4, begonnen: '2022-02-01', wachtdagen: 0 },
      ],
    },
  ],
  verzilvering: [
    {
      bron: bronVan({
        zorg: [
          zorg(
            1,
            '2026-01-01',
            {},
            {
              einddatum: dag('2026-03-31'),
              omvang: { Volume: 10, Eenheid: '04', Frequentie: '4' },
              toegekend: [
                { eenheid: '01', volume: 300, bedrag: 400_00 },
                { eenheid: '04', volume: 15, bedrag: 1_200_00 },
                { eenheid: '83', volume: 50_00, bedrag: 50_00 },
              ],
            },
          ),
          zorg(2, '2026-01-01', {}, { einddatum: dag('2026-04-30') }),
          zorg(3, '2026-01-01', {}, { einddatum: dag('2027-01-31') }),
        ],
      }),
      verwacht: [
        {
          toewijzingNummer: 1,
          eenheid: '01',
          toegewezenVolume: 1800,
          toegekendVolume: 1200,
          verzilvering: 66.7,
          toegekendBedrag: 1_650_00,
        },
        {
          toewijzingNummer: 2,
          toegewezenVolume: null,
          toegekendVolume: null,
          verzilvering: null,
          toegekendBedrag: 0,
        },
      ],
    },
  ],
  verzoeken: [
    {
      bron: bronVan({ verzoeken: gevraagd }),
      verwacht: [
        {
          verzoeken: 4,
          alleenNaam: 1,
          aandeelAlleenNaam: 25,
          toegewezen: 2,
          afgewezen: 1,
          open: 1,
          uitgesteld: 2,
          aandeelUitgesteld: 50,
        },
      ],
    },
  ],
  steekproef: [
    {
      bron: bronVan({ verzoeken: gevraagd }),
      vraag: { aantal: 4, zaad: 'a' },
      // Everything is drawn; the order is the order of drawing.
      verwacht: [{ uit: 4 }, { uit: 4 }, { uit: 4 }, { uit: 4 }],
    },
  ],
  'aanbieders-zonder-clienten': [
    {
      bron: bronVan({
        zorg: [
          zorg(1, '2026-01-01', {
            starts: [['2026-01-05', '2026-01-05']],
            stops: [['2026-01-05', '2026-05-20', '19', '2026-05-20']],
          }),
          zorg(5, '2026-02-01'),
          zorg(2, '2026-01-01', { starts: [['2026-01-05', '2026-01-05']] }, { aanbieder: twee }),
          zorg(3, '2026-10-01', {}, { aanbieder: '99990003' }),
          zorg(4, '2026-10-01', {}, { aanbieder: '99990004' }),
        ],
        toegekend: { '0384/ijw-3.2': [maand('2026-08-01', 10_00, { aanbieder: '99990003' })] },
      }),
      secties: [sectie({ maanden: 6 })],
      vraag: { peildatum: dag('2026-12-31') },
      verwacht: [
        { aanbieder: een, bekend: 'nee', toewijzingen: 2, laatsteZorgdag: '2026-05-20', sinds: '2026-06-30' },
        { aanbieder: '99990004', toewijzingen: 1, laatsteZorgdag: null },
      ],
    },
  ],
  'plek-bezetting': [
    {
      bron: bronVan({
        zorg: [
          zorg(1, '2025-06-01', { starts: [['2025-06-01', '2025-06-01']] }),
          // 73 of the 365 days.
          zorg(2, '2026-01-01', { starts: [['2026-01-01', '2026-01-01']] }, { einddatum: dag('2026-03-14') }),
          zorg(3, '2026-01-01'),
        ],
      }),
      verwacht: [
        { toewijzingen: 2, bezetteDagen: 438, dagenInPeriode: 365, plekken: 1.2, gemiddeldeBezetting: 60 },
      ],
    },
  ],
  tijdigheid: [
    {
      bron: bronVan({
        zorg: wachtenden,
        termijnen: [
          termijn('op-tijd', 7),
          termijn('te-laat', 2),
          termijn('verstreken', 1),
          termijn('loopt', 5),
        ],
      }),
      vraag: eerste2022,
      verwacht: [
        { verplichting: 'OP090', opTijd: 7, teLaat: 2, verstreken: 1, loopt: 5, aandeelOpTijd: 70 },
        // The start of the 1st of March was due on the 8th and came on the 10th.
        { verplichting: 'OP271', partij: 'aanbieder', opTijd: 2, teLaat: 1, aandeelOpTijd: 66.7 },
      ],
    },
  ],
  'antwoord-op-declaratie': [
    {
      bron: bronVan({
        termijnen: [
          ['op-tijd', 6, '2026-06-15'],
          ['te-laat', 2, '2026-06-26'],
          ['te-laat', 1, '2026-07-01'],
          ['verstreken', 1, null],
        ].map(([uitkomst, aantal, einde]) =>
          termijn(uitkomst as 'op-tijd', Number(aantal), {
            verplichting: 'OP090x4',
            dagen: { vanaf: dag('2026-06-01'), einde: einde === null ? null : dag(String(einde)) },
          }),
        ),
      }),
      secties: [sectie({ werkdagen: 20 })],
      verwacht: [
        {
          declaraties: 10,
          binnenTermijn: 6,
          aandeelBinnenTermijn: 60,
          // The twentieth working day after the 1st of June is the 29th.
          binnenBuitengrens: 8,
          buitenBuitengrens: 2,
          gemiddeldeDagen: 18.22,
          langsteDagen: 30,
        },
      ],
    },
  ],
  toegekend: [
    {
      bron: bronVan({
        toegekend: {
          '0384/ijw-3.2': [
            maand('2025-12-01', 100_00),
            maand('2026-01-01', 200_00, { prestaties: 3, credit: 50_00 }),
            maand('2026-02-01', 300_00, { volume: 90 }),
            maand('2026-02-01', 10_00, { eenheid: '82', volume: 1 }),
          ],
        },
      }),
      verwacht: [
        { jaar: 2025, eenheid: '01', toegekend: 100_00 },
        {
          jaar: 2026,
          eenheid: '01',
          prestaties: 4,
          volume: 150,
          debet: 500_00,
          credit: 50_00,
          toegekend: 450_00,
        },
        { jaar: 2026, eenheid: '82', volume: 1, toegekend: 10_00 },
      ],
    },
  ],
  'omzet-drempels': [
    {
      bron: bronVan({
        toegekend: {
          '0889/ijw-3.2': [maand('2026-01-01', 30_000_00), maand('2026-01-01', 1_00, { aanbieder: twee })],
          '0889/iwmo-3.2': [maand('2026-02-01', 20_000_01)],
          '0907/ijw-3.2': [maand('2026-02-01', 40_000_00)],
          '0384/ijw-3.2': [maand('2026-02-01', 900_000_00)],
        },
      }),
      secties: [
        ...(['ijw-3.2', 'iwmo-3.2'] as const).map((standaard) => ({ gemeente: '0889', standaard })),
        { gemeente: '0907', standaard: 'ijw-3.2' as const },
      ]
        .map((wie) =>
          sectie(
            { regio: 200_000_00, gemeenten: new Map([['0889', 50_000_00]]) },
            { ...wie, protocol: { ...landelijk, naam: 'regio' } },
          ),
        )
        .concat(sectie({ regio: null, gemeenten: null })),
      verwacht: [
        { gemeente: '0384', toegekend: 900_000_00, drempelRegio: null, bovenDrempel: null },
        {
          gemeente: '0889',
          aanbieder: een,
          toegekend: 50_000_01,
          drempelGemeente: 50_000_00,
          toegekendRegio: 90_000_01,
          bovenDrempel: 'ja',
        },
        { gemeente: '0889', aanbieder: twee, toegekend: 1_00, bovenDrempel: 'nee' },
        { gemeente: '0907', toegekend: 40_000_00, drempelGemeente: null, bovenDrempel: 'nee' },
      ],
    },
  ],
  opdrachtwaarde: [
    {
      bron: bronVan({
        toegekend: {
          '0889/ijw-3.2': [maand('2026-01-01', 200_000_00), maand('2025-12-01', 5_00)],
          '0907/ijw-3.2': [maand('2026-02-01', 60_000_00, { credit: 9_999_99 })],
        },
      }),
      secties: ['0889', '0907'].map((gemeente) => sectie({ drempel: 250_000_00 }, { gemeente })),
      verwacht: [
        { jaar: 2025, gemeenten: 1, toegekend: 5_00, bovenDrempel: 'nee' },
        { jaar: 2026, gemeenten: 2, toegekend: 250_000_01, drempel: 250_000_00, bovenDrempel: 'ja' },
      ],
    },
  ],
};

describe('A report', () => {
  test('has a worked example, with numbers that could have come out otherwise', () => {
    expect(Object.keys(voorbeelden).toSorted()).toEqual([...reports.keys()]);
    for (const [naam, alle] of Object.entries(voorbeelden)) {
      const getallen = alle.flatMap(({ verwacht }) => verwacht.flatMap((rij) => Object.values(rij)));
      const veelzeggend = getallen.filter((cel) => typeof cel === 'number' && cel !== 0 && cel !== 1);
      expect(veelzeggend.length, naam).toBeGreaterThan(0);
    }
  });

  test.each([...reports.values()])(
    '$naam describes every cell that it gives, and names its numbers',
    async (deze) => {
      const { bron, secties = [sectie()], vraag: anders = {} } = voorbeelden[deze.naam]?.[0] ?? {};
      if (!bron) throw new Error('no example');
      const [rij] = await deze.maak(bron, secties, { ...vraag, ...anders });
      expect(Object.keys(rij ?? {}).toSorted()).toEqual(Object.keys(deze.kolommen).toSorted());
      const texts = [deze.eis, ...Object.values(deze.kolommen).map(({ uitleg }) => uitleg)];
      expect(texts.filter((tekst) => tekst.trim() === '')).toEqual([]);
    },
  );

  for (const [naam, alle] of Object.entries(voorbeelden)) {
    for (const [n, { bron, secties = [sectie()], vraag: anders = {}, verwacht }] of alle.entries()) {
      test(`${naam} gives the numbers of its example ${n + 1}`, async () => {
        const rijen = (await reports.get(naam)?.maak(bron, secties, { ...vraag, ...anders })) ?? [];
        expect(rijen).toHaveLength(verwacht.length);
        for (const [plaats, rij] of verwacht.entries()) expect(rijen[plaats]).toMatchObject(rij);
      });
    }
  }
});

describe('A sample', () => {
  const veel = Array.from({ length: 200 }, (_, n) => verzoek(200 - n, { Verwijzer: { Type: '01' } }));
  const drawn = async (anders: Partial<Question>, bron = bronVan({ verzoeken: veel })) =>
    (await reports.get('steekproef')?.maak(bron, [sectie()], { ...vraag, ...anders }))?.map(
      ({ referentieAanbieder }) => referentieAanbieder,
    );

  test('is the same for one seed, whatever the order they come in, and another for another', async () => {
    const eerste = await drawn({ zaad: 'april' });
    expect(eerste).toHaveLength(20);
    expect(new Set(eerste).size).toBe(20);
    expect(await drawn({ zaad: 'april' })).toEqual(eerste);
    const andersom = bronVan({ verzoeken: [] });
    const gedraaid: Source = { ...andersom, verzoeken: async () => veel.toReversed() };
    expect(await drawn({ zaad: 'april' }, gedraaid)).toEqual(eerste);
    expect(await drawn({ zaad: 'mei' })).not.toEqual(eerste);
  });

  test('gives everybody about the same chance', async () => {
    const keren = new Map<unknown, number>();
    for (let n = 0; n < 300; n += 1) {
      for (const een of (await drawn({ zaad: String(n) })) ?? []) keren.set(een, (keren.get(een) ?? 0) + 1);
    }
    // 300 draws of 20 out of 200: 30 each, with a standard deviation of 5.2.
    expect(keren.size).toBe(200);
    expect(Math.min(...keren.values())).toBeGreaterThan(30 - 5 * 5.2);
    expect(Math.max(...keren.values())).toBeLessThan(30 + 5 * 5.2);
  });
});
