/** The worked examples of IV093 and IV097, and what granting a request for change means beyond them. */
import { describe, expect, test } from 'vitest';
import { bericht301, bericht317, type Keuze317 } from '../rules/examples/berichten.ts';
import { eerder, toegewezen } from '../rules/examples/facts.ts';
import { landelijk } from '../rules/examples/landelijk.ts';
import { categorie, dag } from '../rules/examples/waarden.ts';
import type { AllocationFact } from '../rules/facts.ts';
import { ungranted } from '../rules/granting.ts';
import { numbersNeeded, type OtherDays, type VerzoekOmWijziging } from '../rules/request.ts';
import type { CDT_Omvang } from '../standard/berichten.generated.ts';
import { decide } from './besluit.ts';
import { grantedBy } from './verschil.ts';

const s = 'ijw-3.2';
const uur = (Volume: number): CDT_Omvang => ({ Volume, Eenheid: '04', Frequentie: '2' });
const totaal = (Volume: number): CDT_Omvang => ({ Volume, Eenheid: '04', Frequentie: '6' });
const product = (Code: string) => ({ Categorie: categorie(s), Code });

/** An allocation that was sent before, with the code of its product. */
function loopt(
  toewijzingNummer: number,
  code: string,
  van: string,
  tot: string | null,
  omvang: CDT_Omvang = uur(4),
): AllocationFact {
  return toegewezen(s, {
    toewijzingNummer,
    product: product(code),
    ingangsdatum: dag(van),
    einddatum: tot === null ? null : dag(tot),
    omvang,
  });
}

function vow(keuze: Keuze317, referentie = 'A001'): VerzoekOmWijziging {
  const { Verzoek } = bericht317(s, { ...keuze, verzoek: { ReferentieAanbieder: referentie } }).Client;
  return {
    standaard: s,
    gemeente: '0384',
    aanbieder: '99990001',
    soort: '317',
    stand: 'open',
    referentieAanbieder: referentie,
    gevraagd: Verzoek,
    dagtekening: dag('2026-05-06'),
    uitBericht: eerder(s, '317'),
  };
}

type Grant = {
  readonly op: string;
  readonly bekend: readonly AllocationFact[];
  readonly verzoek: VerzoekOmWijziging;
  readonly nummers?: readonly number[];
  readonly andereDagen?: OtherDays;
};

/** The products of the 301 that grants the request, as the examples write them. */
function granted({ op, bekend, verzoek, nummers = [], andereDagen = {} }: Grant) {
  const uitkomst = decide(
    [verzoek],
    { antwoord: 'toewijzen', toewijzing: { hoe: 'zoals-gevraagd', nummers, andereDagen } },
    {
      protocol: landelijk,
      op: Temporal.Instant.from(`${op}T10:00:00+02:00`),
      xsdVersie: { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.0' },
      identificaties: ['T1'],
    },
    { toewijzingen: bekend, verzoeken: [], eerdere: [bericht301(s, { dagtekening: '2022-12-01' })] },
  );
  if (!uitkomst.ok) return uitkomst.redenen.map(({ regel }) => regel);
  const [bericht] = uitkomst.berichten;
  if (bericht?.nummer !== '301') throw new Error('geen 301');
  return bericht.Client.ToegewezenProducten.ToegewezenProduct.map((p) =>
    [
      p.ToewijzingNummer,
      p.Product?.Code,
      p.Omvang?.Volume,
      `${p.Ingangsdatum}/${p.Einddatum ?? ''}`,
      p.ReferentieAanbieder,
      p.RedenWijziging ?? 'geen reden',
    ].join(' '),
  );
}

describe('IV093, voorbeeld 1', () => {
  const bekend = [
    loopt(123001, 'E', '2023-01-01', '2023-12-31', uur(4)),
    loopt(123002, 'F', '2023-01-01', '2023-12-31', uur(3)),
  ];
  const verzoek = vow({
    ongewijzigd: [],
    teWijzigen: [
      {
        ToewijzingNummer: 123001,
        // The example says 2020, before the allocation began; TR357 asks for its Ingangsdatum.
        GewensteIngangsdatum: dag('2023-01-01'),
        Einddatum: dag('2024-06-30'),
        Omvang: uur(4),
      },
      {
        ToewijzingNummer: 123002,
        GewensteIngangsdatum: dag('2023-06-12'),
        Einddatum: dag('2023-12-31'),
        Omvang: uur(6),
      },
    ],
    nieuw: [],
  });

  test('a later last day keeps the number; more hours end the allocation and give a new one', () => {
    expect(granted({ op: '2023-06-02', bekend, verzoek, nummers: [123078] })).toEqual([
      '123001 E 4 2023-01-01/2024-06-30 A001 12',
      '123002 F 3 2023-01-01/2023-06-11 A001 12',
      '123078 F 6 2023-06-12/2023-12-31 A001 geen reden',
    ]);
  });

  test('only the part that needs a new allocation takes a new number', () => {
    expect(numbersNeeded(verzoek, new Map(bekend.map((t) => [t.toewijzingNummer, t])))).toBe(1);
  });
});

describe('IV093, voorbeeld 2', () => {
  const bekend = [
    loopt(345001, 'A', '2023-01-01', '2023-12-31'),
    loopt(345002, 'B', '2023-01-01', '2023-12-31'),
  ];
  const verzoek = vow({
    ongewijzigd: [345001],
    teWijzigen: [
      {
        ToewijzingNummer: 345002,
        GewensteIngangsdatum: dag('2023-01-01'),
        Einddatum: dag('2023-05-15'),
        Omvang: uur(4),
      },
    ],
    nieuw: [
      {
        Product: product('C'),
        GewensteIngangsdatum: dag('2023-05-16'),
        Einddatum: dag('2023-12-31'),
        Omvang: uur(4),
      },
    ],
  });

  test('situatie a: the provider went on with B, so B and C connect on the days agreed', () => {
    const andereDagen = {
      teWijzigen: new Map([[345002, { einddatum: dag('2023-05-23') }]]),
      nieuw: new Map([[0, { ingangsdatum: dag('2023-05-24') }]]),
    };
    expect(granted({ op: '2023-05-23', bekend, verzoek, nummers: [345003], andereDagen })).toEqual([
      '345001 A 4 2023-01-01/2023-12-31 A001 geen reden',
      '345002 B 4 2023-01-01/2023-05-23 A001 12',
      '345003 C 4 2023-05-24/2023-12-31 A001 geen reden',
    ]);
  });

  test('situatie b: the provider went over to C, so it is allocated as asked', () => {
    expect(granted({ op: '2023-05-23', bekend, verzoek, nummers: [345003] })).toEqual([
      '345001 A 4 2023-01-01/2023-12-31 A001 geen reden',
      '345002 B 4 2023-01-01/2023-05-15 A001 12',
      '345003 C 4 2023-05-16/2023-12-31 A001 geen reden',
    ]);
  });

  test('before the day asked for, no other day may be allocated (OP348)', () => {
    const andereDagen = { nieuw: new Map([[0, { ingangsdatum: dag('2023-05-24') }]]) };
    expect(granted({ op: '2023-05-16', bekend, verzoek, nummers: [345003], andereDagen })).toEqual(['OP348']);
    expect(granted({ op: '2023-05-17', bekend, verzoek, nummers: [345003], andereDagen })).toHaveLength(3);
  });
});

describe('IV093, voorbeeld 3', () => {
  const bekend = [loopt(678001, 'X', '2022-01-01', '2023-05-07')];
  const verzoek = vow({
    ongewijzigd: [678001],
    nieuw: [
      {
        Product: product('Y'),
        GewensteIngangsdatum: dag('2023-05-08'),
        Einddatum: dag('2023-12-31'),
        Omvang: uur(4),
      },
    ],
  });

  test('situatie a: the provider started Y in time; X is over by then and stays as it was', () => {
    // X is no longer current when it is allocated, but the example sends it: the request names it.
    expect(granted({ op: '2023-05-15', bekend, verzoek, nummers: [678002] })).toEqual([
      '678001 X 4 2022-01-01/2023-05-07 A001 geen reden',
      '678002 Y 4 2023-05-08/2023-12-31 A001 geen reden',
    ]);
  });

  test('situatie b: Y begins on the day of allocating', () => {
    const andereDagen = { nieuw: new Map([[0, { ingangsdatum: dag('2023-05-15') }]]) };
    expect(granted({ op: '2023-05-15', bekend, verzoek, nummers: [678002], andereDagen })).toEqual([
      '678001 X 4 2022-01-01/2023-05-07 A001 geen reden',
      '678002 Y 4 2023-05-15/2023-12-31 A001 geen reden',
    ]);
  });
});

describe('IV097, voorbeeld', () => {
  const bekend = [
    loopt(345001, 'A', '2020-01-01', '2020-12-31'),
    loopt(345002, 'B', '2020-01-01', '2020-12-31'),
  ];
  const verzoek = vow(
    {
      ongewijzigd: [345001],
      teWijzigen: [
        {
          ToewijzingNummer: 345002,
          GewensteIngangsdatum: dag('2020-01-01'),
          Einddatum: dag('2021-06-30'),
          Omvang: uur(4),
        },
      ],
      nieuw: [],
    },
    '667788',
  );

  test('both products have the reference of the request, and only the one that changes has a reason', () => {
    expect(granted({ op: '2020-10-01', bekend, verzoek })).toEqual([
      '345001 A 4 2020-01-01/2020-12-31 667788 geen reden',
      '345002 B 4 2020-01-01/2021-06-30 667788 12',
    ]);
  });
});

describe('granting a change', () => {
  const wijzigt = (deel: object) =>
    vow({ ongewijzigd: [], teWijzigen: [{ ToewijzingNummer: 1001, ...deel }], nieuw: [] });
  const op = '2026-05-06';
  const heel = { GewensteIngangsdatum: dag('2026-04-01'), Einddatum: dag('2026-12-31') };
  const later = { GewensteIngangsdatum: dag('2026-07-01'), Einddatum: dag('2026-12-31') };

  test('of a total for the whole term keeps the number', () => {
    const bekend = [loopt(1001, 'A', '2026-04-01', '2026-09-30', totaal(30))];
    expect(granted({ op, bekend, verzoek: wijzigt({ ...heel, Omvang: totaal(40) }) })).toEqual([
      '1001 A 40 2026-04-01/2026-12-31 A001 12',
    ]);
  });

  test('of the unit of a total, or from a total to hours a week, takes a new number', () => {
    const bekend = [loopt(1001, 'A', '2026-04-01', '2026-09-30', totaal(30))];
    const inMinuten = { ...totaal(30), Eenheid: '01' } as const;
    for (const Omvang of [inMinuten, uur(30)]) {
      expect(granted({ op, bekend, verzoek: wijzigt({ ...heel, Omvang }), nummers: [1002] })).toEqual([
        '1001 A 30 2026-04-01/2026-04-01 A001 13',
        '1002 A 30 2026-04-01/2026-12-31 A001 geen reden',
      ]);
    }
  });

  test('of a Budget keeps the number', () => {
    const bekend = [
      { ...loopt(1001, 'A', '2026-04-01', '2026-09-30'), product: null, omvang: null, budget: 100 },
    ];
    expect(granted({ op, bekend, verzoek: wijzigt({ ...heel, Budget: 200 }) })).toEqual([
      '1001   2026-04-01/2026-12-31 A001 12',
    ]);
  });

  test('of hours a week from the very first day removes the allocation: nothing of it would be left', () => {
    const bekend = [loopt(1001, 'A', '2026-04-01', '2026-12-31')];
    expect(granted({ op, bekend, verzoek: wijzigt({ ...heel, Omvang: uur(6) }), nummers: [1002] })).toEqual([
      '1001 A 4 2026-04-01/2026-04-01 A001 13',
      '1002 A 6 2026-04-01/2026-12-31 A001 geen reden',
    ]);
  });

  test('of hours a week after the allocation ends leaves that end as it is', () => {
    for (const tot of ['2026-05-31', '2026-06-30']) {
      const bekend = [loopt(1001, 'A', '2026-04-01', tot)];
      expect(
        granted({ op, bekend, verzoek: wijzigt({ ...later, Omvang: uur(6) }), nummers: [1002] }),
      ).toEqual([
        `1001 A 4 2026-04-01/${tot} A001 geen reden`,
        '1002 A 6 2026-07-01/2026-12-31 A001 geen reden',
      ]);
    }
  });

  test('that changes nothing sends the allocation without a reason (IV099)', () => {
    const bekend = [loopt(1001, 'A', '2026-04-01', '2026-12-31')];
    expect(granted({ op, bekend, verzoek: wijzigt({ ...later, Omvang: uur(4) }) })).toEqual([
      '1001 A 4 2026-04-01/2026-12-31 A001 geen reden',
    ]);
  });

  test('to no last day opens the allocation', () => {
    const maand: CDT_Omvang = { Volume: 4, Eenheid: '04', Frequentie: '4' };
    const bekend = [loopt(1001, 'A', '2026-04-01', '2026-12-31', maand)];
    const open = { GewensteIngangsdatum: dag('2026-04-01'), Omvang: maand };
    expect(granted({ op, bekend, verzoek: wijzigt(open) })).toEqual(['1001 A 4 2026-04-01/ A001 12']);
  });
});

describe('a message that grants a request for change', () => {
  const bekend = [loopt(1001, 'A', '2026-04-01', '2026-12-31'), loopt(1002, 'B', '2026-04-01', '2026-12-31')];
  const perNummer = new Map(bekend.map((t) => [t.toewijzingNummer, t]));
  const verzoek = vow({
    ongewijzigd: [1001],
    teWijzigen: [
      {
        ToewijzingNummer: 1002,
        GewensteIngangsdatum: dag('2026-07-01'),
        Einddatum: dag('2026-12-31'),
        Omvang: uur(6),
      },
    ],
    nieuw: [
      {
        Product: product('C'),
        GewensteIngangsdatum: dag('2026-07-01'),
        Einddatum: dag('2026-12-31'),
        Omvang: uur(2),
      },
    ],
  });
  const A = { ToewijzingNummer: 1001, Product: product('A'), Omvang: uur(4), Einddatum: dag('2026-12-31') };
  const B = { ToewijzingNummer: 1002, Product: product('B'), Omvang: uur(4), Einddatum: dag('2026-06-30') };
  const nieuwB = {
    ToewijzingNummer: 2001,
    Product: product('B'),
    Ingangsdatum: dag('2026-07-01'),
    Einddatum: dag('2026-12-31'),
    Omvang: uur(6),
  };
  const C = { ...nieuwB, ToewijzingNummer: 2002, Product: product('C'), Omvang: uur(2) };

  const missing = (producten: readonly object[], op = '2026-05-06') =>
    ungranted(verzoek, grantedBy(bericht301(s, { producten })), perNummer, dag(op)).map(
      ({ melding }) => melding,
    );
  const A001 = 'Verzoek A001 wordt in zijn geheel toegewezen of afgewezen;';

  test('gives all of it', () => {
    expect(missing([A, B, nieuwB, C])).toEqual([]);
  });

  test.each([
    ['leaves out what stays', [B, nieuwB, C], 'toewijzing 1001 blijft niet ongewijzigd in het bericht'],
    [
      'changes what stays',
      [{ ...A, Einddatum: dag('2026-11-30') }, B, nieuwB, C],
      'toewijzing 1001 blijft niet ongewijzigd in het bericht',
    ],
    ['leaves out the new product', [A, B, nieuwB], 'nieuw product 1 is niet toegewezen zoals gevraagd'],
    [
      'gives fewer hours of the new product',
      [A, B, nieuwB, { ...C, Omvang: uur(1) }],
      'nieuw product 1 is niet toegewezen zoals gevraagd',
    ],
    [
      'gives another product for the new one',
      [A, B, nieuwB, { ...C, Product: product('D') }],
      'nieuw product 1 is niet toegewezen zoals gevraagd',
    ],
    [
      'lets the new product begin later',
      [A, B, nieuwB, { ...C, Ingangsdatum: dag('2026-08-01') }],
      'nieuw product 1 is niet toegewezen zoals gevraagd',
    ],
    ['does not follow up on what ends', [A, B, C], 'toewijzing 1002 wijzigt niet zoals gevraagd'],
    [
      'does not end what is followed up',
      [A, { ...B, Einddatum: dag('2026-12-31') }, nieuwB, C],
      'toewijzing 1002 wijzigt niet zoals gevraagd',
    ],
    [
      'changes hours a week under the same number',
      [A, { ...B, Omvang: uur(6), Einddatum: dag('2026-12-31') }, C],
      'toewijzing 1002 wijzigt niet zoals gevraagd',
    ],
  ])('and %s is refused', (_wat, producten, deel) => {
    expect(missing(producten)).toEqual([`${A001} ${deel}.`]);
  });

  test('may have other days for what was to begin before it is allocated', () => {
    const laterC = { ...C, Ingangsdatum: dag('2026-08-01') };
    expect(missing([A, B, nieuwB, laterC], '2026-07-01')).toHaveLength(1);
    expect(missing([A, B, nieuwB, laterC], '2026-07-02')).toEqual([]);
  });

  test('need not send what ended meanwhile', () => {
    expect(missing([B, nieuwB, C], '2027-01-01')).toEqual([]);
  });
});
