import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { story } from '../../src/commands/demo/story.ts';
import { bericht301, bericht315 } from '../../src/rules/examples/berichten.ts';
import { adres, bsn, namen } from '../../src/rules/examples/waarden.ts';
import { amsterdamDay } from '../../src/rules/workingdays.ts';
import { schrijfBericht } from '../../src/standard/xml/schrijven.ts';
import { type Installation, offer, openInstallation, queues, until } from './installation.ts';
import { allocation, broken, client, start } from './messages.ts';

/** Everything in the messages by which somebody could be found. */
const secrets: readonly string[] = [
  ...Object.values(bsn),
  ...Object.values(namen).map(({ Achternaam }) => Achternaam),
  ...[adres.Straatnaam, adres.Plaatsnaam, adres.Postcode].filter((value) => value !== undefined),
  '2010-02-14',
  ...[client(0), client(1), client(2)].map((who) => who.bsn),
];

function foundIn(text: string): readonly string[] {
  return secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));
}

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Any number that could be a BSN; the digits in an id of ours are no number. */
function numbersIn(text: string): readonly string[] {
  return text.replaceAll(uuid, 'id').match(/.{0,40}\d{9,}.{0,10}/g) ?? [];
}

describe.each(queues)('with everything logged and the queue on $queue', ({ queue, absent }) => {
  let installation: Installation;
  let printed: string;
  afterAll(() => installation?.close());

  beforeAll(async () => {
    if (absent) return;
    installation = await openInstallation(queue);
    printed = await eventfulDay(installation);
  });

  test.skipIf(absent)('the processes told of all that happened', () => {
    // Or what follows would say nothing.
    expect(printed.split('\n').length > 40).toBe(true);
    const told = new Set([...printed.matchAll(/"tekst":"([^"]+)"/g)].map(([, text]) => text));
    for (const line of [
      'bericht aangeboden',
      'besluit op een verzoek',
      'poging mislukt',
      'onverwachte fout',
      'verzoek',
    ]) {
      expect(told).toContain(line);
    }
  });

  test.skipIf(absent)('nothing they print names a person, an address or a number that could be a BSN', () => {
    expect(foundIn(printed)).toEqual([]);
    expect(numbersIn(printed)).toEqual([]);
  });

  test.skipIf(absent)(
    'nothing in the database, a queue in it included, can be read as one either',
    async () => {
      const tables = await installation.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      expect(tables.length).toBeGreaterThan(7);
      for (const { name } of tables) {
        const rows = await installation.query<{ row: string }>(`select t::text as row from ${name} t`);
        expect(foundIn(rows.map(({ row }) => row).join('\n')), name).toEqual([]);
      }
    },
  );
});

// PostgreSQL quotes the row that fails a check in the details of its error, and says aloud what a trigger raises.
const objection = (table: string, text: string) => `
  create function bezwaar() returns trigger language plpgsql as $$
    begin raise exception '${text}' using detail = row_to_json(new)::text; end $$;
  create trigger bezwaar before insert on ${table} for each row execute function bezwaar()`;
const remark = `${client(1).bsn} ${namen.client.Achternaam} ${adres.Straatnaam}`;

/** The story, messages that are not right, questions that hold what they should not, and a database that objects. */
async function eventfulDay(here: Installation): Promise<string> {
  here.warmUp(2);
  const one = here.spawn({ roles: ['api'], logLevel: 'trace' });
  const other = here.spawn({ roles: ['worker', 'clock'], logLevel: 'trace' });
  const api = await one.address;
  for (const step of story(amsterdamDay(Temporal.Now.instant()))) {
    // The decision is of a later step than the message it needs, and is tried by the tests of the api.
    if (step.soort !== 'bericht') continue;
    const { status } = await offer(api, step);
    expect([200, 202]).toContain(status);
    await here.settled();
  }

  for (const text of [
    `geen xml, wel ${bsn.eerste} ${namen.client.Achternaam}`,
    `<a><Bsn>${bsn.eerste}</Bsn></a>`,
    `<!DOCTYPE a [<!ENTITY b "${bsn.eerste}">]><a>&b;</a>`,
  ]) {
    expect((await offer(api, { bytes: new TextEncoder().encode(text) })).status).toBe(422);
  }
  expect((await offer(api, broken(client(0), 0))).status).toBe(202);
  for (const path of [
    `/api/v1/berichten/${bsn.eerste}`,
    `/api/v1/berichten?partij=${bsn.eerste}`,
    `/api/v1/berichten?${bsn.eerste}=${namen.client.Achternaam}`,
    `/${namen.client.Achternaam}/${bsn.eerste}`,
    `/%zz${bsn.eerste}`,
  ]) {
    expect((await fetch(`${api}${path}`)).status).toBeGreaterThanOrEqual(400);
  }
  await here.settled();
  await decisions(here, api);

  await here.query(objection('bericht', remark));
  expect((await offer(api, allocation(client(1)))).status).toBe(500);
  await here.query('drop function bezwaar cascade');
  expect((await offer(api, allocation(client(1)))).status).toBe(202);
  await here.settled();
  await here.query(objection('levering', remark));
  expect((await offer(api, start(client(1), 0))).status).toBe(202);
  await until('the worker failed', () => other.output().includes('poging mislukt'));
  await here.query('drop function bezwaar cascade');
  await here.query('alter table verzending add constraint bezwaar check (verzonden_op is null) not valid');
  const failures = () => other.output().split('poging mislukt').length;
  const before = failures();
  expect((await offer(api, allocation(client(2)))).status).toBe(202);
  await until('the sender failed', () => failures() > before);
  await here.query('alter table verzending drop constraint bezwaar');

  // And one that says nothing at all for a while.
  await here.query('alter table bericht rename to verdwenen');
  await offer(api, start(client(2), 0));
  await until('the clock complained', () => other.output().includes('konden niet worden opgezocht'));
  await here.query('alter table verdwenen rename to bericht');
  await here.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await until('it recovered', async () => (await fetch(`${api}/health/ready`)).status === 200);
  await here.settled();
  expect(await one.stop()).toBe(0);
  expect(await other.stop()).toBe(0);
  return one.output() + other.output();
}

/** Decisions and changes that name a client in full: some that are made, some that are not, and one that fails. */
async function decisions(here: Installation, api: string): Promise<void> {
  const law = 'ijw-3.2';
  const { ToegewezenProducten: _, ...details } = bericht301(law, { client: { Bsn: bsn.derde } }).Client;
  const post = async (pad: string, inhoud: unknown): Promise<number> => {
    const body = typeof inhoud === 'string' ? inhoud : JSON.stringify(inhoud);
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`${api}/api/v1${pad}`, { method: 'POST', headers, body })).status;
  };
  const nieuw = (toewijzingNummer: number) => ({
    soort: 'nieuw',
    toewijzingNummer,
    product: { categorie: '45', code: `45X${toewijzingNummer % 100}` },
    ingangsdatum: '2026-06-01',
    omvang: { volume: 2, eenheid: '04', frequentie: '4' },
    commentaar: `Voor ${namen.client.Achternaam}`,
  });
  const partijen = {
    standaard: law,
    gemeente: '0384',
    aanbieder: '99990009',
    bsn: bsn.derde,
    client: details,
  };
  const wijziging = { ...partijen, wijzigingen: [nieuw(7001)] };
  await here.query(objection('bericht', remark));
  expect(await post('/toewijzingen', wijziging)).toBe(500);
  await here.query('drop function bezwaar cascade');
  expect(await post('/toewijzingen', wijziging)).toBe(201);
  expect(await post('/toewijzingen', { ...wijziging, bsn: bsn.eerste })).toBe(422);
  expect(await post('/toewijzingen', { ...wijziging, [bsn.eerste]: namen.client.Achternaam })).toBe(400);
  expect(await post('/toewijzingen', `{"${bsn.eerste}": ${namen.client.Achternaam}`)).toBe(400);

  const verzoek = bericht315(law, {
    aanbieder: '99990009',
    client: { Bsn: bsn.derde, Commentaar: namen.client.Achternaam },
    producten: [{ Commentaar: adres.Straatnaam }],
  });
  expect((await offer(api, { bytes: schrijfBericht(verzoek) })).status).toBe(202);
  await here.settled();
  const [gevraagd] = await here.query<{ id: number }>('select max(id)::integer as id from verzoek');
  const besluit = `/verzoeken/${gevraagd?.id}/besluit`;
  const toewijzen = {
    antwoord: 'toewijzen',
    toewijzing: { hoe: 'wijzigingen', wijzigingen: [{ ...nieuw(7002), referentieAanbieder: 'VOT1' }] },
  };
  expect(await post(besluit, { antwoord: 'afwijzen', reden: bsn.eerste })).toBe(400);
  expect(await post(besluit, { ...toewijzen, client: { ...details, Bsn: bsn.eerste } })).toBe(422);
  expect(await post(besluit, { ...toewijzen, client: details })).toBe(201);
  expect(await post(besluit, { antwoord: 'afwijzen', reden: '4' })).toBe(409);
  await here.settled();
}
