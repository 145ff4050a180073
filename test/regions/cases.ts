/**
 * Rules of the packs of this installation, most of which no scenario breaks, each with what it finds and what it lets pass, on either
 * side of the number in the pack. Only the facts that the rule looks at are there.
 */
import { bericht305, bericht307, bericht315, bericht323 } from '../../src/rules/examples/berichten.ts';
import { credit, declaratie, declaraties, toegekend } from '../../src/rules/examples/declaraties.ts';
import { gestart, gestopt, regie, toegewezen, verzoeken } from '../../src/rules/examples/facts.ts';
import { geregistreerd } from '../../src/rules/examples/register.ts';
import { aanbieder, dag, gemeente } from '../../src/rules/examples/waarden.ts';
import type { AllocationFact, FactsFor } from '../../src/rules/facts.ts';
import type { Protocol } from '../../src/rules/protocol.ts';
import type { MessageNumber } from '../../src/rules/regional/kind.ts';
import type { Registration } from '../../src/rules/regional/regional.ts';
import type { AangevraagdProduct315, BerichtVan } from '../../src/standard/berichten.generated.ts';
import type { Standaard } from '../../src/standard/berichtsoorten.ts';

export type Given = {
  readonly bericht: BerichtVan<MessageNumber>;
  readonly feiten: FactsFor<MessageNumber>;
  readonly ontvangenOp?: string;
  /** What the municipality fills in the pack: its register of providers, its contracts. */
  readonly ingevuld?: (pakket: Protocol) => Protocol;
  readonly woonplaats?: string;
};
export type Case = { readonly regel: string; readonly slaatAan: Given; readonly laatDoor: Given };

const j = 'ijw-3.2' satisfies Standaard;
const w = 'iwmo-3.2' satisfies Standaard;

type Asked = Partial<Pick<AangevraagdProduct315, 'ToewijzingIngangsdatum' | 'Omvang' | 'Verwijzer'>> & {
  readonly code?: string | null;
  readonly tot?: string;
};
/** A request for one product from 1 June 2026, after an allocation that ended the day before where one is given. */
function request({ code = '45J50', tot, ...anders }: Asked, eerder?: Partial<AllocationFact>): Given {
  // Without a code a request has a Budget, no Omvang, and an end (CD075, CD095).
  const wat =
    code === null
      ? { Product: { Categorie: '45' as const }, Omvang: undefined, Budget: 100_00 }
      : { Product: { Categorie: '45' as const, Code: code } };
  return {
    bericht: bericht315(j, {
      producten: [{ ...wat, ...(tot === undefined ? {} : { ToewijzingEinddatum: dag(tot) }), ...anders }],
    }),
    feiten: verzoeken({
      zorgVanClient: eerder === undefined ? [] : [toegewezen(j, { einddatum: dag('2026-05-31'), ...eerder })],
    }),
  };
}
const huisarts = { Type: '02', ZorgverlenerCode: '01234567' } as const;
const had = (Code: string) => ({ product: { Categorie: '45' as const, Code } });
const stuks = (Volume: number) => ({ Volume, Eenheid: '84' as const, Frequentie: '6' as const });

/** The price of an old traject after its end, under an allocation of before 2021 for € 4.000. */
function oldTraject(Bedrag: number): Given {
  return {
    bericht: declaratie(j, [
      {
        ProductCode: '45A17',
        Eenheid: '83',
        GeleverdVolume: Bedrag,
        ProductTarief: undefined,
        IngediendBedrag: { Bedrag, DebetCredit: 'D' },
      },
    ]),
    feiten: declaraties(j, {
      toewijzingen: [
        { ingangsdatum: dag('2020-12-31'), omvang: { Volume: 4_000_00, Eenheid: '83', Frequentie: '6' } },
      ],
      leveringen: new Map([[1001, [gestart(j), gestopt(j, { redenBeeindiging: '02' })]]]),
    }),
  };
}

/** The start of an allocation from 1 April 2026 that goes on with one that ended on this day. */
function extension(einde: string): Given {
  return {
    bericht: bericht305(j, { producten: [{ Begindatum: dag('2026-04-08') }] }),
    feiten: regie({
      toewijzingen: [
        toegewezen(j, { toewijzingNummer: 900, ingangsdatum: dag('2025-10-01'), einddatum: dag(einde) }),
        toegewezen(j),
      ],
      leveringen: [gestart(j, { toewijzingNummer: 900, begindatum: dag('2025-10-01') })],
    }),
  };
}

/** What the register of the pack says of the sender. */
const registered =
  (...rijen: readonly Partial<Registration>[]) =>
  (pakket: Protocol): Protocol =>
    pakket.regionaal
      ? { ...pakket, regionaal: { ...pakket.regionaal, ...geregistreerd(...rijen)() } }
      : pakket;

/** What the pack says that the sender may earn in 2026. */
const ceiling =
  (cent: number) =>
  (pakket: Protocol): Protocol =>
    pakket.regionaal
      ? {
          ...pakket,
          regionaal: { ...pakket.regionaal, plafonds: [{ aanbieder, jaar: 2026, cent, bron: '' }] },
        }
      : pakket;

/** A credit of care of April 2026 with a higher line in its place. */
const higher = {
  bericht: declaratie(j, [credit, { IngediendBedrag: { Bedrag: 60_00, DebetCredit: 'D' } }]),
  feiten: declaraties(j, { prestaties: [toegekend(j)] }),
};
const startedOn = (begindatum: string) =>
  declaraties(j, { leveringen: new Map([[1001, [gestart(j, { begindatum: dag(begindatum) })]]]) });
const start = { bericht: bericht305(w), feiten: regie({ toewijzingen: [toegewezen(w)] }) };
const refusedBefore: Given = {
  bericht: declaratie(j),
  feiten: declaraties(j, {
    geweigerd: [
      {
        toewijzingNummer: 1001,
        maand: dag('2026-04-01'),
        op: Temporal.Instant.from('2026-05-31T23:59:00+02:00'),
      },
    ],
  }),
};
const elders = '99990002';
const stopped = (RedenBeeindiging: '38' | '39'): Given => ({
  bericht: bericht307(w, { producten: [{ RedenBeeindiging }] }),
  feiten: regie({ toewijzingen: [toegewezen(w)], leveringen: [gestart(w)] }),
});

export const cases: Readonly<Record<string, readonly Case[]>> = {
  'een-10-voor-de-jeugd-2021': [
    {
      regel: 'e10j-aanbieder-opzegging-geen-nieuwe',
      slaatAan: { ...request({}), ingevuld: registered({ geenNieuweVanaf: dag('2026-05-06') }) },
      laatDoor: { ...request({}), ingevuld: registered({ geenNieuweVanaf: dag('2026-05-07') }) },
    },
    {
      regel: 'e10j-max-duur-1-jaar',
      slaatAan: request({ tot: '2027-06-01' }),
      laatDoor: request({ tot: '2027-05-31' }),
    },
    {
      regel: 'e10j-diagnostiek-20-uur',
      slaatAan: request({ code: '45J14', tot: '2026-09-01' }),
      laatDoor: request({ code: '45J14', tot: '2026-08-31' }),
    },
    {
      regel: 'e10j-305-verlenging-begindatum',
      slaatAan: extension('2026-03-31'),
      laatDoor: extension('2026-03-30'),
    },
    {
      // King's Day and 5 May lie between: ten working days after 20 April is 6 May.
      regel: 'e10j-315-na-start-5-10-werkdagen',
      slaatAan: request({ ToewijzingIngangsdatum: dag('2026-04-17') }),
      laatDoor: request({ ToewijzingIngangsdatum: dag('2026-04-20') }),
    },
    {
      regel: 'e10j-315-verwijzer-verplicht',
      slaatAan: request({ Verwijzer: { Type: '08' } }),
      laatDoor: request({ Verwijzer: { Type: '08', Naam: 'Rechtbank' } }),
    },
    {
      regel: 'e10j-315-verwijzer-agb',
      slaatAan: request({ Verwijzer: { Type: '05', Naam: 'Ziekenhuis' } }),
      laatDoor: request({ Verwijzer: { ...huisarts, Type: '05' } }),
    },
    {
      regel: 'e10j-315-verwijzer-01-eed-school',
      slaatAan: request({ code: '45J17', Verwijzer: { Type: '01' } }),
      laatDoor: request({ Verwijzer: { Type: '01' } }),
    },
    {
      regel: 'e10j-315-verplichte-velden',
      slaatAan: request({ code: null, tot: '2026-11-30' }),
      laatDoor: request({}),
    },
    {
      regel: 'e10j-315-toets-woonplaats',
      slaatAan: { ...request({}), woonplaats: '0772' },
      laatDoor: { ...request({}), woonplaats: gemeente },
    },
    {
      // Ten pieces at the tariff of the pack, € 73,53.
      regel: 'e10j-319-reden-2-budget',
      slaatAan: { ...request({ Omvang: stuks(10) }), ingevuld: ceiling(735_29) },
      laatDoor: { ...request({ Omvang: stuks(10) }), ingevuld: ceiling(735_30) },
    },
    {
      regel: 'e10j-323-som-over-periode',
      slaatAan: {
        bericht: declaratie(j),
        feiten: declaraties(j, { prestaties: [toegekend(j, { referentieNummer: 'P999' })] }),
      },
      laatDoor: { bericht: declaratie(j), feiten: declaraties(j) },
    },
    {
      regel: 'e10j-correctie-afgekeurde-regel',
      slaatAan: { ...refusedBefore, ontvangenOp: '2026-07-01T00:00:00+02:00' },
      laatDoor: { ...refusedBefore, ontvangenOp: '2026-06-30T23:59:00+02:00' },
    },
    {
      regel: 'e10j-45A17-oude-code',
      slaatAan: oldTraject(850_01),
      laatDoor: oldTraject(850_00),
    },
    {
      regel: 'e10j-eed-eenmalig',
      slaatAan: request({ code: '45J17' }, had('45A17')),
      laatDoor: request({ code: '45J17' }, had('45J50')),
    },
    {
      regel: 'e10j-vaktherapie-20-plus-10',
      slaatAan: request({ Verwijzer: huisarts, Omvang: stuks(11) }, had('45J50')),
      laatDoor: request({ Verwijzer: huisarts, Omvang: stuks(10) }, had('45J50')),
    },
    {
      regel: 'e10j-45A57-verlenging-via-45A56',
      slaatAan: request({ code: '45A57', Verwijzer: huisarts }, had('45A57')),
      laatDoor: request({ code: '45A56', Verwijzer: huisarts }, had('45A57')),
    },
  ],
  'mgr-limburg-noord-2022': [
    {
      regel: 'mgr-berichten-via-hoofdaannemer',
      slaatAan: { ...start, ingevuld: registered({ rol: 'onderaannemer' }) },
      laatDoor: { ...start, ingevuld: registered({ rol: 'onderaannemer' }, {}) },
    },
    {
      regel: 'mgr-wlz-beeindigen',
      slaatAan: stopped('39'),
      laatDoor: stopped('38'),
    },
    {
      regel: 'mgr-intake-niet-declarabel',
      slaatAan: { bericht: declaratie(j), feiten: startedOn('2026-05-01') },
      laatDoor: { bericht: declaratie(j), feiten: startedOn('2026-04-30') },
    },
    {
      regel: 'mgr-correctie-30-juni',
      slaatAan: { ...higher, ontvangenOp: '2027-07-01T00:00:00+02:00' },
      laatDoor: { ...higher, ontvangenOp: '2027-06-30T23:59:00+02:00' },
    },
    {
      regel: 'mgr-niet-gecontracteerd',
      slaatAan: { ...request({}), ingevuld: (pakket) => ({ ...pakket, gecontracteerd: () => false }) },
      laatDoor: {
        ...request({}),
        ingevuld: (pakket) => ({ ...pakket, gecontracteerd: (wie) => wie === aanbieder }),
      },
    },
    {
      regel: 'mgr-bw-lumpsum',
      slaatAan: { bericht: bericht323(w), feiten: declaraties(w), ingevuld: registered({ lumpsum: true }) },
      laatDoor: { bericht: bericht323(w), feiten: declaraties(w), ingevuld: registered({}) },
    },
  ],
  'nijmegen-2022': [
    {
      regel: 'nij-agb-wijziging-3-maanden',
      slaatAan: {
        ...start,
        ingevuld: registered(
          { code: elders, geldigTot: dag('2026-04-30') },
          { geldigVan: dag('2026-05-01'), gemeldOp: dag('2026-02-07'), toegestaanVanaf: dag('2026-05-01') },
        ),
      },
      laatDoor: {
        ...start,
        ingevuld: registered(
          { code: elders, geldigTot: dag('2026-04-30') },
          { geldigVan: dag('2026-05-01'), gemeldOp: dag('2026-02-06'), toegestaanVanaf: dag('2026-05-01') },
        ),
      },
    },
  ],
};
