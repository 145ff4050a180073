import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import { type TestWorld, testWorld } from '../../test/world.ts';
import type { Casefile, MessageId, RequestView } from '../casefile/casefile.ts';
import { type TestDatabase, testDatabase } from '../casefile/contract/database.ts';
import { atProvider, processed, shows } from '../casefile/contract/wereld.ts';
import { memoryCasefile } from '../casefile/memory.ts';
import {
  bericht301,
  bericht305,
  bericht315,
  bericht317,
  bericht319,
  bericht320,
  bericht323,
} from '../rules/examples/berichten.ts';
import { bsn, dag, omvang, specifiek } from '../rules/examples/waarden.ts';
import { standaarden } from '../standard/berichtsoorten.ts';
import { leesBericht } from '../standard/xml/bericht.ts';
import { schrijfBericht } from '../standard/xml/schrijven.ts';
import { type Besluit, decideOnRequest, numbersFor, type Outcome, type Toewijzen } from './deciding.ts';
import { investigateInTime } from './investigating.ts';

const s = 'ijw-3.2';
const afwijzen: Besluit = { antwoord: 'afwijzen', reden: '4' };
const onderzoek: Besluit = { antwoord: 'onderzoek' };
const { ToegewezenProducten: _, ...client } = bericht301(s).Client;
const zoalsGevraagd = (...nummers: readonly number[]): Toewijzen => ({
  antwoord: 'toewijzen',
  toewijzing: { hoe: 'zoals-gevraagd', nummers },
  client,
});
const metBericht = (bytes: Uint8Array): Besluit => ({
  antwoord: 'toewijzen',
  toewijzing: { hoe: 'bericht', bytes },
});
const regels = (uitkomst: Outcome) =>
  'bevindingen' in uitkomst ? uitkomst.bevindingen.map(({ regel }) => regel) : [];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(await verseDatabase());
});
afterAll(() => database.stop());

const stores: readonly (readonly [string, () => Promise<Casefile>])[] = [
  ['memory', async () => memoryCasefile()],
  [
    'PostgreSQL',
    async () => {
      await database.empty();
      return database.casefile;
    },
  ],
];

describe.each(stores)('a decision on a request, with the casefile in %s', (_naam, open) => {
  let w: TestWorld;
  beforeEach(async () => {
    w = testWorld(await open());
  });

  const request = async (referentie = 'VOT1'): Promise<RequestView> => {
    const alle = await w.casefile.verzoeken({ aantal: 99 });
    const gevonden = alle.find((een) => een.referentieAanbieder === referentie);
    if (!gevonden) throw new Error('no such request');
    return gevonden;
  };
  const decide = async (besluit: Besluit, referentie = 'VOT1', proef = false): Promise<Outcome> => {
    const { id } = await request(referentie);
    return decideOnRequest(id, besluit, { wie: 'backoffice', proef }, w.wiring);
  };
  const made = (uitkomst: Outcome) => {
    if (uitkomst.soort !== 'besloten') throw new Error(`${uitkomst.soort} ${regels(uitkomst)}`);
    return uitkomst;
  };
  const products = (uitkomst: Outcome) => {
    const { bericht } = made(uitkomst).eigen;
    if (bericht.nummer !== '301') throw new Error('no 301');
    return bericht.Client.ToegewezenProducten.ToegewezenProduct;
  };

  test.each(standaarden)('refusing sends one 319 and ends the term under %s', async (wet) => {
    await w.receive(bericht315(wet));
    const { eigen } = made(await decide(afwijzen));
    expect(w.gewekt).toEqual([eigen.id]);
    await w.sendAll();
    expect(w.verzonden.map(({ bericht }) => bericht).at(-1)).toMatch(/319$/);
    expect(leesBericht(w.verzonden.at(-1)?.bytes ?? new Uint8Array())).toMatchObject({
      ok: true,
      bericht: {
        Header: { BerichtIdentificatie: { Identificatie: expect.stringMatching(/^B\d+-1$/) } },
        Antwoord: { ReferentieAanbieder: 'VOT1', VerzoekAntwoord: '1', RedenAfwijzingVerzoek: '4' },
      },
    });
    shows(await request(), { stand: 'afgewezen', termijnen: [{ einde: { hoe: 'nagekomen' } }] });
  });

  test('two products of one request are decided apart', async () => {
    await w.receive(
      bericht315(s, {
        producten: [{ ReferentieAanbieder: 'A' }, { ReferentieAanbieder: 'B', Product: specifiek(s, 2) }],
      }),
    );
    made(await decide(afwijzen, 'A'));
    const uitkomst = made(await decide(zoalsGevraagd(5001), 'B'));
    expect(products(uitkomst)).toMatchObject([{ ToewijzingNummer: 5001, ReferentieAanbieder: 'B' }]);
    shows(uitkomst.verschil, { toegevoegd: [{ toewijzingNummer: 5001 }], weggelaten: [] });
    expect([(await request('A')).stand, (await request('B')).stand]).toEqual(['afgewezen', 'toegewezen']);
  });

  test('an investigation opens eight weeks from the day of the request, once', async () => {
    await w.receive(bericht315(s, { dagtekening: '2026-05-05' }));
    const { eigen } = made(await decide(onderzoek));
    await w.sendAll();
    const { stand, termijnen } = await request();
    expect(stand).toBe('in-onderzoek');
    shows(termijnen, [
      { verplichting: 'OP274', uiterlijk: '2026-05-13', einde: { hoe: 'nagekomen' } },
      {
        verplichting: 'OP274',
        partij: 'gemeente',
        vanaf: '2026-05-05',
        uiterlijk: '2026-06-30',
        einde: null,
      },
    ]);
    const weer = await decide(onderzoek);
    expect([weer.soort, regels(weer)]).toEqual(['geweigerd', ['TR360']]);
    expect(weer).toMatchObject({ eerder: eigen.id });
    expect(await w.casefile.zoek({ bericht: 'JW319', aantal: 9 })).toHaveLength(1);
  });

  test('a 319 of the back office that says "in onderzoek" opens the same term', async () => {
    await w.receive(bericht315(s));
    await w.receive(bericht319(s, { antwoord: { VerzoekAntwoord: '2', RedenAfwijzingVerzoek: undefined } }));
    shows((await request()).termijnen, [
      { uiterlijk: '2026-05-13', einde: { hoe: 'nagekomen' } },
      { vanaf: '2026-05-06', uiterlijk: '2026-07-01', einde: null },
    ]);
  });

  test('the same refusal again is told to be the same; another one is refused', async () => {
    await w.receive(bericht315(s));
    const { eigen } = made(await decide(afwijzen));
    expect(await decide(afwijzen)).toMatchObject({ soort: 'herhaling', eerder: eigen.id });
    const ander = await decide({ antwoord: 'afwijzen', reden: '5' });
    expect([ander.soort, regels(ander)]).toEqual(['geweigerd', ['TR365']]);
    expect(regels(await decide(zoalsGevraagd(5001)))).toEqual(['TR365']);
    expect(await w.casefile.zoek({ bericht: 'JW319', aantal: 9 })).toHaveLength(1);
  });

  test('the same grant again is told to be the same; a refusal after it is refused', async () => {
    await w.receive(bericht315(s));
    const { eigen } = made(await decide(zoalsGevraagd(5001)));
    expect(await decide(zoalsGevraagd(5001))).toMatchObject({ soort: 'herhaling', eerder: eigen.id });
    expect(await decide(metBericht(eigen.bytes))).toMatchObject({ soort: 'herhaling', eerder: eigen.id });
    const anders = await decide(zoalsGevraagd(5002));
    expect([anders.soort, regels(anders)]).toEqual(['geweigerd', ['TR359']]);
    expect(regels(await decide(afwijzen))).toEqual(['TR359']);
    expect(await w.casefile.zoek({ bericht: 'JW301', aantal: 9 })).toHaveLength(1);
  });

  test('a client about whom nothing was sent needs details, of that client', async () => {
    await w.receive(bericht315(s));
    const zonder = await decide({
      antwoord: 'toewijzen',
      toewijzing: { hoe: 'zoals-gevraagd', nummers: [5001] },
    });
    expect(regels(zonder)).toEqual(['OP087']);
    const { Bsn, ...zonderBsn } = client;
    const ander = { ...zoalsGevraagd(5001), client: { ...zonderBsn, Bsn: bsn.tweede } };
    expect(regels(await decide(ander))).toEqual(['OP087']);
    expect((await request()).stand).toBe('open');
    made(await decide({ ...zoalsGevraagd(5001), client: zonderBsn }));
    expect(leesBericht((await lastBytes()) ?? new Uint8Array())).toMatchObject({
      bericht: { Client: { Bsn } },
    });
  });
  const lastBytes = async () => {
    const [laatste] = await w.casefile.zoek({ richting: 'uit', aantal: 1 });
    return laatste && w.casefile.bytes(laatste.id);
  };

  test('a request for change is granted whole, with the numbers it needs', async () => {
    await w.receive(
      bericht301(s, {
        producten: [
          { Omvang: omvang },
          { ToewijzingNummer: 1002, Product: specifiek(s, 2), Omvang: omvang, Commentaar: 'Blijft staan' },
        ],
      }),
    );
    await w.receive(
      bericht317(s, {
        teWijzigen: [{ ToewijzingNummer: 1002, Omvang: { ...omvang, Volume: 9 } }],
        nieuw: [{ Product: specifiek(s, 3) }],
      }),
    );
    const { id } = await request('VOW1');
    expect(await numbersFor(id, w.wiring)).toBe(2);
    expect(regels(await decide(zoalsGevraagd(5001), 'VOW1'))).toEqual(['IV066']);
    const uitkomst = await decide(zoalsGevraagd(5001, 5002), 'VOW1');
    expect(
      products(uitkomst).map((p) => [p.ToewijzingNummer, p.ReferentieAanbieder, p.RedenWijziging]),
    ).toEqual([
      [1001, 'VOW1', undefined],
      [1002, 'VOW1', '12'],
      [5001, 'VOW1', undefined],
      [5002, 'VOW1', undefined],
    ]);
    shows(made(uitkomst).verschil, {
      toegevoegd: [{ toewijzingNummer: 5001 }, { toewijzingNummer: 5002 }],
      gewijzigd: [{ toewijzingNummer: 1002, elementen: [{ element: 'Einddatum' }] }],
      ongewijzigd: [{ toewijzingNummer: 1001 }],
      weggelaten: [],
    });
  });

  test('part of a request for change is not granted', async () => {
    await w.receive(bericht301(s));
    await w.receive(bericht317(s, { nieuw: [{ Product: specifiek(s, 2) }, { Product: specifiek(s, 3) }] }));
    const nieuw = {
      soort: 'nieuw',
      toewijzingNummer: 5001,
      product: specifiek(s, 2),
      ingangsdatum: dag('2026-06-01'),
      einddatum: null,
      omvang,
      budget: null,
    } as const;
    const deel: Besluit = {
      antwoord: 'toewijzen',
      toewijzing: { hoe: 'wijzigingen', wijzigingen: [nieuw] },
    };
    const uitkomst = await decide(deel, 'VOW1');
    expect([uitkomst.soort, regels(uitkomst)]).toEqual(['geweigerd', ['OP348']]);
    expect((await request('VOW1')).stand).toBe('open');
  });

  test('a whole 301 goes out byte for byte, and tells what it leaves out', async () => {
    await w.receive(bericht301(s));
    await w.receive(bericht315(s));
    const toewijzing = bericht301(s, {
      identificatie: 'EIGEN',
      producten: [{ ToewijzingNummer: 1002, Product: specifiek(s, 2), ReferentieAanbieder: 'VOT1' }],
    });
    const bytes = Buffer.concat([schrijfBericht(toewijzing), Buffer.from('<!-- van de backoffice -->')]);
    const { eigen, verschil } = made(await decide(metBericht(bytes)));
    shows(verschil, { weggelaten: [{ toewijzingNummer: 1001, uitBericht: { bericht: 'JW301' } }] });
    await w.sendAll();
    expect(Buffer.from(w.verzonden.at(-1)?.bytes ?? [])).toEqual(bytes);
    expect((await w.casefile.toon(eigen.id))?.identificatie).toBe('EIGEN');
  });

  test.each([
    ['that is no XML', () => Buffer.from('geen bericht'), 'OP192'],
    [
      'that breaks its schema',
      () => xml({}).replace(/<jw301:Ingangsdatum>[^<]*<\/jw301:Ingangsdatum>/, ''),
      'XSD',
    ],
    ['of another kind', () => Buffer.from(schrijfBericht(bericht305(s))), 'OP087'],
    ['for another provider', () => xml({ aanbieder: '99990002' }), 'TR379'],
    ['about another client', () => xml({ client: { Bsn: bsn.tweede } }), 'OP087'],
    ['that has an Identificatie in use', () => xml({ identificatie: '3010001' }), 'TR056'],
    ['that does not name the request', () => xml({ producten: [{ ToewijzingNummer: 1002 }] }), 'TR379'],
  ])('a 301 %s is not sent', async (_wat, maak, regel) => {
    await w.receive(bericht301(s, { identificatie: '3010001' }));
    await w.receive(bericht315(s));
    const uitkomst = await decide(metBericht(Buffer.from(maak())));
    expect([uitkomst.soort, regels(uitkomst)]).toEqual(['geweigerd', [regel]]);
    expect((await request()).stand).toBe('open');
    expect(await w.casefile.zoek({ bericht: 'JW301', aantal: 9 })).toHaveLength(1);
  });
  const xml = (keuze: Parameters<typeof bericht301>[1]) =>
    Buffer.from(
      schrijfBericht(
        bericht301(s, {
          identificatie: 'EIGEN',
          producten: [{ ToewijzingNummer: 1002, Product: specifiek(s, 2), ReferentieAanbieder: 'VOT1' }],
          ...keuze,
        }),
      ),
    ).toString();

  test('a number of another client is not given again', async () => {
    await w.receive(bericht301(s, { client: { Bsn: bsn.tweede } }));
    await w.receive(bericht315(s));
    expect(regels(await decide(zoalsGevraagd(1001)))).toEqual(['TR332']);
  });

  test('reason 8 names a municipality under the Jeugdwet, and only reason 8 does', async () => {
    await w.receive(bericht315(s));
    const reden = (r: '4' | '8', gemeente?: string): Besluit => ({
      antwoord: 'afwijzen',
      reden: r,
      ...(gemeente === undefined ? {} : { gemeente }),
    });
    expect(regels(await decide(reden('8')))).toEqual(['TR377']);
    expect(regels(await decide(reden('4', '0363')))).toEqual(['TR409']);
    made(await decide(reden('8', '0363')));
  });

  test('an answer that its provider refused is followed by one with another name', async () => {
    await w.receive(bericht315(s));
    const { eigen } = made(await decide(afwijzen));
    await w.sendAll();
    const { Identificatie, Dagtekening } = eigen.bericht.Header.BerichtIdentificatie;
    await w.receive(
      bericht320(s, {
        identificatie: Identificatie,
        dagtekening: Dagtekening.toString(),
        retourcodes: ['9355'],
      }),
    );
    expect((await request()).stand).toBe('open');
    const weer = made(await decide(afwijzen)).eigen.bericht.Header.BerichtIdentificatie.Identificatie;
    expect([Identificatie, weer].map((naam) => naam.split('-')[1])).toEqual(['1', '2']);
  });

  test('a name that the back office used is left to it', async () => {
    await w.receive(
      bericht315(s, { producten: [{ ReferentieAanbieder: 'A' }, { ReferentieAanbieder: 'B' }] }),
    );
    const { id } = await request('B');
    await w.receive(bericht319(s, { identificatie: `B${id}-1`, antwoord: { ReferentieAanbieder: 'A' } }));
    const { eigen } = made(await decide(afwijzen, 'B'));
    expect(eigen.bericht.Header.BerichtIdentificatie.Identificatie).toBe(`B${id}-2`);
  });

  test('what came in earlier about the client is judged first', async () => {
    await w.receive(bericht301(s));
    await w.receive(bericht315(s));
    const id = await w.receive(bericht305(s), { zonderOordeel: true });
    made(await decide(afwijzen));
    expect((await w.casefile.toon(id))?.oordeel?.uitkomst).toBe('goedgekeurd');
  });

  test('an allocation waits for a declaration that came in earlier, a refusal does not', async () => {
    await w.receive(
      bericht315(s, { producten: [{ ReferentieAanbieder: 'A' }, { ReferentieAanbieder: 'B' }] }),
    );
    const declaratie = await w.receive(bericht323(s), { zonderOordeel: true });
    expect(await decide(zoalsGevraagd(5001), 'A')).toEqual({ soort: 'bezet' });
    expect(w.teOordelen).toContain(declaratie);
    expect((await request('A')).stand).toBe('open');
    made(await decide(afwijzen, 'B'));
  });

  test('a trial tells everything and keeps nothing', async () => {
    await w.receive(bericht315(s));
    const uitkomst = made(await decide(zoalsGevraagd(5001), 'VOT1', true));
    shows(uitkomst.verschil, { toegevoegd: [{ toewijzingNummer: 5001 }] });
    expect((await request()).stand).toBe('open');
    expect(w.gewekt).toEqual([]);
    expect(await w.casefile.zoek({ bericht: 'JW301', aantal: 9 })).toEqual([]);
    expect(regels(await decide({ antwoord: 'afwijzen', reden: '8' }, 'VOT1', true))).toEqual(['TR377']);
  });

  test('a request that we sent ourselves is not ours to decide on', async () => {
    const bericht = bericht315(s);
    await processed(w.casefile, bericht, {}, atProvider(bericht));
    expect(regels(await decide(afwijzen))).toEqual(['OP274']);
  });

  test('a request that is not there is unknown', async () => {
    expect(await decideOnRequest(77, afwijzen, { wie: 'backoffice' }, w.wiring)).toEqual({
      soort: 'onbekend',
    });
    expect(await numbersFor(77, w.wiring)).toBeNull();
  });

  test('of decisions at one moment one is made, and the others hear of it', async () => {
    await w.receive(bericht315(s));
    const besluiten = [
      afwijzen,
      onderzoek,
      zoalsGevraagd(5001),
      { antwoord: 'afwijzen', reden: '5' } as const,
    ];
    const { id } = await request();
    const uitkomsten = await Promise.all(
      besluiten.map((besluit) => decideOnRequest(id, besluit, { wie: 'backoffice' }, w.wiring)),
    );
    const gemaakt = uitkomsten.filter(({ soort }) => soort === 'besloten').length;
    const uit = await w.casefile.zoek({ richting: 'uit', aantal: 99 });
    const berichten = uit.filter(({ bericht }) => bericht === 'JW319' || bericht === 'JW301');
    // Any of them may come first; an investigation leaves room for one that decides.
    const onderzocht = uitkomsten[1]?.soort === 'besloten';
    expect(gemaakt).toBe(onderzocht ? 2 : 1);
    expect(berichten).toHaveLength(gemaakt);
    expect(['afgewezen', 'toegewezen']).toContain((await request()).stand);
  });

  describe('on the last day of its first term', () => {
    const lastDay = Temporal.Instant.from('2026-05-13T00:00:00+02:00');
    const investigated = async () => {
      const ids: readonly MessageId[] = await investigateInTime(w.wiring);
      return ids.length;
    };

    test('a request nobody decided on is taken into investigation, not before and once', async () => {
      await w.receive(
        bericht315(s, { producten: ['A', 'B', 'C'].map((ReferentieAanbieder) => ({ ReferentieAanbieder })) }),
      );
      await w.receive(bericht301('iwmo-3.2'));
      await w.receive(bericht317('iwmo-3.2', { nieuw: [{ Product: specifiek('iwmo-3.2', 2) }] }));
      made(await decide(afwijzen, 'A'));
      w.klok.nu = lastDay.subtract({ seconds: 1 });
      expect(await investigated()).toBe(0);
      w.klok.nu = lastDay;
      const [een, twee] = await Promise.all([investigated(), investigated()]);
      expect(een + twee).toBe(3);
      const standen = (await w.casefile.verzoeken({ aantal: 9 })).map(({ stand }) => stand);
      expect(standen).toEqual(['in-onderzoek', 'in-onderzoek', 'in-onderzoek', 'afgewezen']);
      w.klok.nu = lastDay.add({ hours: 24 });
      expect(await investigated()).toBe(0);
      const [bericht] = await w.casefile.zoek({ bericht: 'JW319', aantal: 1 });
      expect(bericht?.herkomst).toBe('berichtenpoort');
    });

    test('it is left alone where the municipality wants that', async () => {
      await w.receive(bericht315(s));
      w.klok.nu = lastDay;
      const zelf = { ...w.wiring.protocolVoor('0384', 'ijw-3.2'), onderzoekVanzelf: false };
      expect(await investigateInTime({ ...w.wiring, protocolVoor: () => zelf })).toEqual([]);
      expect((await request()).stand).toBe('open');
    });

    test('it is left alone when its municipality is not, or no longer, served', async () => {
      await w.receive(bericht315(s));
      w.klok.nu = lastDay;
      for (const served of [{ gemeenten: new Set(['0001']) }, { aanbieders: new Set(['99990001']) }]) {
        expect(await investigateInTime({ ...w.wiring, ...served })).toEqual([]);
      }
      expect((await request()).stand).toBe('open');
      expect(await investigated()).toBe(1);
    });

    test('it is not tried again when its provider refused that', async () => {
      await w.receive(bericht315(s));
      w.klok.nu = lastDay;
      expect(await investigated()).toBe(1);
      await w.sendAll();
      const { id } = await request();
      await w.receive(
        bericht320(s, { identificatie: `B${id}-1`, dagtekening: '2026-05-13', retourcodes: ['9355'] }),
      );
      expect((await request()).stand).toBe('open');
      expect(await investigated()).toBe(0);
    });

    test('a request that we sent ourselves is not answered by us', async () => {
      const bericht = bericht315(s);
      await processed(w.casefile, bericht, { termijnen: [w.requestTerm('VOT1')] }, atProvider(bericht));
      w.klok.nu = lastDay;
      expect(await investigated()).toBe(0);
    });
  });
});
