import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import { type TestWorld, testWorld } from '../../test/world.ts';
import type { Casefile, RequestView } from '../casefile/casefile.ts';
import { type TestDatabase, testDatabase } from '../casefile/contract/database.ts';
import { atProvider, processed, shows } from '../casefile/contract/wereld.ts';
import { memoryCasefile } from '../casefile/memory.ts';
import { bericht301, bericht315, bericht317, bericht320 } from '../rules/examples/berichten.ts';
import { landelijk } from '../rules/examples/landelijk.ts';
import { zonderRegels } from '../rules/examples/regionaal.ts';
import { specifiek } from '../rules/examples/waarden.ts';
import type { Protocol } from '../rules/protocol.ts';
import type { Consequence, RegionalRule } from '../rules/regional/regional.ts';
import { standaarden } from '../standard/berichtsoorten.ts';
import { leesBericht } from '../standard/xml/bericht.ts';
import { decideOnRequest } from './deciding.ts';
import { investigateInTime } from './investigating.ts';
import { judgeMessage } from './judging.ts';
import { loadProtocol, protocolsFolder } from './protocols.ts';
import { refuseByItself } from './refusing.ts';
import { judgeInTurn } from './turns.ts';

const s = 'ijw-3.2';
const zelf: Consequence = { wat: 'zelf-afwijzen', reden: '4' };
const regel = (id: string, soort: string, gevolg: Consequence): RegionalRule => ({
  id,
  soort,
  parameters: {},
  gevolg,
  wetten: new Set(standaarden),
  retourcode: null,
  wijktAf: [],
  uitleg: '',
  bron: '',
});
/** A region that uses no requests for change and knows no products. */
const region = (catalogus: Consequence): Protocol => ({
  ...landelijk,
  regionaal: {
    ...zonderRegels,
    regels: [
      regel('reg-317', 'wijziging-niet-in-gebruik', zelf),
      regel('reg-product', 'product-te-vragen', catalogus),
    ],
    afwijzingsredenen: new Set(['3', '4']),
    ongebruikteRedenen: new Map([['5', 'reg-reden-5']]),
  },
});

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

describe.each(stores)('what the region says of a request, with the casefile in %s', (_naam, open) => {
  let w: TestWorld;
  let catalogus: Consequence;
  beforeEach(async () => {
    catalogus = zelf;
    w = testWorld(await open(), { protocolVoor: () => region(catalogus) });
  });

  const request = async (referentie = 'VOT1'): Promise<RequestView> => {
    const alle = await w.casefile.verzoeken({ aantal: 99 });
    const gevonden = alle.find((een) => een.referentieAanbieder === referentie);
    if (!gevonden) throw new Error('no such request');
    return gevonden;
  };
  const sentNames = () => w.verzonden.map(({ bericht }) => bericht);
  const { ToegewezenProducten: _, ...client } = bericht301(s).Client;
  const grant = (motivering?: string) => ({
    besluit: {
      antwoord: 'toewijzen',
      toewijzing: { hoe: 'zoals-gevraagd', nummers: [5001] },
      client,
    } as const,
    opties: { wie: 'backoffice', ...(motivering === undefined ? {} : { motivering }) } as const,
  });

  test('what a worker judges is refused in the same turn, after its retour, with the reason of the rule', async () => {
    await w.receive(bericht301(s));
    w.verzonden.length = 0;
    const id = await w.receive(bericht317(s, { nieuw: [{ Product: specifiek(s, 2) }] }), {
      zonderOordeel: true,
    });
    await judgeInTurn(id, w.wiring, { volgende: async () => {} });
    await w.sendAll();
    expect(sentNames()).toEqual(['JW318', 'JW319']);
    expect(leesBericht(w.verzonden.at(-1)?.bytes ?? new Uint8Array())).toMatchObject({
      bericht: {
        Antwoord: { ReferentieAanbieder: 'VOW1', VerzoekAntwoord: '1', RedenAfwijzingVerzoek: '4' },
      },
    });
    shows(await request('VOW1'), {
      stand: 'afgewezen',
      advies: { oordeel: 'zelf-afwijzen', redenen: [{ regel: 'reg-317' }] },
      antwoorden: [{ stand: 'afgewezen', wie: 'berichtenpoort', motivering: null }],
      termijnen: [{ verplichting: 'OP346', einde: { hoe: 'nagekomen' } }],
    });
    expect((await w.casefile.toon(id))?.oordeel?.signalen).toBeUndefined();
  });

  test.each(standaarden)(
    'Een 10 voor de jeugd refuses every request for change with reason 4, %s',
    async (wet) => {
      const e10j = loadProtocol(protocolsFolder, 'een-10-voor-de-jeugd-2021', {});
      w = testWorld(await open(), { protocolVoor: () => ({ ...e10j, onbekendeProductcode: 'toegestaan' }) });
      await w.receive(bericht301(wet));
      w.verzonden.length = 0;
      const id = await w.receive(bericht317(wet, { nieuw: [{ Product: specifiek(wet, 2) }] }), {
        zonderOordeel: true,
      });
      await judgeInTurn(id, w.wiring, { volgende: async () => {} });
      await w.sendAll();
      expect(sentNames().map((naam) => naam.slice(-3))).toEqual(['318', '319']);
      expect(leesBericht(w.verzonden.at(-1)?.bytes ?? new Uint8Array())).toMatchObject({
        bericht: { Antwoord: { VerzoekAntwoord: '1', RedenAfwijzingVerzoek: '4' } },
      });
    },
  );

  test('what a stopped worker left is refused once by the clock, however often it looks', async () => {
    await w.receive(bericht315(s));
    expect((await request()).stand).toBe('open');
    const verstuurd = await Promise.all([refuseByItself(w.wiring), refuseByItself(w.wiring)]);
    expect(verstuurd.flat()).toHaveLength(1);
    expect(await refuseByItself(w.wiring)).toEqual([]);
    expect((await request()).stand).toBe('afgewezen');
    expect(await w.casefile.zoek({ bericht: 'JW319', aantal: 9 })).toHaveLength(1);
  });

  test('it is never taken into investigation, and not refused again when its provider refused the answer', async () => {
    await w.receive(bericht315(s));
    w.klok.nu = w.klok.nu.add({ hours: 24 * 30 });
    expect(await investigateInTime(w.wiring)).toEqual([]);
    const [id] = await refuseByItself(w.wiring);
    await w.sendAll();
    const { identificatie = '' } = (await w.casefile.toon(id ?? '')) ?? {};
    const dagtekening = w.klok.nu.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString();
    await w.receive(
      bericht320(s, { identificatie: identificatie ?? '', dagtekening, retourcodes: ['9359'] }),
    );
    expect((await request()).stand).toBe('open');
    expect(await refuseByItself(w.wiring)).toEqual([]);
    expect(await investigateInTime(w.wiring)).toEqual([]);
  });

  test('what somebody decided meanwhile is left alone', async () => {
    await w.receive(bericht315(s));
    const { besluit, opties } = grant('In overleg');
    const { id } = await request();
    expect((await decideOnRequest(id, besluit, opties, w.wiring)).soort).toBe('besloten');
    expect(await refuseByItself(w.wiring)).toEqual([]);
    expect((await request()).stand).toBe('toegewezen');
  });

  test('a request of our own is not refused by ourselves', async () => {
    await processed(w.casefile, bericht315(s), {}, atProvider(bericht315(s)));
    expect((await request()).advies).toBeNull();
    expect(await refuseByItself(w.wiring)).toEqual([]);
  });

  test('advice is kept per product, told as a signal, and nothing is sent because of it', async () => {
    catalogus = { wat: 'adviseren', reden: '4' };
    const producten = [{}, { Product: specifiek(s, 2) }];
    const id = await w.receive(bericht315(s, { producten }));
    expect(await refuseByItself(w.wiring)).toEqual([]);
    shows(await request('VOT2'), {
      stand: 'open',
      advies: { oordeel: 'bezwaar', redenen: [{ regel: 'reg-product', gevolg: { reden: '4' } }] },
    });
    expect((await w.casefile.toon(id))?.oordeel?.signalen).toMatchObject([
      { code: 'reg-product', pad: expect.stringContaining('AangevraagdProduct[1]') },
      { code: 'reg-product', pad: expect.stringContaining('AangevraagdProduct[2]') },
    ]);
  });

  test('granting against the advice needs a reason, which is kept; granting what it does not oppose needs none', async () => {
    catalogus = { wat: 'adviseren', reden: null };
    await w.receive(bericht315(s));
    const { id } = await request();
    const zonder = grant();
    const geweigerd = await decideOnRequest(id, zonder.besluit, zonder.opties, w.wiring);
    expect(geweigerd).toMatchObject({ soort: 'geweigerd', bevindingen: [{ regel: 'motivering' }] });
    expect((await request()).stand).toBe('open');
    const met = grant('De gemeente zoekt een contract.');
    expect((await decideOnRequest(id, met.besluit, met.opties, w.wiring)).soort).toBe('besloten');
    expect((await request()).antwoorden).toMatchObject([{ motivering: 'De gemeente zoekt een contract.' }]);
    // A retry is recognised, whether or not it says why again.
    expect((await decideOnRequest(id, zonder.besluit, zonder.opties, w.wiring)).soort).toBe('herhaling');
  });

  test('a signal is no advice against', async () => {
    catalogus = { wat: 'signaleren' };
    await w.receive(bericht315(s));
    const { id, advies } = await request();
    expect(advies?.oordeel).toBe('geen-bezwaar');
    const { besluit, opties } = grant();
    expect((await decideOnRequest(id, besluit, opties, w.wiring)).soort).toBe('besloten');
  });

  test('a reason that the region does not use is refused under the rule that says so', async () => {
    catalogus = { wat: 'adviseren', reden: null };
    await w.receive(bericht315(s));
    const { id } = await request();
    const refuse = (reden: '3' | '5' | '6') =>
      decideOnRequest(id, { antwoord: 'afwijzen', reden }, { wie: 'backoffice' }, w.wiring);
    expect(await refuse('5')).toMatchObject({ soort: 'geweigerd', bevindingen: [{ regel: 'reg-reden-5' }] });
    expect(await refuse('6')).toMatchObject({ bevindingen: [{ regel: 'afwijzingsredenen' }] });
    expect((await request()).stand).toBe('open');
    expect((await refuse('3')).soort).toBe('besloten');
  });

  test('without a region there is no advice, and every reason of the standard is used', async () => {
    w = testWorld(w.casefile);
    const id = await w.receive(bericht315(s), { zonderOordeel: true });
    await judgeMessage(id, w.wiring, async () => {
      throw new Error('nothing to refuse');
    });
    const verzoek = await request();
    expect(verzoek.advies).toBeNull();
    const besluit = { antwoord: 'afwijzen', reden: '5' } as const;
    expect((await decideOnRequest(verzoek.id, besluit, { wie: 'backoffice' }, w.wiring)).soort).toBe(
      'besloten',
    );
  });
});
