/** The watch in the whole service: three clocks over one PostgreSQL that stood still for weeks, and a webhook that is told. */
import { createSecretKey, randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import type { Signalenlijst } from '../src/api/shapes-wacht.ts';
import { openSchemas } from '../src/commands/schemas.ts';
import { type Role, type Setup, start } from '../src/main.ts';
import { zetbareKlok } from '../src/platform/clock.ts';
import { migreer } from '../src/platform/database.ts';
import { maakLog } from '../src/platform/log.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../src/platform/sleutels.ts';
import { bericht301, bericht302, bericht305 } from '../src/rules/examples/berichten.ts';
import { ontvangst } from '../src/rules/examples/landelijk.ts';
import type { Bericht } from '../src/standard/berichten.generated.ts';
import { schrijfBericht } from '../src/standard/xml/schrijven.ts';
import { verseDatabase } from './services/postgres.ts';
import { totdat } from './services/wachten.ts';
import { openReceiver } from './services/webhook.ts';

test('clocks that stood still for weeks find every silence once, tell of it, and see it end', async () => {
  const databaseUrl = await verseDatabase();
  await migreer(databaseUrl);
  const klok = zetbareKlok(ontvangst);
  const ontvanger = await openReceiver();
  onTestFinished(() => ontvanger.sluit());
  ontvanger.antwoorden.push(500);
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
    sender: { verzend: async () => {} },
    host: '127.0.0.1',
    poort: 0,
    gelijktijdig: 2,
    klok,
    log: maakLog({ niveau: 'silent' }),
    herstelInterval: 100,
    wachtInterval: 20,
    meldInterval: 20,
    webhooks: [{ naam: 'backoffice', adres: ontvanger.adres, geheim: createSecretKey(randomBytes(32)) }],
  };
  const run = async (...rollen: readonly Role[]) => {
    const running = await start({ ...setup, rollen: new Set(rollen) });
    return running;
  };
  const dienst = await run('api', 'worker');
  onTestFinished(() => dienst.stop());
  const eerste = await run('clock');
  const told = () => ontvanger.gekomen.map(({ inhoud }) => JSON.parse(inhoud));
  const soorten = (soort: string) =>
    new Set(
      told()
        .filter((een) => een.soort === soort)
        .map(({ id }) => id),
    ).size;
  const offer = async (bericht: Bericht) => {
    const bytes = new Uint8Array(schrijfBericht(bericht));
    const headers = { 'content-type': 'application/xml' };
    const antwoord = await fetch(`${dienst.adres}/api/v1/berichten`, {
      method: 'POST',
      headers,
      body: bytes,
    });
    expect(antwoord.status).toBe(202);
  };
  const signals = async (vraag = ''): Promise<Signalenlijst> =>
    (await fetch(`${dienst.adres}/api/v1/signalen${vraag}`)).json() as Promise<Signalenlijst>;

  // The clock names the webhook at its start; what is judged before that it is not told.
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  await totdat(
    'the webhook is named',
    async () => (await client.query('select from webhook')).rowCount === 1,
  );
  await offer(bericht301('ijw-3.2'));
  await totdat('the judgement was told of, after a failure', () => {
    klok.zet(klok.nu().add({ seconds: 1 }));
    return ontvanger.gekomen.length > 1;
  });
  expect(soorten('bericht-beoordeeld')).toBe(1);

  // No clock for three weeks, and then three at once.
  await eerste.stop();
  klok.zet(Temporal.Instant.from('2026-05-29T09:00:00+02:00'));
  const drie = await Promise.all([run('clock'), run('clock'), run('clock')]);
  onTestFinished(async () => void (await Promise.all(drie.map((een) => een.stop()))));
  await totdat('both silences are told of', () => soorten('signaal') === 2);
  const { signalen } = await signals();
  expect(signalen.map(({ code }) => code)).toEqual(['OP271', 'geen-retour-301']);
  // Three clocks tell at once, so in any order.
  const gemeld = told().filter(({ soort }) => soort === 'signaal');
  expect(new Set(gemeld.map(({ signaal }) => signaal.href))).toEqual(
    new Set(signalen.map(({ _links }) => _links.self.href)),
  );

  await offer(bericht302('ijw-3.2'));
  await offer(bericht305('ijw-3.2'));
  await totdat('both are over', async () => (await signals('?stand=opgelost')).signalen.length === 2);
  // That the start was told late is left to a person.
  expect((await signals('?stand=open')).signalen.map(({ soort, code }) => [soort, code])).toEqual([
    ['bericht', 'OP271'],
  ]);
});
