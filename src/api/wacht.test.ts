import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { type TestWorld, testWorld } from '../../test/world.ts';
import { declaration } from '../casefile/contract/betalingen.ts';
import { processed } from '../casefile/contract/wereld.ts';
import { memoryCasefile } from '../casefile/memory.ts';
import { bericht301, bericht315, bericht323 } from '../rules/examples/berichten.ts';
import { landelijk } from '../rules/examples/landelijk.ts';
import { aanbieder, dag, gemeente } from '../rules/examples/waarden.ts';
import { look } from '../watch/watch.ts';
import { ask, get, type Setup, setup } from './harness.ts';
import type { Signalenlijst, Termijnenlijst } from './shapes-wacht.ts';

const s = 'ijw-3.2';
const at = (tekst: string) => Temporal.Instant.from(`${tekst}+02:00`);
const started: FastifyInstance[] = [];
afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

async function start(
  anders: Partial<TestWorld['casefile']> = {},
  wereld: Parameters<typeof testWorld>[1] = {},
): Promise<Setup & { readonly w: TestWorld }> {
  const w = testWorld(memoryCasefile(), wereld);
  const opzet = setup({ casefile: { ...w.casefile, ...anders }, wiring: w.wiring });
  started.push(opzet.app);
  await opzet.app.ready();
  return { ...opzet, w };
}
const post = (app: FastifyInstance, url: string, inhoud: unknown): Promise<LightMyRequestResponse> =>
  ask(app, {
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(inhoud),
  });

describe('Terms over the api', () => {
  const terms = async (app: FastifyInstance, vraag = '') =>
    (await get(app, `/api/v1/termijnen${vraag}`)).json<Termijnenlijst>();
  const told = ({ termijnen }: Termijnenlijst) =>
    termijnen.map(({ verplichting, uiterlijk, status }) => `${verplichting} ${uiterlijk} ${status}`);

  it('are in the order in which they would be broken, those of allocations among them', async () => {
    const { app, w } = await start();
    await w.receive(bericht323(s), { zonderOordeel: true });
    await w.receive(bericht301(s, { aanbieder: '99990002', producten: [{}, {}] }));
    await w.receive(bericht315(s, { aanbieder: '99990002' }));
    const alle = await terms(app);
    expect(told(alle)).toEqual([
      'OP090 2026-05-11 open',
      'OP274 2026-05-13 open',
      'OP271 2026-05-13 open',
      'OP271 2026-05-13 open',
      'OP090x4 2026-05-21 open',
    ]);
    expect(alle.termijnen.map(({ toewijzingNummer }) => toewijzingNummer)).toEqual([
      null,
      null,
      1001,
      1002,
      null,
    ]);
    expect(alle.termijnen[1]?.referentieAanbieder).toBe('VOT1');
    const [verzoek] = await w.casefile.verzoeken({ aantal: 1 });
    expect(alle.termijnen[1]?._links.verzoek?.href).toBe(`/api/v1/verzoeken/${verzoek?.id}`);
    expect(alle._links.volgende).toBeUndefined();
    for (const aantal of [1, 2, 3]) {
      const samen: string[] = [];
      let volgende: string | undefined = `/api/v1/termijnen?aantal=${aantal}`;
      while (volgende !== undefined) {
        const bladzijde: Termijnenlijst = (await get(app, volgende)).json();
        samen.push(...told(bladzijde));
        volgende = bladzijde._links.volgende?.href;
      }
      expect(samen).toEqual(told(alle));
    }
  });

  it('are found by where they stand, what they are, who owes them and whom they are about', async () => {
    const { app, w } = await start();
    await w.receive(bericht301(s));
    await w.receive(bericht315(s, { aanbieder: '99990002' }));
    w.klok.nu = at('2026-05-12T09:00:00');
    const found = async (vraag: string) => told(await terms(app, `?${vraag}`)).join(', ');
    expect(await found('status=verstreken')).toBe('OP090 2026-05-11 verstreken');
    expect(await found('status=open')).toBe('OP274 2026-05-13 open, OP271 2026-05-13 open');
    expect(await found('status=nagekomen')).toBe('OP090 2026-05-11 nagekomen');
    expect(await found('status=vervallen')).toBe('');
    expect(await found('partij=gemeente')).toBe('OP274 2026-05-13 open');
    expect(await found('verplichting=OP271')).toBe('OP271 2026-05-13 open');
    expect(await found('aanbieder=99990002')).toBe('OP274 2026-05-13 open');
    expect(await found('gemeente=0001')).toBe('');
    expect(await found('uiterlijk=2026-05-12')).toBe('OP090 2026-05-11 verstreken');
  });

  it('tell of payments where those are recorded, and how each ended', async () => {
    const betaling = { ...landelijk.betaling, regel: 'zee-betalen', bewaken: true };
    const { app, w } = await start({}, { protocolVoor: () => ({ ...landelijk, betaling }) });
    for (const [plaats, dagtekening] of ['2026-05-05', '2026-05-05', '2026-05-05', '2026-05-06'].entries()) {
      await processed(w.casefile, declaration(`D${plaats + 1}`, { dagtekening }));
    }
    // So that something is known of this municipality.
    await w.receive(bericht301(s, { aanbieder: '99990002' }));
    const pay = (declaratieNummer: string, bedrag: number) =>
      w.casefile.boekingen.legVast(
        [
          {
            van: { standaard: s, gemeente, aanbieder, declaratieNummer },
            op: dag('2026-05-06'),
            bedrag,
            kenmerk: null,
          },
        ],
        'x',
        w.klok.nu,
      );
    await pay('D1', 50_00);
    await pay('D4', 20_00);
    w.klok.nu = at('2026-06-05T09:00:00');
    const found = async (vraag: string) => told(await terms(app, `?aanbieder=${aanbieder}&${vraag}`));
    expect(await found('verplichting=zee-betalen')).toEqual([
      'zee-betalen 2026-06-04 verstreken',
      'zee-betalen 2026-06-04 verstreken',
      'zee-betalen 2026-06-05 open',
    ]);
    expect(await found('status=open')).toEqual(['zee-betalen 2026-06-05 open']);
    expect(await found('status=verstreken&verplichting=zee-betalen')).toHaveLength(2);
    expect(await found('status=vervallen')).toEqual([]);
    expect(await found('partij=aanbieder')).toEqual([]);
    expect(await found('uiterlijk=2026-06-04&verplichting=zee-betalen')).toHaveLength(2);
    const { termijnen } = await terms(app, '?status=nagekomen&verplichting=zee-betalen');
    expect(termijnen).toMatchObject([
      {
        partij: 'gemeente',
        vanaf: '2026-05-05',
        uiterlijk: '2026-06-04',
        status: 'nagekomen',
        beeindigdOp: '2026-05-05T22:00:00.000Z',
      },
    ]);
    const alle = await terms(app);
    for (const aantal of [1, 2, 3]) {
      const samen: string[] = [];
      let volgende: string | undefined = `/api/v1/termijnen?aantal=${aantal}`;
      while (volgende !== undefined) {
        const bladzijde: Termijnenlijst = (await get(app, volgende)).json();
        samen.push(
          ...bladzijde.termijnen.map(({ verplichting, _links }) => verplichting + _links.bericht.href),
        );
        volgende = bladzijde._links.volgende?.href;
      }
      expect(samen).toEqual(
        alle.termijnen.map(({ verplichting, _links }) => verplichting + _links.bericht.href),
      );
      expect(new Set(samen).size).toBe(samen.length);
    }
  });

  it.each([
    'status=weg',
    'partij=ik',
    'na=x',
    'na=2026-02-30~1',
    'uiterlijk=morgen',
    'verplichting=%27',
    'bsn=1',
  ])('are not searched by %s', async (vraag) => {
    const { app } = await start();
    expect((await get(app, `/api/v1/termijnen?${vraag}`)).statusCode).toBe(400);
  });
});

describe('Signals over the api', () => {
  const list = async (app: FastifyInstance, vraag = '') =>
    (await get(app, `/api/v1/signalen${vraag}`)).json<Signalenlijst>();

  async function withSignals() {
    const opzet = await start();
    await opzet.w.receive(bericht301(s));
    await opzet.w.receive(bericht315(s, { aanbieder: '99990002' }));
    opzet.w.klok.nu = at('2026-05-14T00:00:00');
    await look(opzet.w.wiring);
    return opzet;
  }

  it('are listed newest first, page after page, and shown with what they are about', async () => {
    const { app, w } = await withSignals();
    const alle = await list(app);
    expect(alle.signalen.map(({ code }) => code).toSorted()).toEqual(['OP271', 'OP274', 'geen-retour-301']);
    const eerste = await list(app, '?aantal=2');
    const tweede: Signalenlijst = (await get(app, eerste._links.volgende?.href ?? '')).json();
    expect([...eerste.signalen, ...tweede.signalen]).toEqual(alle.signalen);
    expect(tweede._links.volgende).toBeUndefined();
    const [over] = (await list(app, '?code=OP274')).signalen;
    const [verzoek] = await w.casefile.verzoeken({ aantal: 1 });
    expect(over).toMatchObject({
      stand: 'open',
      soort: 'termijn-verstreken',
      aanbieder: '99990002',
      uiterlijk: '2026-05-13',
      sinds: '2026-05-13T22:00:00.000Z',
      _links: { verzoek: { href: `/api/v1/verzoeken/${verzoek?.id}` } },
    });
    expect((await get(app, over?._links.self.href ?? '')).json()).toEqual(over);
  });

  it('are seen and solved by somebody, who stays the first', async () => {
    const { app } = await withSignals();
    const [over] = (await list(app, '?code=geen-retour-301')).signalen;
    const id = over?.id;
    const gezien = await post(app, `/signalen/${id}/gezien`, { door: 'anna' });
    expect(gezien.json()).toMatchObject({ stand: 'gezien', gezien: { door: 'anna' }, opgelost: null });
    expect((await post(app, `/signalen/${id}/gezien`, { door: 'bert' })).json().gezien.door).toBe('anna');
    const opgelost = await post(app, `/signalen/${id}/opgelost`, { door: 'bert', hoe: 'Aanbieder gebeld' });
    expect(opgelost.json()).toMatchObject({
      stand: 'opgelost',
      gezien: { door: 'anna' },
      opgelost: { door: 'bert', hoe: 'Aanbieder gebeld' },
    });
    expect(opgelost.json()._links).not.toHaveProperty('opgelost');
    expect((await list(app, '?stand=opgelost')).signalen.map((een) => een.id)).toEqual([id]);
    expect((await list(app, '?stand=open')).signalen).toHaveLength(2);
  });

  it.each(['0', '999', 'x', '-1', '9'.repeat(20)])('are not found by %s', async (id) => {
    const { app } = await start();
    expect((await get(app, `/api/v1/signalen/${id}`)).statusCode).toBe(404);
    expect((await post(app, `/signalen/${id}/gezien`, { door: 'anna' })).statusCode).toBe(404);
    expect((await post(app, `/signalen/${id}/opgelost`, { door: 'anna', hoe: 'x' })).statusCode).toBe(404);
  });

  it.each([
    {},
    { door: '' },
    { door: 'a', hoe: '' },
    { door: 'a', hoe: 'over 999900006' },
    { door: 'a', hoe: 'x', bsn: 1 },
  ])('are not solved by %j', async (inhoud) => {
    const { app } = await withSignals();
    const antwoord = await post(app, '/signalen/1/opgelost', inhoud);
    expect(antwoord.statusCode).toBe(400);
    expect(antwoord.body).not.toContain('999900006');
    expect((await list(app, '?stand=open')).signalen).toHaveLength(3);
  });

  it.each(['stand=weg', 'soort=x', 'voor=x', 'aantal=0', 'bsn=1'])(
    'are not searched by %s',
    async (vraag) => {
      const { app } = await start();
      expect((await get(app, `/api/v1/signalen?${vraag}`)).statusCode).toBe(400);
    },
  );
});
