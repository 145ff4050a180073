import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import { openReceiver, type Receiver } from '../../test/services/webhook.ts';
import { type TestDatabase, testDatabase } from '../casefile/contract/database.ts';
import { signal } from '../casefile/contract/signals.ts';
import { moment, processed } from '../casefile/contract/wereld.ts';
import { postgresNotices } from '../casefile/postgres/notices.ts';
import { bericht301, bericht305 } from '../rules/examples/berichten.ts';
import { bsn, namen } from '../rules/examples/waarden.ts';
import { type Telling, tellAll, type Webhook, waitAfter } from './webhooks.ts';

let database: TestDatabase;
let ontvanger: Receiver;
let nu = moment(0);
const geheim = createSecretKey(randomBytes(32));
const gemeld: { webhook: string; melding: number; fout: string }[] = [];

beforeAll(async () => {
  database = await testDatabase(await verseDatabase());
});
beforeEach(async () => {
  await database.empty();
  ontvanger = await openReceiver();
  nu = moment(0);
  gemeld.length = 0;
});
afterEach(() => ontvanger.sluit());
afterAll(() => database.stop());

async function telling(namen: readonly string[] = ['backoffice'], geduld = 5_000): Promise<Telling> {
  const meldingen = postgresNotices(database);
  await meldingen.stelIn(namen, moment(0));
  const webhooks = namen.map((naam): Webhook => ({ naam, adres: ontvanger.adres, geheim }));
  return {
    meldingen,
    webhooks,
    basis: '/api/v1',
    nu: () => nu,
    geduld,
    meld: (een) => void gemeld.push(een),
  };
}
const bodies = () => ontvanger.gekomen.map(({ inhoud }) => JSON.parse(inhoud));

describe('A webhook', () => {
  test('is told of a judged message and of a signal by id, code and address, and of nothing else', async () => {
    const aan = await telling();
    const id = await processed(database.casefile, bericht305('ijw-3.2'));
    await database.casefile.signalen.werkBij(async () => [signal('a')], moment(61));
    const [signaal] = await database.casefile.signalen.zoek({ aantal: 1 });
    nu = moment(70);
    expect(await tellAll(aan)).toBe(2);
    expect(bodies()).toEqual([
      {
        id: expect.any(Number),
        op: '2026-05-06T08:00:00.000Z',
        soort: 'bericht-beoordeeld',
        bericht: { id, bericht: 'JW305', uitkomst: 'goedgekeurd', href: `/api/v1/berichten/${id}` },
      },
      {
        id: expect.any(Number),
        op: '2026-05-06T08:01:00.000Z',
        soort: 'signaal',
        signaal: {
          id: signaal?.id,
          soort: 'geen-antwoord',
          code: 'geen-retour-301',
          href: `/api/v1/signalen/${signaal?.id}`,
        },
      },
    ]);
    const alles = JSON.stringify(ontvanger.gekomen);
    for (const persoonlijk of [bsn.eerste, namen.client.Achternaam]) expect(alles).not.toContain(persoonlijk);
    expect(await aan.meldingen.wachtend()).toBe(0);
    expect(await tellAll(aan)).toBe(0);
  });

  test('can tell by the signature who sent it, when, and that nothing was changed', async () => {
    const aan = await telling();
    await processed(database.casefile, bericht305('ijw-3.2'));
    nu = moment(70);
    await tellAll(aan);
    const [{ kop, inhoud } = { kop: {}, inhoud: '' }] = ontvanger.gekomen;
    expect(kop['content-type']).toBe('application/json');
    expect(kop['berichtenpoort-melding']).toBe(String(bodies()[0].id));
    expect(kop['berichtenpoort-tijdstip']).toBe(String(moment(70).epochMilliseconds / 1000));
    // As a receiver would work it out, from the secret it was given.
    const verwacht = createHmac('sha256', geheim.export())
      .update(`${kop['berichtenpoort-tijdstip']}.`)
      .update(inhoud)
      .digest('hex');
    expect(kop['berichtenpoort-handtekening']).toBe(`sha256=${verwacht}`);
  });

  test('that fails is tried again, later each time, until it takes it; nothing is skipped', async () => {
    const aan = await telling();
    await processed(database.casefile, bericht301('ijw-3.2'));
    await processed(database.casefile, bericht305('ijw-3.2'));
    ontvanger.antwoorden.push(500, 503, 302);
    nu = moment(60);
    expect(await tellAll(aan)).toBe(0);
    expect(ontvanger.gekomen).toHaveLength(1);
    // The one whose time has not come lets the other go first, which fails too.
    expect(await tellAll(aan)).toBe(0);
    expect(await tellAll(aan)).toBe(0);
    expect(ontvanger.gekomen).toHaveLength(2);
    expect(gemeld.map(({ fout }) => fout)).toEqual(['HTTP-500', 'HTTP-503']);
    nu = nu.add({ seconds: 2 });
    // Sent elsewhere is not taken.
    expect(await tellAll(aan)).toBe(0);
    nu = nu.add({ seconds: 3 });
    expect(await tellAll(aan)).toBe(1);
    nu = nu.add({ seconds: 1 });
    expect(await tellAll(aan)).toBe(1);
    const ids = bodies().map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(ids).toHaveLength(5);
    expect(await aan.meldingen.wachtend()).toBe(0);
  });

  test('waits twice as long each time, and never longer than a quarter of an hour', () => {
    const seconden = [1, 2, 3, 9, 10, 500].map((pogingen) => waitAfter(pogingen).total('seconds'));
    expect(seconden).toEqual([2, 4, 8, 512, 900, 900]);
  });

  test('that is not there, or does not answer, keeps no other waiting', async () => {
    const aan = await telling(['dood', 'levend', 'traag'], 50);
    await processed(database.casefile, bericht305('ijw-3.2'));
    const [dood, levend, traag] = aan.webhooks;
    if (!dood || !levend || !traag) throw new Error('Three were asked.');
    const [weg, traagOntvanger] = await Promise.all([openReceiver(), openReceiver()]);
    await weg.sluit();
    traagOntvanger.antwoorden.push('stil');
    nu = moment(70);
    const anders = {
      ...aan,
      webhooks: [{ ...dood, adres: weg.adres }, levend, { ...traag, adres: traagOntvanger.adres }],
    };
    expect(await tellAll(anders)).toBe(1);
    expect(Object.fromEntries(gemeld.map(({ webhook, fout }) => [webhook, fout]))).toEqual({
      dood: 'ECONNREFUSED',
      traag: 'TimeoutError',
    });
    expect(await aan.meldingen.wachtend()).toBe(2);
    await traagOntvanger.sluit();
  });

  test('hears only of what came after it was named, and when it is not named any more, of nothing', async () => {
    const { casefile } = database;
    await processed(casefile, bericht301('ijw-3.2'));
    const aan = await telling(['een', 'ander']);
    await processed(casefile, bericht305('ijw-3.2'));
    expect(await aan.meldingen.wachtend()).toBe(2);
    await aan.meldingen.stelIn(['ander'], moment(80));
    expect(await aan.meldingen.wachtend()).toBe(1);
    await aan.meldingen.stelIn([], moment(80));
    await casefile.signalen.werkBij(async () => [signal('a')], moment(90));
    expect(await aan.meldingen.wachtend()).toBe(0);
  });

  test('hears of a signal again when its cause comes back, and not of one that closes', async () => {
    const aan = await telling();
    const { signalen } = database.casefile;
    await signalen.werkBij(async () => [signal('a')], moment(1));
    await signalen.werkBij(async () => [signal('a')], moment(2));
    await signalen.werkBij(async () => [], moment(3));
    expect(await aan.meldingen.wachtend()).toBe(1);
    await signalen.werkBij(async () => [signal('a')], moment(4));
    expect(await aan.meldingen.wachtend()).toBe(2);
  });

  test('is told once by many clocks at once', async () => {
    const aan = await telling();
    const oorzaken = Array.from({ length: 12 }, (_, n) => signal(`oorzaak ${n}`));
    await database.casefile.signalen.werkBij(async () => oorzaken, moment(1));
    nu = moment(2);
    const verteld = await Promise.all([tellAll(aan), tellAll(aan), tellAll(aan)]);
    expect(verteld.reduce((som, aantal) => som + aantal, 0)).toBe(12);
    expect(new Set(bodies().map(({ id }) => id)).size).toBe(12);
    expect(ontvanger.gekomen).toHaveLength(12);
  });
});
