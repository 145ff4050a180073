/** The service on the last day of a request: an api, a worker and more clocks than one, over one PostgreSQL. */
import { expect, onTestFinished, test } from 'vitest';
import { openSchemas } from '../src/commands/schemas.ts';
import { type Role, type Setup, start } from '../src/main.ts';
import { judgeMessage } from '../src/pipeline/judging.ts';
import type { Wiring } from '../src/pipeline/wiring.ts';
import { zetbareKlok } from '../src/platform/clock.ts';
import { migreer } from '../src/platform/database.ts';
import { maakLog } from '../src/platform/log.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../src/platform/sleutels.ts';
import { bericht315 } from '../src/rules/examples/berichten.ts';
import { landelijk, ontvangst } from '../src/rules/examples/landelijk.ts';
import { zonderRegels } from '../src/rules/examples/regionaal.ts';
import { bsn } from '../src/rules/examples/waarden.ts';
import type { Protocol } from '../src/rules/protocol.ts';
import { standaarden } from '../src/standard/berichtsoorten.ts';
import { schrijfBericht } from '../src/standard/xml/schrijven.ts';
import { verseDatabase } from './services/postgres.ts';
import { totdat } from './services/wachten.ts';

/** The service over a database of its own, in as many processes as are run, on one clock. */
async function service(anders: Partial<Setup> = {}) {
  const databaseUrl = await verseDatabase();
  await migreer(databaseUrl);
  const klok = zetbareKlok(ontvangst);
  const verzonden: string[] = [];
  const wirings: Wiring[] = [];
  /** How often a clock looked for requests on their last day. */
  const gekeken = { keren: 0 };
  const setup: Omit<Setup, 'rollen'> = {
    databaseUrl,
    wachtrijUrl: databaseUrl,
    wachtrijSchema: 'wachtrij',
    kluis: maakKluis({
      sleutels: leesSleutelring(`proef:${nieuweSleutel()}`),
      bsnSleutel: leesSleutel(nieuweSleutel()),
    }),
    schemas: openSchemas(),
    gemeenten: new Set(),
    aanbieders: new Set(),
    sender: { verzend: async ({ bericht }) => void verzonden.push(bericht) },
    host: '127.0.0.1',
    poort: 0,
    gelijktijdig: 2,
    klok,
    log: maakLog({ niveau: 'silent' }),
    herstelInterval: 20,
    rond: (gewoon) => {
      const wiring: Wiring = {
        ...gewoon,
        casefile: {
          ...gewoon.casefile,
          verzoeken: (filter) => {
            if (filter.uiterlijk) gekeken.keren += 1;
            return gewoon.casefile.verzoeken(filter);
          },
        },
      };
      wirings.push(wiring);
      return wiring;
    },
    ...anders,
  };
  const run = async (...rollen: readonly Role[]) => {
    const running = await start({ ...setup, rollen: new Set(rollen) });
    onTestFinished(() => running.stop());
    return running.adres;
  };
  return { klok, verzonden, wirings, gekeken, run };
}

const post = (adres: string, pad: string, type: string, inhoud: string | Uint8Array<ArrayBuffer>) =>
  fetch(`${adres}/api/v1${pad}`, { method: 'POST', headers: { 'content-type': type }, body: inhoud });

test('a request is decided on over the api, or taken into investigation by one of three clocks', async () => {
  const { klok, verzonden, wirings, gekeken, run } = await service();
  const adres = await run('api', 'worker', 'clock');
  await run('clock');
  await run('clock');

  const producten = ['A', 'B', 'C'].map((ReferentieAanbieder) => ({ ReferentieAanbieder }));
  const bytes = new Uint8Array(schrijfBericht(bericht315('ijw-3.2', { producten })));
  expect((await post(adres, '/berichten', 'application/xml', bytes)).status).toBe(202);
  await totdat('its 316 is sent', () => verzonden.includes('JW316'));
  const open = async (): Promise<{ readonly verzoeken: readonly { readonly id: number }[] }> =>
    (await fetch(`${adres}/api/v1/verzoeken?stand=open`)).json() as ReturnType<typeof open>;
  const [laatste] = (await open()).verzoeken;
  const besluit = JSON.stringify({ antwoord: 'afwijzen', reden: '4' });
  expect((await post(adres, `/verzoeken/${laatste?.id}/besluit`, 'application/json', besluit)).status).toBe(
    201,
  );

  klok.zet(Temporal.Instant.from('2026-05-13T00:00:00+02:00'));
  await totdat('nothing is open', async () => (await open()).verzoeken.length === 0);
  await totdat('all is sent', () => verzonden.length === 4);
  klok.zet(Temporal.Instant.from('2026-05-14T00:00:00+02:00'));
  const tot = gekeken.keren + 9;
  await totdat('every clock looked again', () => gekeken.keren >= tot);
  const [wiring] = wirings;
  const stand = await wiring?.casefile.zoek({ bericht: 'JW319', aantal: 9 });
  expect(stand?.map(({ herkomst }) => herkomst).toSorted()).toEqual([
    'backoffice',
    'berichtenpoort',
    'berichtenpoort',
  ]);
  expect(verzonden.toSorted()).toEqual(['JW316', 'JW319', 'JW319', 'JW319']);
});

test('a request that the region refuses is refused once, by whoever judged it or by one of two clocks', async () => {
  const regio: Protocol = {
    ...landelijk,
    regionaal: {
      ...zonderRegels,
      afwijzingsredenen: new Set(['4']),
      regels: [
        {
          id: 'reg-product',
          soort: 'product-te-vragen',
          parameters: {},
          gevolg: { wat: 'zelf-afwijzen', reden: '4' },
          wetten: new Set(standaarden),
          retourcode: null,
          wijktAf: [],
          uitleg: '',
          bron: '',
        },
      ],
    },
  };
  const { verzonden, wirings, gekeken, run } = await service({ protocolVoor: () => regio });
  const adres = await run('api');
  const [wiring] = wirings;
  if (!wiring) throw new Error('nothing runs');
  const ask = async (ReferentieAanbieder: string, Bsn: string): Promise<string> => {
    const bericht = bericht315('ijw-3.2', {
      identificatie: ReferentieAanbieder,
      client: { Bsn },
      producten: [{ ReferentieAanbieder }],
    });
    const antwoord = await post(
      adres,
      '/berichten',
      'application/xml',
      new Uint8Array(schrijfBericht(bericht)),
    );
    const { id } = (await antwoord.json()) as { readonly id: string };
    return id;
  };
  // As a worker does that is stopped between the judgement and the refusal.
  await judgeMessage(await ask('GESTOPT', bsn.eerste), wiring);
  expect((await wiring.casefile.verzoeken({ aantal: 9 })).map(({ stand }) => stand)).toEqual(['open']);
  await Promise.all([run('clock'), run('clock'), run('worker')]);
  await ask('GEWOON', bsn.tweede);
  await totdat('both are refused and told', () => verzonden.length === 4);
  const tot = gekeken.keren + 6;
  await totdat('the clocks looked again', () => gekeken.keren >= tot);
  expect(verzonden.toSorted()).toEqual(['JW316', 'JW316', 'JW319', 'JW319']);
  expect((await wiring.casefile.verzoeken({ aantal: 9 })).map(({ stand }) => stand)).toEqual([
    'afgewezen',
    'afgewezen',
  ]);
});
