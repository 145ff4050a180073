import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSchemas } from '../commands/schemas.ts';
import { bericht301, bericht315, bericht317 } from '../rules/examples/berichten.ts';
import { eerder, gevraagd, toegewezen } from '../rules/examples/facts.ts';
import { landelijk, ontvangst } from '../rules/examples/landelijk.ts';
import { dag, omvang, specifiek } from '../rules/examples/waarden.ts';
import type { RequestState } from '../rules/facts.ts';
import { numbersNeeded, type Verzoek } from '../rules/request.ts';
import type { Bericht301, Bericht319 } from '../standard/berichten.generated.ts';
import { berichtsoort, type Standaard, standaarden } from '../standard/berichtsoorten.ts';
import { leesBericht } from '../standard/xml/bericht.ts';
import { schrijfBericht } from '../standard/xml/schrijven.ts';
import { libxml2Validator } from '../standard/xsd/libxml2.ts';
import { type Besluit, type DecisionContext, decide, type GrantingFacts } from './besluit.ts';

const validator = libxml2Validator(readSchemas(join(import.meta.dirname, '../../schemas')));

const context: DecisionContext = {
  protocol: landelijk,
  op: ontvangst,
  xsdVersie: { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.0' },
  identificaties: ['A1', 'A2', 'A3'],
};

function partijen(standaard: Standaard) {
  return { standaard, gemeente: '0384', aanbieder: '99990001' };
}

/** The products of a 315, all in this state. */
function vot(standaard: Standaard, stand: RequestState = 'open', aantal = 1): readonly Verzoek[] {
  const { AangevraagdProduct } = bericht315(standaard, {
    producten: Array.from({ length: aantal }, () => ({})),
  }).Client.AangevraagdeProducten;
  return AangevraagdProduct.map((product) => ({
    ...partijen(standaard),
    soort: '315',
    stand,
    referentieAanbieder: product.ReferentieAanbieder,
    gevraagd: product,
    dagtekening: dag('2026-05-06'),
    uitBericht: eerder(standaard, '315'),
  }));
}

/** Asks for another product beside allocation 1001, and for more hours on 1002. */
function vow(standaard: Standaard, stand: RequestState = 'open'): readonly Verzoek[] {
  const { Verzoek } = bericht317(standaard, {
    teWijzigen: [{ ToewijzingNummer: 1002, Omvang: { ...omvang, Volume: 9 } }],
    nieuw: [{ Product: specifiek(standaard, 3) }],
  }).Client;
  return [
    {
      ...partijen(standaard),
      soort: '317',
      stand,
      referentieAanbieder: Verzoek.ReferentieAanbieder,
      gevraagd: Verzoek,
      dagtekening: dag('2026-05-06'),
      uitBericht: eerder(standaard, '317'),
    },
  ];
}

function dossier(standaard: Standaard, anders: Partial<GrantingFacts> = {}): GrantingFacts {
  return {
    toewijzingen: [
      toegewezen(standaard, { omvang }),
      toegewezen(standaard, { toewijzingNummer: 1002, product: specifiek(standaard, 2), omvang }),
    ],
    verzoeken: [],
    eerdere: [bericht301(standaard, { identificatie: 'E1', dagtekening: '2026-04-01', producten: [{}, {}] })],
    ...anders,
  };
}

function refusals(verzoeken: readonly Verzoek[], besluit: Besluit, feiten: GrantingFacts): readonly string[] {
  const uitkomst = decide(verzoeken, besluit, context, feiten);
  return uitkomst.ok ? [] : uitkomst.redenen.map(({ regel }) => regel);
}

function sent(verzoeken: readonly Verzoek[], besluit: Besluit, feiten: GrantingFacts) {
  const uitkomst = decide(verzoeken, besluit, context, feiten);
  if (!uitkomst.ok) throw new Error(uitkomst.redenen.map(({ melding }) => melding).join(' '));
  return uitkomst;
}

/** Level 1: written, it fits its schema and reads back as itself. */
async function fits(bericht: Bericht301 | Bericht319): Promise<void> {
  const bytes = schrijfBericht(bericht);
  expect(await validator.controleer(bytes, berichtsoort(bericht.standaard, bericht.nummer))).toEqual([]);
  const gelezen = leesBericht(bytes);
  expect(gelezen.ok && schrijfBericht(gelezen.bericht)).toEqual(bytes);
}

function products(berichten: readonly (Bericht301 | Bericht319)[]) {
  const [bericht] = berichten;
  if (bericht?.nummer !== '301') throw new Error('geen 301');
  return bericht.Client.ToegewezenProducten.ToegewezenProduct;
}

const onderzoek: Besluit = { antwoord: 'onderzoek' };
const afwijzen: Besluit = { antwoord: 'afwijzen', reden: '4' };
const zoalsGevraagd = (...nummers: readonly number[]): Besluit => ({
  antwoord: 'toewijzen',
  toewijzing: { hoe: 'zoals-gevraagd', nummers },
});
const metBericht = (bericht: Bericht301): Besluit => ({
  antwoord: 'toewijzen',
  toewijzing: { hoe: 'bericht', bericht },
});

describe.each(standaarden)('a decision under %s', (s) => {
  const feiten = dossier(s);

  test('to refuse three products of one request gives three messages with one Antwoord each', async () => {
    const { berichten, effecten } = sent(vot(s, 'open', 3), afwijzen, feiten);
    expect(berichten).toMatchObject(
      ['VOT1', 'VOT2', 'VOT3'].map((ReferentieAanbieder, plaats) => ({
        nummer: '319',
        Header: {
          BerichtCode: berichtsoort(s, '319').berichtcode,
          Afzender: '0384',
          Ontvanger: '99990001',
          BerichtIdentificatie: { Identificatie: `A${plaats + 1}`, Dagtekening: dag('2026-05-06') },
        },
        Antwoord: { ReferentieAanbieder, VerzoekAntwoord: '1', RedenAfwijzingVerzoek: '4' },
      })),
    );
    expect(effecten).toEqual(
      ['VOT1', 'VOT2', 'VOT3'].map((referentieAanbieder) => ({
        effect: 'verzoek-beantwoord',
        referentieAanbieder,
        stand: 'afgewezen',
      })),
    );
    for (const bericht of berichten) await fits(bericht);
  });

  test('to investigate says so without a reason, for a request for change too', async () => {
    const { berichten, effecten } = sent(vow(s), onderzoek, feiten);
    expect(berichten).toMatchObject([{ Antwoord: { ReferentieAanbieder: 'VOW1', VerzoekAntwoord: '2' } }]);
    expect(effecten).toEqual([
      { effect: 'verzoek-beantwoord', referentieAanbieder: 'VOW1', stand: 'in-onderzoek' },
    ]);
    for (const bericht of berichten) await fits(bericht);
  });

  test('may still be to refuse or to grant after an investigation', () => {
    expect(refusals(vot(s, 'in-onderzoek'), afwijzen, feiten)).toEqual([]);
    expect(refusals(vot(s, 'in-onderzoek'), zoalsGevraagd(2001), dossier(s, { toewijzingen: [] }))).toEqual(
      [],
    );
  });

  test.each([
    ['to investigate twice', 'in-onderzoek', onderzoek, ['TR360']],
    ['to investigate what was refused', 'afgewezen', onderzoek, ['TR360', 'TR365']],
    ['to refuse twice', 'afgewezen', afwijzen, ['TR365']],
    ['to refuse what was granted', 'toegewezen', afwijzen, ['TR359']],
    ['to investigate what was granted', 'toegewezen', onderzoek, ['TR359']],
    ['to grant what was refused', 'afgewezen', zoalsGevraagd(2001), ['TR365']],
    ['to grant twice', 'toegewezen', zoalsGevraagd(2001), ['TR359']],
  ] as const)('is not %s', (_wat, stand, besluit, regels) => {
    expect(refusals(vot(s, stand), besluit, dossier(s, { toewijzingen: [] }))).toEqual(regels);
  });

  test('on several products is taken for all or for none', () => {
    const [eerste, tweede] = vot(s, 'open', 2);
    if (eerste === undefined || tweede === undefined) throw new Error('twee producten');
    expect(refusals([eerste, { ...tweede, stand: 'in-onderzoek' }], onderzoek, feiten)).toEqual(['TR360']);
  });

  test('to grant two products of a request puts each reference at its own product', async () => {
    const { berichten, effecten, verschil } = sent(
      vot(s, 'open', 2),
      zoalsGevraagd(2001, 2002),
      dossier(s, {
        toewijzingen: [toegewezen(s, { toewijzingNummer: 1003, product: specifiek(s, 3), omvang })],
      }),
    );
    expect(
      products(berichten).map((p) => [p.ToewijzingNummer, p.ReferentieAanbieder, p.RedenWijziging]),
    ).toEqual([
      [1003, undefined, undefined],
      [2001, 'VOT1', undefined],
      [2002, 'VOT2', undefined],
    ]);
    expect(effecten).toHaveLength(3);
    expect(verschil?.toegevoegd.map(({ toewijzingNummer }) => toewijzingNummer)).toEqual([2001, 2002]);
    for (const bericht of berichten) await fits(bericht);
  });

  test('to grant a request for change puts its reference at every product, also at what stays (IV093)', async () => {
    const [verzoek] = vow(s);
    if (verzoek === undefined) throw new Error('een verzoek');
    const bekend = new Map(feiten.toewijzingen.map((t) => [t.toewijzingNummer, t]));
    expect(numbersNeeded(verzoek, bekend)).toBe(2);
    const { berichten } = sent([verzoek], zoalsGevraagd(2001, 2002), feiten);
    expect(
      products(berichten).map((p) => [
        p.ToewijzingNummer,
        p.ReferentieAanbieder,
        p.RedenWijziging,
        p.Ingangsdatum.toString(),
        p.Einddatum?.toString(),
        p.Omvang?.Volume,
      ]),
    ).toEqual([
      [1001, 'VOW1', undefined, '2026-04-01', undefined, 2],
      [1002, 'VOW1', '12', '2026-04-01', '2026-05-31', 2],
      [2001, 'VOW1', undefined, '2026-06-01', undefined, 9],
      [2002, 'VOW1', undefined, '2026-06-01', undefined, 2],
    ]);
    for (const bericht of berichten) await fits(bericht);
  });

  test('to grant with too few new ToewijzingNummers says how many it takes', () => {
    const uitkomst = decide(vow(s), zoalsGevraagd(2001), context, feiten);
    expect(uitkomst).toMatchObject({ ok: false, redenen: [{ regel: 'IV066' }] });
    expect(!uitkomst.ok && uitkomst.redenen[0].melding).toContain('2 nieuwe ToewijzingNummers');
  });

  test('to grant with a ToewijzingNummer of another client is refused as any receiver would (TR332)', () => {
    const andermans = toegewezen(s, { toewijzingNummer: 2001, vanDezeClient: false });
    expect(refusals(vot(s), zoalsGevraagd(2001), dossier(s, { toewijzingen: [andermans] }))).toEqual([
      'TR332',
    ]);
  });

  test('to grant only part of a request for change is refused (OP348)', () => {
    const alleenNieuw: Besluit = {
      antwoord: 'toewijzen',
      toewijzing: {
        hoe: 'wijzigingen',
        wijzigingen: [
          {
            soort: 'nieuw',
            toewijzingNummer: 2001,
            product: specifiek(s, 3),
            ingangsdatum: dag('2026-06-01'),
            einddatum: null,
            omvang,
            budget: null,
          },
        ],
      },
    };
    const uitkomst = decide(vow(s), alleenNieuw, context, feiten);
    expect(uitkomst.ok ? [] : uitkomst.redenen).toEqual([
      { regel: 'OP348', melding: expect.stringContaining('toewijzing 1002 wijzigt niet zoals gevraagd') },
    ]);
  });

  test('to grant by a message of the back office shows what that leaves out (OP087)', () => {
    const bericht = bericht301(s, {
      producten: [{ ToewijzingNummer: 2001, ReferentieAanbieder: 'VOT1', Product: specifiek(s, 5) }],
    });
    const { berichten, verschil } = sent(vot(s), metBericht(bericht), {
      ...feiten,
      verzoeken: [gevraagd(s)],
    });
    expect(berichten).toEqual([bericht]);
    expect(verschil?.weggelaten.map(({ toewijzingNummer }) => toewijzingNummer)).toEqual([1001, 1002]);
  });

  test('to grant by a message that does not name the request, or is for somebody else, is refused', () => {
    const zonder = bericht301(s, { producten: [{ ToewijzingNummer: 2001, Product: specifiek(s, 5) }] });
    expect(refusals(vot(s), metBericht(zonder), feiten)).toEqual(['TR379']);
    const bijAnder = bericht301(s, {
      aanbieder: '99990002',
      producten: [{ ToewijzingNummer: 2001, ReferentieAanbieder: 'VOT1' }],
    });
    expect(refusals(vot(s), metBericht(bijAnder), feiten)).toEqual(['TR379']);
    const andereClient = bericht301(s, {
      producten: [{ ToewijzingNummer: 2001, ReferentieAanbieder: 'VOT1', Product: specifiek(s, 5) }],
    });
    const vanAnder = { ...feiten, verzoeken: [gevraagd(s, { vanDezeClient: false })] };
    expect(refusals(vot(s), metBericht(andereClient), vanAnder)).toEqual(['TR379']);
  });

  test('to grant by a message that breaks a rule within the message is refused by that rule', () => {
    const gestapeld = bericht301(s, {
      producten: [
        { ToewijzingNummer: 2001, ReferentieAanbieder: 'VOT1' },
        { ToewijzingNummer: 2002, Product: specifiek(s) },
      ],
    });
    expect(refusals(vot(s), metBericht(gestapeld), { ...feiten, verzoeken: [gevraagd(s)] })).toEqual([
      'TR302',
    ]);
  });

  test('to remove an allocation with granted declarations is refused (TR385)', () => {
    const heleLooptijd = bericht317(s, {
      ongewijzigd: [],
      teWijzigen: [
        { ToewijzingNummer: 1001, GewensteIngangsdatum: dag('2026-04-01'), Omvang: { ...omvang, Volume: 9 } },
      ],
      nieuw: [],
    });
    const [verzoek] = vow(s);
    if (verzoek?.soort !== '317') throw new Error('een verzoek om wijziging');
    const anders = { ...verzoek, gevraagd: heleLooptijd.Client.Verzoek };
    const toewijzing = toegewezen(s, { omvang });
    expect(refusals([anders], zoalsGevraagd(2001), dossier(s, { toewijzingen: [toewijzing] }))).toEqual([]);
    const gedeclareerd = { ...toewijzing, goedgekeurdePrestaties: 2 };
    expect(refusals([anders], zoalsGevraagd(2001), dossier(s, { toewijzingen: [gedeclareerd] }))).toEqual([
      'TR385',
    ]);
  });

  test('on requests that are not of one message is a mistake of the caller', () => {
    expect(() => decide([...vow(s), ...vot(s)], zoalsGevraagd(2001), context, feiten)).toThrow();
    expect(() => decide([], zoalsGevraagd(2001), context, feiten)).toThrow();
  });
});

describe('the woonplaatsbeginsel', () => {
  const reden8 = (gemeente?: string): Besluit => ({
    antwoord: 'afwijzen',
    reden: '8',
    ...(gemeente === undefined ? {} : { gemeente }),
  });

  test('names the responsible municipality under the Jeugdwet', async () => {
    const { berichten } = sent(vot('ijw-3.2'), reden8('0363'), dossier('ijw-3.2'));
    expect(berichten).toMatchObject([
      { Antwoord: { RedenAfwijzingVerzoek: '8', Woonplaatsbeginsel: { Gemeente: '0363' } } },
    ]);
    for (const bericht of berichten) await fits(bericht);
  });

  test('is no reason without a municipality there, and another reason names none', () => {
    expect(refusals(vot('ijw-3.2'), reden8(), dossier('ijw-3.2'))).toEqual(['TR377']);
    const metGemeente: Besluit = { antwoord: 'afwijzen', reden: '4', gemeente: '0363' };
    expect(refusals(vot('ijw-3.2'), metGemeente, dossier('ijw-3.2'))).toEqual(['TR409']);
  });

  test('does not name a municipality that does not exist', () => {
    expect(refusals(vot('ijw-3.2'), reden8('9999'), dossier('ijw-3.2'))).toEqual(['TR378']);
  });

  test('has no place for a municipality under the Wmo', async () => {
    expect(refusals(vot('iwmo-3.2'), reden8('0363'), dossier('iwmo-3.2'))).toEqual(['TR377']);
    const { berichten } = sent(vot('iwmo-3.2'), reden8(), dossier('iwmo-3.2'));
    for (const bericht of berichten) await fits(bericht);
  });
});
