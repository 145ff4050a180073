import { parse } from 'csv-parse/sync';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import type { Casefile } from '../casefile/casefile.ts';
import { declaration } from '../casefile/contract/betalingen.ts';
import { processed } from '../casefile/contract/wereld.ts';
import { aanbieder, gemeente } from '../rules/examples/waarden.ts';
import { ask, get, setup } from './harness.ts';
import type { Betaaluitslag, Betalingenlijst } from './shapes-betalingen.ts';

const s = 'ijw-3.2';
const started: FastifyInstance[] = [];
afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

async function start(anders: Partial<Casefile> = {}) {
  const opzet = setup({ casefile: anders });
  started.push(opzet.app);
  await opzet.app.ready();
  return opzet;
}
const post = (app: FastifyInstance, url: string, inhoud: unknown): Promise<LightMyRequestResponse> =>
  ask(app, {
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(inhoud),
  });
const naam = (declaratieNummer: string) => ({ standaard: s, gemeente, aanbieder, declaratieNummer });
const betaald = (app: FastifyInstance, ...regels: readonly object[]) =>
  post(app, '/betalingen/betaald', { regels, door: 'medewerker-17' });
const list = async (app: FastifyInstance, vraag = ''): Promise<Betalingenlijst> =>
  (await get(app, `/api/v1/betalingen${vraag}`)).json();

describe('Recording what was paid', () => {
  it('tells of every line what became of it, and the payment list tells what is left', async () => {
    const { app, casefile, log } = await start();
    const id = await processed(casefile, declaration('D1'));
    await processed(casefile, declaration('D2'));
    const regels = [
      { declaratie: id, op: '2026-05-05', bedrag: 20_00, kenmerk: 'BATCH-1' },
      { ...naam('D2'), op: '2026-05-06', bedrag: 50_00 },
      { ...naam('D9'), op: '2026-05-06', bedrag: 1 },
      { ...naam('D1'), op: '2026-05-06', bedrag: 30_01 },
    ];
    const antwoord = await betaald(app, ...regels);
    expect(antwoord.statusCode).toBe(200);
    const uitslag: Betaaluitslag = antwoord.json();
    expect([uitslag.vastgelegd, uitslag.bekend, uitslag.geweigerd]).toEqual([2, 0, 2]);
    expect(uitslag.regels.map(({ uitkomst, reden }) => reden ?? uitkomst)).toEqual([
      'vastgelegd',
      'vastgelegd',
      'onbekend',
      'te-veel',
    ]);
    expect(uitslag.regels[3]?.melding).toContain('30,00');
    const { betalingen, totalen } = await list(app);
    expect(betalingen).toMatchObject([
      {
        declaratieNummer: 'D1',
        stand: 'deels',
        betaald: 20_00,
        openstaand: 30_00,
        boekingen: [
          { op: '2026-05-05', bedrag: 20_00, kenmerk: 'BATCH-1', door: 'medewerker-17', ingetrokken: null },
        ],
      },
      { declaratieNummer: 'D2', stand: 'betaald', openstaand: 0, voldaanOp: '2026-05-05T22:00:00.000Z' },
    ]);
    expect(totalen).toMatchObject([{ toegekend: 100_00, betaald: 70_00, openstaand: 30_00 }]);
    expect((await list(app, '?stand=openstaand')).betalingen.map((een) => een.declaratieNummer)).toEqual([
      'D1',
    ]);
    expect((await list(app, '?stand=betaald')).betalingen.map((een) => een.declaratieNummer)).toEqual(['D2']);
    const csv: Record<string, string>[] = parse((await get(app, '/api/v1/betalingen.csv?stand=deels')).body, {
      columns: true,
    });
    expect(csv).toMatchObject([
      { declaratienummer: 'D1', stand: 'deels', betaald_cent: '2000', openstaand_cent: '3000' },
    ]);
    expect(log.find(({ tekst }) => tekst === 'betalingen vastgelegd')).toMatchObject({
      vastgelegd: 2,
      geweigerd: 2,
    });
    const weer: Betaaluitslag = (await betaald(app, ...regels)).json();
    expect([weer.vastgelegd, weer.bekend, weer.geweigerd]).toEqual([0, 2, 2]);
    expect(weer.regels[0]?.boeking).toBe(uitslag.regels[0]?.boeking);
  });

  it('takes back what was recorded by mistake, once, and shows in the story of the declaration that it did', async () => {
    const { app, casefile } = await start();
    const id = await processed(casefile, declaration('D1'));
    await betaald(app, { declaratie: id, op: '2026-05-05', bedrag: 50_00 });
    const [boeking] = (await list(app)).betalingen[0]?.boekingen ?? [];
    const href = boeking?._links.intrekken?.href.replace('/api/v1', '') ?? '';
    const ingetrokken = await post(app, href, { door: 'anna' });
    expect(ingetrokken.json()).toMatchObject({
      bedrag: 50_00,
      ingetrokken: { door: 'anna' },
      _links: { declaratie: { href: `/api/v1/berichten/${id}` } },
    });
    expect((await post(app, href, { door: 'bert' })).json().ingetrokken.door).toBe('anna');
    const [betaling] = (await list(app)).betalingen;
    expect([betaling?.stand, betaling?.boekingen[0]?._links]).toEqual(['open', {}]);
    const { gebeurtenissen } = (await get(app, `/api/v1/berichten/${id}`)).json();
    expect(gebeurtenissen.map(({ wat }: { wat: string }) => wat).slice(-2)).toEqual([
      'betaald',
      'betaling-ingetrokken',
    ]);
  });

  const regel = { ...naam('D1'), op: '2026-05-05', bedrag: 1 };
  it.each([
    ['no line', []],
    ['nothing paid', [{ ...regel, bedrag: 0 }]],
    ['less than nothing', [{ ...regel, bedrag: -1 }]],
    ['half a cent', [{ ...regel, bedrag: 1.5 }]],
    ['no day', [{ ...regel, op: 'vandaag' }]],
    ['a year that there is not', [{ ...regel, op: '0000-01-01' }]],
    ['two names', [{ ...regel, declaratie: '00000000-0000-4000-8000-000000000000' }]],
    ['no name', [{ op: '2026-05-05', bedrag: 1 }]],
    ['half a name', [{ ...regel, gemeente: undefined }]],
    ['a kenmerk that may be a BSN', [{ ...regel, kenmerk: 'over 999900006' }]],
    ['a field that there is not', [{ ...regel, bsn: '999900006' }]],
    ['one wrong line among others', [regel, { ...regel, bedrag: 0 }]],
    ['too many lines', Array<object>(1_001).fill(regel)],
  ])('records nothing of a list with %s', async (_, regels) => {
    const { app, casefile } = await start();
    await processed(casefile, declaration('D1'));
    const antwoord = await betaald(app, ...regels);
    expect(antwoord.statusCode).toBe(400);
    expect(antwoord.body).not.toContain('999900006');
    expect((await list(app)).totalen).toMatchObject([{ betaald: 0 }]);
  });

  it('takes a thousand lines at once', async () => {
    const { app, casefile } = await start();
    await processed(casefile, declaration('D1'));
    const lang = { ...regel, op: '2026-05-05' };
    const antwoord = await betaald(
      app,
      ...Array.from({ length: 1_000 }, (_, n) => ({ ...lang, kenmerk: `B-${n}`.padEnd(35, 'x') })),
    );
    expect(antwoord.json()).toMatchObject({ vastgelegd: 1_000, geweigerd: 0 });
  });

  it.each(['0', '999', 'x', '-1', '9'.repeat(20)])('finds nothing to take back by %s', async (id) => {
    const { app } = await start();
    expect((await post(app, `/boekingen/${id}/ingetrokken`, { door: 'anna' })).statusCode).toBe(404);
  });

  it('answers that the store is away when it is', async () => {
    const weg = () => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' }));
    const { app } = await start({ boekingen: { legVast: weg, trekIn: weg } });
    expect((await betaald(app, regel)).statusCode).toBe(503);
    expect((await post(app, '/boekingen/1/ingetrokken', { door: 'anna' })).statusCode).toBe(503);
  });
});
