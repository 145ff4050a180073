import { parse } from 'csv-parse/sync';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import type { Casefile } from '../casefile/casefile.ts';
import { moment, processed, sent } from '../casefile/contract/wereld.ts';
import { loadProtocol, protocolsFolder } from '../pipeline/protocols.ts';
import { reports } from '../rapport/index.ts';
import { bericht301, bericht305 } from '../rules/examples/berichten.ts';
import { aanbieder, dag, gemeente } from '../rules/examples/waarden.ts';
import { get, type SetupOptions, setup } from './harness.ts';
import { type Routes, validatorCompiler } from './openapi.ts';
import { ApiProblem } from './problems.ts';
import { rapportenRoutes } from './rapporten.ts';
import type { Rapportenlijst, Rapportvorm } from './shapes-rapporten.ts';
import { defaultTiming } from './timing.ts';

const s = 'ijw-3.2';
const started: FastifyInstance[] = [];
afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

const regio = loadProtocol(protocolsFolder, 'mgr-limburg-noord-2022');

async function start(opties: SetupOptions = {}) {
  const opzet = setup({ wiring: { protocolVoor: () => regio }, ...opties });
  started.push(opzet.app);
  await opzet.app.ready();
  return opzet;
}

/** Three allocations of the sixth of May, of which one started two days later. */
async function allocated(casefile: Casefile) {
  const id = await processed(casefile, bericht301(s, { producten: [{}, {}, {}] }));
  await sent(casefile, id, moment(90));
  await processed(casefile, bericht305(s, { producten: [{ Begindatum: dag('2026-05-08') }] }));
}

const jaar = 'van=2026-01-01&tot=2026-12-31&peildatum=2026-06-30';

describe('The reports', () => {
  it('are told of with their columns and the rules that they answer here', async () => {
    const { app, casefile } = await start();
    await allocated(casefile);
    const { rapporten }: Rapportenlijst = (await get(app, '/api/v1/rapporten')).json();
    expect(rapporten.map(({ naam }) => naam)).toEqual([...reports.keys()]);
    const wachttijd = rapporten.find(({ naam }) => naam === 'wachttijd');
    expect(wachttijd?.regels.map(({ regel }) => regel)).toEqual([
      'mgr-dashboard-kpi',
      'mgr-wachttijd-2020',
      'mgr-wachttijd-301-305',
    ]);
    expect(wachttijd?.kolommen.find(({ naam }) => naam === 'mediaanDagen')?.soort).toBe('dagen');
    // A rule about one law is answered under that law: nothing was allocated under the Wmo.
    expect(
      rapporten.find(({ naam }) => naam === 'in-en-uitstroom')?.regels.map(({ regel }) => regel),
    ).toEqual(['mgr-dashboard-kpi']);
  });

  it('give their numbers by the norm of the region, as JSON and as CSV', async () => {
    const { app, casefile } = await start();
    await allocated(casefile);
    const vraag = `gemeente=${gemeente}&standaard=${s}&aanbieder=${aanbieder}&per=aanbieder&${jaar}`;
    const rapport: Rapportvorm = (await get(app, `/api/v1/rapporten/wachttijd?${vraag}`)).json();
    expect(rapport).toMatchObject({ naam: 'wachttijd', van: '2026-01-01', peildatum: '2026-06-30' });
    // Six weeks after the sixth of May is the seventeenth of June.
    const rij = {
      gemeente,
      standaard: s,
      aanbieder,
      categorie: null,
      code: null,
      toewijzingen: 3,
      begonnen: 1,
    };
    expect(rapport.rijen).toMatchObject([
      { ...rij, gemiddeldeDagen: 2, mediaanDagen: 2, binnenNorm: 1, buitenNorm: 2, aandeelBinnenNorm: 33.3 },
    ]);
    const csv = await get(app, rapport._links.csv.href);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="wachttijd.csv"');
    const [regel, ...meer]: Record<string, string>[] = parse(csv.body, { columns: true });
    expect(meer).toEqual([]);
    expect(regel).toMatchObject({ gemeente, code: '', gemiddelde_dagen: '2', aandeel_binnen_norm: '33.3' });
    const ander = await get(app, `/api/v1/rapporten/wachttijd?${jaar}&gemeente=0001`);
    expect(ander.json<Rapportvorm>().rijen).toEqual([]);
  });

  it.each([...reports.keys()])(
    '%s is made of what there is, with every column that it describes',
    async (naam) => {
      const { app, casefile } = await start();
      await allocated(casefile);
      const antwoord = await get(app, `/api/v1/rapporten/${naam}?${jaar}`);
      expect(antwoord.statusCode).toBe(200);
      const { rijen, kolommen } = antwoord.json<Rapportvorm>();
      for (const rij of rijen)
        expect(Object.keys(rij).toSorted()).toEqual(kolommen.map((k) => k.naam).toSorted());
      const csv = await get(app, `/api/v1/rapporten/${naam}/csv?${jaar}`);
      expect(parse(csv.body, { columns: true })).toHaveLength(rijen.length);
      expect(antwoord.body + csv.body).not.toMatch(/\b9999000(06|18|31)\b|Verzonnen/);
    },
  );

  it('are about the year so far until today where no days are named', async () => {
    const { app } = await start();
    const rapport: Rapportvorm = (await get(app, '/api/v1/rapporten/toegekend')).json();
    expect(rapport).toMatchObject({ van: '2026-01-01', tot: '2026-05-06', peildatum: '2026-05-06' });
    const eerder: Rapportvorm = (await get(app, '/api/v1/rapporten/toegekend?tot=2025-06-30')).json();
    expect(eerder).toMatchObject({ van: '2025-01-01', tot: '2025-06-30', peildatum: '2025-06-30' });
  });

  it.each([
    ['van=2026-02-30', 'van'],
    ['van=2026-02-01&tot=2026-01-31', 'van'],
    ['van=2001-01-01&tot=2026-01-31', 'van'],
    ['gemeente=384', 'gemeente'],
    ['aanbieder=1', 'aanbieder'],
    ['per=client', 'per'],
    ['aantal=0', 'aantal'],
    ['zaad=a%20b', 'zaad'],
    ['bsn=999900006', '(onbekend)'],
  ])('refuse %s, without repeating what was asked', async (vraag, naam) => {
    const { app } = await start();
    const antwoord = await get(app, `/api/v1/rapporten/wachttijd?${vraag}`);
    expect(antwoord.statusCode).toBe(400);
    expect(antwoord.json()).toMatchObject({ ongeldigeParameters: [{ naam }] });
    expect(antwoord.body).not.toContain('999900006');
  });

  it('that do not exist are not found', async () => {
    const { app } = await start();
    expect((await get(app, '/api/v1/rapporten/wachtrij')).statusCode).toBe(404);
    expect((await get(app, '/api/v1/rapporten/wachtrij/csv')).statusCode).toBe(404);
  });

  it('with more rows than may be are refused whole, and end their reading when it takes too long', async () => {
    const { casefile, wiring } = await start();
    await allocated(casefile);
    const plain = (anders: Partial<typeof wiring>, tijden = defaultTiming) => {
      const app: Routes = fastify();
      app.setValidatorCompiler(validatorCompiler);
      app.setSerializerCompiler(() => JSON.stringify);
      app.setErrorHandler((fout, _request, reply) =>
        reply
          .code(fout instanceof ApiProblem ? fout.status : 500)
          .send(fout instanceof Error ? fout.message : ''),
      );
      rapportenRoutes(app, { wiring: { ...wiring, ...anders }, tijden, hoogstens: 2 });
      started.push(app);
      return app;
    };
    const lang = await plain({}).inject({ url: `/rapporten/lopende-toewijzingen?${jaar}` });
    expect(lang.statusCode).toBe(400);
    const [eerste] = await Array.fromAsync(casefile.zorg({ gemeente, standaard: s, metToegekend: false }));
    if (!eerste) throw new Error('nothing was allocated');
    let gelezen = 0;
    let gestopt = false;
    async function* zonderEinde() {
      try {
        for (; ; gelezen += 1) {
          await new Promise((klaar) => setImmediate(klaar));
          // The same again, for as long as somebody asks.
          yield eerste as NonNullable<typeof eerste>;
        }
      } finally {
        gestopt = true;
      }
    }
    const traag = plain({ casefile: { ...casefile, zorg: zonderEinde } }, { ...defaultTiming, rapport: 20 });
    const antwoord = await traag.inject({ url: `/rapporten/wachtlijst?${jaar}&gemeente=${gemeente}` });
    expect(antwoord.statusCode).toBe(500);
    await expect.poll(() => gestopt).toBe(true);
    expect(gelezen).toBeGreaterThan(0);
  });
});
