/** How a declaration is judged as a whole: order, what frees what, what a refusal leaves behind. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageOf, type Situation, situations } from '../../../test/declarations.ts';
import type { Bericht323, Prestatie323 } from '../../standard/berichten.generated.ts';
import { bericht323 } from '../examples/berichten.ts';
import { credit, declaratie, declaraties, teruggenomen, toegekend } from '../examples/declaraties.ts';
import { eerder } from '../examples/facts.ts';
import { landelijk, ontvangst } from '../examples/landelijk.ts';
import { categorie, dag, periode, specifiek } from '../examples/waarden.ts';
import type { DeclarationFacts } from '../facts.ts';
import { judge } from '../judge.ts';
import type { Verdict } from '../verdict.ts';
import { asGranted, book, type Granted, openLedger, standingOn } from './ledger.ts';
import { family } from './units.ts';
import { countOverall, volumeOf } from './volume.ts';

const judged = (bericht: Bericht323, feiten: DeclarationFacts) =>
  judge(bericht, feiten, landelijk, ontvangst);

function granted({ effecten }: Verdict): readonly Prestatie323[] {
  return effecten.flatMap((effect) => (effect.effect === 'prestatie-toegekend' ? [effect.prestatie] : []));
}
const references = (oordeel: Verdict) => granted(oordeel).map((p) => p.ProductReferentie.ReferentieNummer);
const codes = ({ bevindingen }: Verdict) => bevindingen.map(({ retourcode, pad }) => [retourcode, pad]);
const pad = (plaats: number) => `/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie[${plaats}]`;

const maart = { ProductPeriode: periode('2026-03-01', '2026-03-31') };
const vanafMaart = { ingangsdatum: dag('2026-01-01') };

describe('a declaration', () => {
  test('of which every Prestatie is granted is approved, and the casefile learns what was granted', () => {
    const bericht = declaratie('ijw-3.2', [{}]);
    const oordeel = judged(bericht, declaraties('ijw-3.2'));
    expect(oordeel).toEqual({
      uitkomst: 'goedgekeurd',
      niveau: null,
      bevindingen: [],
      effecten: [
        {
          effect: 'declaratie-vastgelegd',
          declaratieNummer: 'D202604',
          periode: { begindatum: dag('2026-04-01'), einddatum: dag('2026-04-30') },
          dagtekening: dag('2026-05-06'),
          betalenUiterlijk: dag('2026-06-05'),
          ingediend: 50_00,
          toegekend: 50_00,
        },
        {
          effect: 'prestatie-toegekend',
          client: 0,
          prestatie: bericht.Declaratie.Clienten.Client[0]?.Prestaties.Prestatie[0],
        },
      ],
    });
  });

  test('of which some are refused is partly approved, and what is refused takes nothing', () => {
    const bericht = declaratie('ijw-3.2', [
      { ...maart, GeleverdVolume: 11, IngediendBedrag: { Bedrag: 137_50, DebetCredit: 'D' } },
      { ToewijzingNummer: 1001, GeleverdVolume: 10, IngediendBedrag: { Bedrag: 125_00, DebetCredit: 'D' } },
    ]);
    const feiten = declaraties('ijw-3.2', {
      toewijzingen: [{ ...vanafMaart, omvang: { Volume: 10, Eenheid: '04', Frequentie: '6' } }],
    });
    const oordeel = judged(bericht, feiten);
    expect(oordeel).toMatchObject({ uitkomst: 'deels-goedgekeurd', niveau: 3 });
    expect(codes(oordeel)).toEqual([
      ['9321', `${pad(1)}/GeleverdVolume`],
      ['9322', `${pad(1)}/GeleverdVolume`],
    ]);
    expect(references(oordeel)).toEqual(['P102']);
    expect(oordeel.effecten[0]).toMatchObject({ ingediend: 262_50, toegekend: 125_00 });
  });

  test('of which nothing is granted is refused but still counts as sent', () => {
    const oordeel = judged(declaratie('iwmo-3.2'), declaraties('iwmo-3.2', { toewijzingen: [] }));
    expect(oordeel).toMatchObject({ uitkomst: 'afgekeurd', niveau: 3 });
    expect(oordeel.effecten).toMatchObject([{ effect: 'declaratie-vastgelegd', toegekend: 0 }]);
  });

  test('that is refused as a whole leaves nothing behind, and nothing below the error is judged', () => {
    const bericht = declaratie('ijw-3.2', [{ ToewijzingNummer: 9999 }]);
    const opDeclaratie = judged(
      bericht,
      declaraties('ijw-3.2', {
        bekendeClienten: new Set(),
        laatsteDeclaratiePeriode: dag('2026-05-01'),
        declaratieMetDitNummer: eerder('ijw-3.2', '323'),
      }),
    );
    expect(codes(opDeclaratie)).toEqual([
      ['8214', '/Bericht/Declaratie/DeclaratiePeriode'],
      ['9333', '/Bericht/Declaratie/DeclaratieNummer'],
    ]);
    expect(opDeclaratie).toMatchObject({ uitkomst: 'afgekeurd', effecten: [] });
    const inHeader = judged(
      bericht,
      declaraties('ijw-3.2', {
        eerderMetDezeIdentificatie: eerder('ijw-3.2', '323'),
        declaratieMetDitNummer: eerder('ijw-3.2', '323'),
      }),
    );
    expect(codes(inHeader)).toEqual([['9056', '/Bericht/Header/BerichtIdentificatie/Identificatie']]);
    expect(inHeader).toMatchObject({ uitkomst: 'afgekeurd', effecten: [] });
  });

  test('with a client that is not known does not judge the Prestaties of that client, and does judge the others', () => {
    const bericht = bericht323('ijw-3.2', { clienten: [{ prestaties: [{ ToewijzingNummer: 9999 }] }, {}] });
    const oordeel = judged(
      bericht,
      declaraties('ijw-3.2', {
        bekendeClienten: new Set([1]),
        toewijzingen: [{ toewijzingNummer: 1101, clienten: new Set([1]) }],
      }),
    );
    expect(codes(oordeel)).toEqual([['8187', '/Bericht/Declaratie/Clienten/Client[1]/Bsn']]);
    expect(references(oordeel)).toEqual(['P201']);
  });

  test('names every reason that a Prestatie is refused, each with its own code', () => {
    const oordeel = judged(
      declaratie('ijw-3.2', [
        {
          ProductReferentie: { ReferentieNummer: 'M1' },
          ProductCategorie: categorie('ijw-3.2', 'tweede'),
          ProductCode: specifiek('ijw-3.2', 2).Code,
          ProductPeriode: periode('2026-04-02', '2026-04-29'),
          GeleverdVolume: 11,
        },
      ]),
      declaraties('ijw-3.2', {
        toewijzingen: [{ einddatum: dag('2026-04-28'), budget: 40_00 }],
        prestaties: [toegekend('ijw-3.2', { toewijzingNummer: 5 })],
      }),
    );
    expect(oordeel.bevindingen.map(({ retourcode }) => retourcode)).toEqual([
      '9308',
      '8021',
      '9321',
      '9322',
      '9339',
      '9340',
      '9346',
      '9369',
      '9387',
      '9388',
    ]);
  });
});

describe('credits', () => {
  const verbeterd = {
    ToewijzingNummer: 1001,
    GeleverdVolume: 10,
    IngediendBedrag: { Bedrag: 125_00, DebetCredit: 'D' },
  } as const;

  test('go first, wherever they stand, so that the corrected Prestatie finds room', () => {
    const feiten = declaraties('ijw-3.2', { prestaties: [toegekend('ijw-3.2')] });
    const oordeel = judged(declaratie('ijw-3.2', [verbeterd, { ...credit, ToewijzingNummer: 1001 }]), feiten);
    expect(oordeel.uitkomst).toBe('goedgekeurd');
    expect(references(oordeel)).toEqual(['C1', 'P101']);
  });

  test('that are refused free nothing', () => {
    const feiten = declaraties('ijw-3.2', { prestaties: [toegekend('ijw-3.2')] });
    const fout = { ...credit, ToewijzingNummer: 1001, GeleverdVolume: 3 };
    expect(codes(judged(declaratie('ijw-3.2', [verbeterd, fout]), feiten))).toEqual([
      ['9321', `${pad(1)}/GeleverdVolume`],
      ['9389', pad(1)],
      ['8017', `${pad(2)}/ProductReferentie/VorigReferentieNummer`],
    ]);
  });

  test('are not refused for what the allocation has become', () => {
    const oordeel = judged(
      declaratie('iwmo-3.2', [credit]),
      declaraties('iwmo-3.2', {
        toewijzingen: [
          {
            product: { Categorie: '07', Code: 'ANDER' },
            ingangsdatum: dag('2026-04-20'),
            einddatum: dag('2026-04-20'),
            redenWijziging: '13',
            omvang: { Volume: 1, Eenheid: '14', Frequentie: '6' },
            budget: 1,
          },
        ],
        prestaties: [toegekend('iwmo-3.2', { bedrag: 5000, productTarief: 1250 })],
      }),
    );
    expect(oordeel.uitkomst).toBe('goedgekeurd');
  });
});

describe('a finding explains itself', () => {
  test('with what was declared, what is left and which earlier Prestaties took the rest', () => {
    const feiten = declaraties('ijw-3.2', {
      toewijzingen: [
        {
          ...vanafMaart,
          einddatum: dag('2026-12-31'),
          omvang: { Volume: 50, Eenheid: '04', Frequentie: '6' },
        },
      ],
      prestaties: ['2026-01', '2026-02'].map((maand, plaats) =>
        toegekend('ijw-3.2', {
          referentieNummer: plaats === 0 ? 'RN0031' : 'RN0044',
          begindatum: dag(`${maand}-01`),
          einddatum: dag(`${maand}-28`),
          geleverdVolume: 20,
        }),
      ),
    });
    const oordeel = judged(
      declaratie('ijw-3.2', [{ GeleverdVolume: 12, IngediendBedrag: { Bedrag: 150_00, DebetCredit: 'D' } }]),
      feiten,
    );
    expect(oordeel.bevindingen).toMatchObject([
      {
        regel: 'TR322',
        melding:
          'Prestatie P101: gedeclareerd 12 uur, over binnen de hele toewijzing nog 10 uur (toegewezen: in totaal 50 uur); al goedgekeurd: 40 uur van 50 uur in RN0031 en RN0044.',
        waarden: { goedgekeurdIn: 'RN0031 (JW323 3230000) en RN0044 (JW323 3230000)' },
        herstel:
          'Declareer binnen de hele toewijzing niet meer dan 10 uur; voor meer is een ruimere toewijzing nodig.',
      },
    ]);
  });

  test('without writing out a long history', () => {
    const eerdere = Array.from({ length: 8 }, (_, i) =>
      toegekend('ijw-3.2', { referentieNummer: `M${i}`, begindatum: dag('2026-01-01'), geleverdVolume: 1 }),
    );
    const oordeel = judged(
      declaratie('ijw-3.2', [{}]),
      declaraties('ijw-3.2', {
        toewijzingen: [{ omvang: { Volume: 10, Eenheid: '04', Frequentie: '6' } }],
        prestaties: eerdere,
      }),
    );
    expect(oordeel.bevindingen[0]?.melding).toContain('in M0, M1, M2, M3, M4 en 3 andere.');
  });
});

describe('for any declaration', () => {
  const tezamen = ({ feiten }: Situation, oordeel: Verdict) => {
    const grootboek = openLedger(feiten.prestaties);
    for (const prestatie of granted(oordeel)) book(grootboek, asGranted(prestatie));
    return grootboek;
  };

  test('where something is granted, nothing is exceeded', () => {
    fc.assert(
      fc.property(situations, (situatie) => {
        const oordeel = judged(messageOf(situatie), situatie.feiten);
        expect(oordeel.niveau).not.toBe(2);
        const grootboek = tezamen(situatie, oordeel);
        for (const { ToewijzingNummer, IngediendBedrag } of granted(oordeel)) {
          if (IngediendBedrag.DebetCredit === 'C') continue;
          const toewijzing = situatie.feiten.toewijzingen.get(ToewijzingNummer);
          const staand = standingOn(grootboek, ToewijzingNummer);
          const omvang = toewijzing?.omvang;
          const geheel = toewijzing && omvang ? countOverall({ ...toewijzing, omvang }) : null;
          if (omvang && geheel) {
            expect(staand.volume[family(omvang.Eenheid)] ?? 0).toBeLessThanOrEqual(volumeOf(geheel, omvang));
          }
          expect(staand.bedrag).toBeLessThanOrEqual(toewijzing?.budget ?? Number.POSITIVE_INFINITY);
        }
      }),
    );
  });

  test('what is granted is all that was asked minus what is refused', () => {
    fc.assert(
      fc.property(situations, (situatie) => {
        const oordeel = judged(messageOf(situatie), situatie.feiten);
        const geweigerd = new Set(oordeel.bevindingen.map(({ klasse }) => klasse)).size;
        expect(granted(oordeel).length + geweigerd).toBe(situatie.regels.flat().length);
        const som = granted(oordeel).reduce(
          (s, { IngediendBedrag: b }) => s + (b.DebetCredit === 'D' ? b.Bedrag : -b.Bedrag),
          0,
        );
        expect(oordeel.effecten[0]).toMatchObject({ effect: 'declaratie-vastgelegd', toegekend: som });
      }),
    );
  });

  test('what is refused does not matter to what is granted', () => {
    fc.assert(
      fc.property(situations, (situatie) => {
        const bericht = messageOf(situatie);
        const eerste = judged(bericht, situatie.feiten);
        const namen = new Set(references(eerste));
        const clienten = bericht.Declaratie.Clienten.Client.map(({ Prestaties }) =>
          Prestaties.Prestatie.filter(({ ProductReferentie }) =>
            namen.has(ProductReferentie.ReferentieNummer),
          ),
        );
        // A client without Prestaties does not fit the schema, and leaving one out moves the other.
        fc.pre(clienten.every((lijst) => lijst.length > 0));
        const opnieuw = judged(
          messageOf({ standaard: situatie.standaard, regels: clienten }),
          situatie.feiten,
        );
        expect(opnieuw.uitkomst).toBe('goedgekeurd');
        expect(references(opnieuw)).toEqual(references(eerste));
      }),
    );
  });

  test('what fits together fits in any order, and the sum stays the same', () => {
    fc.assert(
      fc.property(situations, fc.infiniteStream(fc.nat()), (situatie, toeval) => {
        const vooraf = judged(messageOf(situatie), situatie.feiten);
        const namen = new Set(references(vooraf));
        const passend = messageOf(situatie).Declaratie.Clienten.Client.map(({ Prestaties }) =>
          Prestaties.Prestatie.filter(({ ProductReferentie }) =>
            namen.has(ProductReferentie.ReferentieNummer),
          ),
        );
        fc.pre(passend.every((lijst) => lijst.length > 0));
        const geschud = passend.map((lijst) =>
          lijst
            .map((regel) => ({ regel, plek: toeval.next().value ?? 0 }))
            .toSorted((a, b) => a.plek - b.plek)
            .map(({ regel }) => regel),
        );
        const anders = judged(messageOf({ standaard: situatie.standaard, regels: geschud }), situatie.feiten);
        expect(anders.uitkomst).toBe('goedgekeurd');
        expect(anders.effecten[0]).toEqual(
          judged(messageOf({ standaard: situatie.standaard, regels: passend }), situatie.feiten).effecten[0],
        );
      }),
    );
  });

  test('split over as many messages as it has lines, credits first, exactly the same of it is granted', () => {
    fc.assert(
      fc.property(situations, (situatie) => {
        const { standaard, feiten } = situatie;
        const ineens = new Set(references(judged(messageOf(situatie), feiten)));
        const regels = messageOf(situatie)
          .Declaratie.Clienten.Client.flatMap(({ Prestaties }, client) =>
            Prestaties.Prestatie.map((regel) => ({ client, regel })),
          )
          .toSorted((a, b) => Number(isCredit(b.regel)) - Number(isCredit(a.regel)));
        let prestaties = feiten.prestaties;
        const apart = new Set<string>();
        for (const { client, regel } of regels) {
          const oordeel = judged(messageOf({ standaard, regels: [[regel]] }), {
            ...onlyClient(feiten, client),
            prestaties,
          });
          for (const prestatie of granted(oordeel)) {
            apart.add(prestatie.ProductReferentie.ReferentieNummer);
            const { uitBericht } = toegekend(standaard);
            prestaties = [...prestaties, { ...asGranted(prestatie), uitBericht }];
          }
        }
        expect(apart).toEqual(ineens);
      }),
    );
  });

  const isCredit = ({ IngediendBedrag }: Prestatie323) => IngediendBedrag.DebetCredit === 'C';

  /** What is known when the declaration is about this client alone. */
  const onlyClient = (feiten: DeclarationFacts, client: number): DeclarationFacts => {
    const place = (clienten: ReadonlySet<number>) => new Set(clienten.has(client) ? [0] : []);
    return {
      ...feiten,
      bekendeClienten: place(feiten.bekendeClienten),
      toewijzingen: new Map(
        [...feiten.toewijzingen].map(([nummer, deze]) => [
          nummer,
          { ...deze, clienten: place(deze.clienten) },
        ]),
      ),
    };
  };

  test('a credit undoes its debit exactly: everything granted and taken back leaves the ledger as it was', () => {
    fc.assert(
      fc.property(situations, (situatie) => {
        const oordeel = judged(messageOf(situatie), situatie.feiten);
        const grootboek = openLedger(situatie.feiten.prestaties);
        const stand = () =>
          [...situatie.feiten.toewijzingen.keys()].map((nummer) => {
            const { bedrag, volume, prestaties } = standingOn(grootboek, nummer);
            return [
              bedrag,
              Object.entries(volume)
                .filter(([, aantal]) => aantal > 0)
                .toSorted(),
              [...prestaties.keys()].toSorted(),
            ];
          });
        const vooraf = stand();
        const debets = granted(oordeel)
          .map(asGranted)
          .filter(({ debetCredit }) => debetCredit === 'D');
        for (const debet of debets) book(grootboek, debet);
        for (const debet of debets) book(grootboek, backFrom(debet));
        expect(stand()).toEqual(vooraf);
      }),
    );
  });

  const backFrom = (debet: Granted): Granted => ({
    ...debet,
    referentieNummer: `C-${debet.referentieNummer}`,
    vorigReferentieNummer: debet.referentieNummer,
    debetCredit: 'C',
  });
});

test('a ledger does not depend on whether a debit or its credit is booked first', () => {
  const debet = toegekend('ijw-3.2');
  const terug = teruggenomen('ijw-3.2');
  for (const volgorde of [
    [debet, terug],
    [terug, debet],
  ]) {
    const staand = standingOn(openLedger(volgorde), debet.toewijzingNummer);
    expect([staand.bedrag, staand.prestaties.size]).toEqual([0, 0]);
  }
});
