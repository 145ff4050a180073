import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, get, type Setup, type SetupOptions, setup } from './harness.ts';
import type { AfspraakBody, Afsprakenlijst } from './shapes-afspraken.ts';

const started: FastifyInstance[] = [];
afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

async function start(opties: SetupOptions = {}): Promise<Setup> {
  const opzet = setup(opties);
  started.push(opzet.app);
  await opzet.app.ready();
  return opzet;
}
const post = (app: FastifyInstance, url: string, inhoud: unknown): Promise<LightMyRequestResponse> =>
  ask(app, {
    method: 'POST',
    url: `/api/v1/afspraken${url}`,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(inhoud),
  });
const nieuw = {
  standaard: 'ijw-3.2',
  gemeente: '0384',
  aanbieder: '99990001',
  soort: 'vooroverleg',
  toewijzingNummer: 1001,
  maand: '2026-01',
  toelichting: 'Besproken',
  door: 'medewerker-17',
};

describe('Agreements over the api', () => {
  it.each([
    [{ toelichting: 'a\u0000b' }, 'toelichting'],
    [{ door: 'a\u0000b' }, 'door'],
  ])('are refused with a character that cannot be kept: %j', async (anders, naam) => {
    const { app } = await start();
    const antwoord = await post(app, '', { ...nieuw, ...anders });
    expect(antwoord.statusCode).toBe(400);
    expect(antwoord.json().ongeldigeParameters).toEqual([
      { plaats: 'body', naam, melding: 'Laat het teken U+0000 weg; het is geen tekst.' },
    ]);
  });

  it('are not found by a parameter that is given twice', async () => {
    const { app } = await start();
    const antwoord = await get(app, '/api/v1/afspraken?gemeente=0384&gemeente=0363');
    expect(antwoord.statusCode).toBe(400);
    expect(antwoord.json().ongeldigeParameters).toEqual([
      { plaats: 'query', naam: 'gemeente', melding: 'Geef een gemeentecode van 4 cijfers.' },
    ]);
  });

  it('are recorded once, shown, and withdrawn', async () => {
    const { app, log } = await start();
    const eerste = await post(app, '', nieuw);
    expect(eerste.statusCode).toBe(201);
    const gemaakt = eerste.json<AfspraakBody>();
    expect(gemaakt).toMatchObject({ ...nieuw, vastgelegdOp: '2026-05-06T08:00:00.000Z', ingetrokken: null });
    expect(eerste.headers['location']).toBe(gemaakt._links.self.href);

    const nogEens = await post(app, '', { ...nieuw, door: 'een-ander', toelichting: 'Anders gezegd' });
    expect([nogEens.statusCode, nogEens.json()]).toEqual([200, gemaakt]);

    const weg = await post(app, `/${gemaakt.id}/ingetrokken`, { door: 'medewerker-18' });
    expect(weg.json()).toMatchObject({ ingetrokken: { door: 'medewerker-18' }, _links: { self: {} } });
    expect(weg.json()._links.intrekken).toBeUndefined();
    const weer = await post(app, `/${gemaakt.id}/ingetrokken`, { door: 'medewerker-19' });
    expect(weer.json()).toEqual(weg.json());
    expect((await get(app, gemaakt._links.self.href)).json()).toEqual(weg.json());
    // What was withdrawn can be agreed again.
    expect((await post(app, '', nieuw)).statusCode).toBe(201);
    expect(log.map(({ tekst }) => tekst).filter((tekst) => tekst.startsWith('afspraak'))).toEqual([
      'afspraak vastgelegd',
      'afspraak ingetrokken',
      'afspraak ingetrokken',
      'afspraak vastgelegd',
    ]);
  });

  it('are about everything of a provider where nothing narrower is said', async () => {
    const { app } = await start();
    const { toewijzingNummer: _, maand: __, ...breed } = nieuw;
    expect((await post(app, '', breed)).json()).toMatchObject({ toewijzingNummer: null, maand: null });
  });

  it('are found by whom and what they are about, newest first, page by page', async () => {
    const { app } = await start();
    for (const maand of ['2026-01', '2026-02', '2026-03']) await post(app, '', { ...nieuw, maand });
    await post(app, '', { ...nieuw, aanbieder: '99990002' });
    await post(app, '/2/ingetrokken', { door: 'x' });
    const months = async (vraag: string) => {
      const lijst = (await get(app, vraag)).json<Afsprakenlijst>();
      return [lijst.afspraken.map(({ maand }) => maand), lijst._links.volgende?.href] as const;
    };
    const [eerste, volgende] = await months('/api/v1/afspraken?aanbieder=99990001&aantal=2');
    expect(eerste).toEqual(['2026-03', '2026-02']);
    expect(await months(volgende ?? '')).toEqual([['2026-01'], undefined]);
    expect((await months('/api/v1/afspraken?aanbieder=99990001&geldend=ja'))[0]).toEqual([
      '2026-03',
      '2026-01',
    ]);
    expect((await months('/api/v1/afspraken?soort=overmacht'))[0]).toEqual([]);
    expect((await months('/api/v1/afspraken?toewijzingNummer=1001&gemeente=0384'))[0]).toHaveLength(4);
  });

  it.each([
    ['another kind', { soort: 'zomaar' }, 'soort'],
    ['a month that is none', { maand: '2026-13' }, 'maand'],
    ['a number of a person', { toelichting: 'Over 999900006' }, 'toelichting'],
    ['a field that does not exist', { bsn: '999900006' }, ''],
  ])('are refused with %s', async (_, anders, naam) => {
    const { app } = await start();
    const antwoord = await post(app, '', { ...nieuw, ...anders });
    expect(antwoord.statusCode).toBe(400);
    expect(JSON.stringify(antwoord.json())).toContain(naam);
    expect(antwoord.payload).not.toContain('999900006');
  });

  it.each(['0', '9', 'x'])('that do not exist are not found: %s', async (id) => {
    const { app } = await start();
    expect((await get(app, `/api/v1/afspraken/${id}`)).statusCode).toBe(404);
    expect((await post(app, `/${id}/ingetrokken`, { door: 'x' })).statusCode).toBe(404);
  });
});
