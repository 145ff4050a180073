/**
 * Every situation in which IV028 (with IV032, IV033, OP065) and IV087 (with IV088, TR342, CS325) say what an answer looks
 * like: what is known when the message comes, and the message. What must be answered stands in `verwacht/`.
 *
 * | situation | source | files |
 * |---|---|---|
 * | no errors: a Header without RetourCodes | IV028 | `30x-goedgekeurd` … `320-goedgekeurd` |
 * | level 2: a Header with 0001 | IV028, IV032 | `…-niveau-2` |
 * | error in the Header: a Header with its code | IV028, IV032 | `…-header` |
 * | error below it: 0200, every class of the client unchanged with its code or 0200 | IV028, OP065 | `…-klasse` |
 * | removal of a start that never came: 0200, 0200, 9063 | IV028, its example | `306-klasse` |
 * | the official samples JW316 (9347 + 0200) and JW320 (9360) | samples | `316-klasse`, `320-klasse` |
 * | all of a declaration granted: 0200, 8001, no clients | IV087 | `325-alles`, `325-credit` |
 * | the declaration refused at level 2: 0001, no DeclaratieAntwoord | IV087, IV088 | `325-niveau-2` |
 * | error in its Header: the code, no DeclaratieAntwoord | IV087 | `325-header` |
 * | error on the declaration: its code, 0 granted, no clients | IV087 | `325-declaratienummer`, `325-periode` |
 * | error on a client: 8187, all its Prestaties 0233 | IV087 | `325-client` |
 * | error on a Prestatie: only the refused ones, with every reason | IV087, TR342 | `325-prestaties` |
 * | a total that is negative is C, and 0 is always D | TR342, CS325 | `325-negatief`, `325-nul` |
 * | level 1: no answer at all | IV032, IV088, OP090x2 | none |
 */
import {
  bericht301,
  bericht305,
  bericht307,
  bericht315,
  bericht316,
  bericht317,
  bericht319,
  bericht323,
} from '../../src/rules/examples/berichten.ts';
import { credit } from '../../src/rules/examples/declaraties.ts';
import { dag, omvang, specifiek } from '../../src/rules/examples/waarden.ts';
import type { Bericht } from '../../src/standard/berichten.generated.ts';
import type { Standaard } from '../../src/standard/berichtsoorten.ts';

export type Situation = {
  /** Of the file in `verwacht/`: the number of the answer and the situation. */
  readonly naam: string;
  /** Taken in before, in this order. */
  readonly eerder: (s: Standaard) => readonly Bericht[];
  readonly bericht: (s: Standaard) => Bericht;
};

const niets = () => [];
const tweede = { identificatie: 'TWEEDE' } as const;
const morgen = { dagtekening: '2026-05-07' } as const;

/** Ten hours a month, for as long as it lasts. */
const ruim = { Omvang: { ...omvang, Volume: 10 } } as const;
const toegewezen = (s: Standaard) => [bericht301(s, { producten: [ruim] })];
const gestart = (s: Standaard) => [...toegewezen(s), bericht305(s)];
/** Of the provider, who hears that it was taken in. */
const gevraagd = (s: Standaard) => [bericht315(s), bericht316(s)];
const afgewezen = (s: Standaard) => [bericht315(s), bericht319(s)];
const inOnderzoek = { VerzoekAntwoord: '2', RedenAfwijzingVerzoek: undefined } as const;

/** The declaration of the month before, so that there is something to credit. */
const gedeclareerd = (s: Standaard) => [
  ...toegewezen(s),
  bericht323(s, {
    identificatie: 'EERDER',
    declaratie: { DeclaratieNummer: 'D202603' },
    clienten: [{ prestaties: [{ ProductReferentie: { ReferentieNummer: 'M1' } }] }],
  }),
];
const metCredit = { ...credit, ToewijzingNummer: 1001 } as const;
const over = (...prestaties: NonNullable<NonNullable<Parameters<typeof bericht323>[1]>['clienten']>) =>
  prestaties;

export const situations: readonly Situation[] = [
  { naam: '302-goedgekeurd', eerder: niets, bericht: (s) => bericht301(s) },
  {
    naam: '302-niveau-2',
    eerder: niets,
    bericht: (s) => bericht301(s, { producten: [{ RedenWijziging: '01' }] }),
  },
  { naam: '302-header', eerder: niets, bericht: (s) => bericht301(s, morgen) },
  {
    naam: '302-klasse',
    eerder: toegewezen,
    bericht: (s) =>
      bericht301(s, {
        ...tweede,
        client: { Commentaar: 'a < b & c' },
        relaties: [{}],
        producten: [{ Product: specifiek(s, 3) }, {}],
      }),
  },

  { naam: '306-goedgekeurd', eerder: toegewezen, bericht: (s) => bericht305(s) },
  {
    naam: '306-niveau-2',
    eerder: toegewezen,
    bericht: (s) => bericht305(s, { client: { Bsn: '999900007' } }),
  },
  { naam: '306-header', eerder: toegewezen, bericht: (s) => bericht305(s, morgen) },
  {
    naam: '306-klasse',
    eerder: toegewezen,
    bericht: (s) => bericht305(s, { producten: [{ StatusAanlevering: '3' }] }),
  },

  { naam: '308-goedgekeurd', eerder: gestart, bericht: (s) => bericht307(s) },
  {
    naam: '308-niveau-2',
    eerder: gestart,
    bericht: (s) => bericht307(s, { producten: [{ Einddatum: dag('2026-04-07') }] }),
  },
  { naam: '308-header', eerder: gestart, bericht: (s) => bericht307(s, morgen) },
  { naam: '308-klasse', eerder: toegewezen, bericht: (s) => bericht307(s) },

  { naam: '316-goedgekeurd', eerder: niets, bericht: (s) => bericht315(s) },
  {
    naam: '316-niveau-2',
    eerder: niets,
    bericht: (s) => bericht315(s, { producten: [{}, { ReferentieAanbieder: 'VOT1' }] }),
  },
  { naam: '316-header', eerder: niets, bericht: (s) => bericht315(s, morgen) },
  {
    naam: '316-klasse',
    eerder: afgewezen,
    bericht: (s) => bericht315(s, { ...tweede, producten: [{}, {}] }),
  },

  {
    naam: '318-goedgekeurd',
    eerder: toegewezen,
    bericht: (s) => bericht317(s, { nieuw: [{ Product: specifiek(s, 2) }] }),
  },
  { naam: '318-niveau-2', eerder: toegewezen, bericht: (s) => bericht317(s, { nieuw: [] }) },
  { naam: '318-header', eerder: toegewezen, bericht: (s) => bericht317(s, morgen) },
  {
    naam: '318-klasse',
    eerder: niets,
    bericht: (s) =>
      bericht317(s, { teWijzigen: [{ Omvang: omvang }], nieuw: [{ Product: specifiek(s, 2) }] }),
  },

  { naam: '320-goedgekeurd', eerder: gevraagd, bericht: (s) => bericht319(s) },
  {
    naam: '320-niveau-2',
    eerder: gevraagd,
    bericht: (s) => bericht319(s, { antwoord: { RedenAfwijzingVerzoek: undefined } }),
  },
  { naam: '320-header', eerder: gevraagd, bericht: (s) => bericht319(s, morgen) },
  {
    naam: '320-klasse',
    eerder: (s) => [...gevraagd(s), bericht319(s, { antwoord: inOnderzoek })],
    bericht: (s) => bericht319(s, { ...tweede, antwoord: inOnderzoek }),
  },

  { naam: '325-alles', eerder: toegewezen, bericht: (s) => bericht323(s) },
  {
    naam: '325-credit',
    eerder: gedeclareerd,
    bericht: (s) => bericht323(s, { clienten: over({ prestaties: [metCredit] }) }),
  },
  {
    naam: '325-niveau-2',
    eerder: toegewezen,
    bericht: (s) =>
      bericht323(s, { declaratie: { TotaalIngediendBedrag: { TotaalBedrag: 1, DebetCredit: 'D' } } }),
  },
  { naam: '325-header', eerder: toegewezen, bericht: (s) => bericht323(s, morgen) },
  {
    naam: '325-declaratienummer',
    eerder: gedeclareerd,
    bericht: (s) => bericht323(s, { declaratie: { DeclaratieNummer: 'D202603' } }),
  },
  {
    naam: '325-periode',
    eerder: gedeclareerd,
    bericht: (s) =>
      bericht323(s, {
        declaratie: {
          DeclaratiePeriode: { Begindatum: dag('2026-03-01'), Einddatum: dag('2026-03-31') },
        },
        clienten: over({
          prestaties: [{ ProductPeriode: { Begindatum: dag('2026-03-01'), Einddatum: dag('2026-03-31') } }],
        }),
      }),
  },
  {
    naam: '325-client',
    eerder: toegewezen,
    bericht: (s) => bericht323(s, { clienten: over({}, { prestaties: [{}, {}] }) }),
  },
  {
    naam: '325-prestaties',
    eerder: (s) => [
      bericht301(s, {
        producten: [
          { Omvang: { Volume: 3, Eenheid: '04', Frequentie: '4' }, Einddatum: dag('2026-04-30') },
          ruim,
        ],
      }),
      bericht301(s, {
        ...tweede,
        client: { Bsn: '999900018' },
        producten: [{ ...ruim, ToewijzingNummer: 1101 }],
      }),
    ],
    bericht: (s) => bericht323(s, { clienten: over({ prestaties: [{}, {}] }, {}) }),
  },
  {
    naam: '325-negatief',
    eerder: gedeclareerd,
    bericht: (s) =>
      bericht323(s, { clienten: over({ prestaties: [{ ToewijzingNummer: 9999 }, metCredit] }) }),
  },
  {
    naam: '325-nul',
    eerder: toegewezen,
    bericht: (s) => bericht323(s, { clienten: over({ prestaties: [metCredit] }) }),
  },
];
