import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { atProvider, processed } from '../casefile/contract/wereld.ts';
import { loadProtocol, protocolsFolder } from '../pipeline/protocols.ts';
import { bericht301 } from '../rules/examples/berichten.ts';
import { landelijk } from '../rules/examples/landelijk.ts';
import { aanbieder, bsn, dag, gemeente, specifiek } from '../rules/examples/waarden.ts';
import { get, type SetupOptions, setup } from './harness.ts';
import type { Toewijzingenlijst } from './shapes-toewijzingen.ts';

const s = 'iwmo-3.2';
const nijmegen = loadProtocol(protocolsFolder, 'nijmegen-2022');
const started: FastifyInstance[] = [];
afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

async function start(opties: SetupOptions = {}) {
  const opzet = setup(opties);
  started.push(opzet.app);
  await opzet.app.ready();
  return opzet;
}

async function listed(app: FastifyInstance, vraag = '') {
  const lijst = (await get(app, `/api/v1/toewijzingen${vraag}`)).json<Toewijzingenlijst>();
  return {
    nummers: lijst.toewijzingen.map(({ toewijzingNummer }) => toewijzingNummer),
    inzage: lijst.inzage,
  };
}

/** It is 6 May 2026: one that ended a year ago, one a day before that, and one that runs. */
const producten = [{ Einddatum: dag('2025-05-06') }, { Einddatum: dag('2025-05-05') }, {}].map((een) => ({
  ...een,
  Ingangsdatum: dag('2025-01-01'),
}));

describe('The list of allocations', () => {
  it('tells what is allocated to whom, with the message, and of no client', async () => {
    const { app, casefile } = await start();
    const id = await processed(casefile, bericht301(s));
    const antwoord = await get(app, '/api/v1/toewijzingen?aantal=10');
    expect(antwoord.statusCode).toBe(200);
    expect(antwoord.json()).toEqual({
      toewijzingen: [
        {
          standaard: s,
          gemeente,
          aanbieder,
          toewijzingNummer: 1001,
          product: { categorie: specifiek(s).Categorie, code: specifiek(s).Code },
          ingangsdatum: '2026-04-01',
          einddatum: null,
          omvang: { volume: 2, eenheid: '04', frequentie: '4' },
          budget: null,
          bevestigd: false,
          _links: { bericht: { href: `/api/v1/berichten/${id}` } },
        },
      ],
      inzage: [],
      _links: { self: { href: '/api/v1/toewijzingen?aantal=10' } },
    });
    expect(antwoord.body).not.toContain(bsn.eerste);
  });

  it('goes page after page with the same filter', async () => {
    const { app, casefile } = await start();
    await processed(casefile, bericht301(s, { producten: [{}, {}, { Einddatum: dag('2026-04-30') }, {}] }));
    const pages: (readonly number[])[] = [];
    let href: string | undefined = `/api/v1/toewijzingen?gemeente=${gemeente}&peildatum=2026-05-06&aantal=2`;
    while (href !== undefined) {
      const lijst: Toewijzingenlijst = (await get(app, href)).json();
      pages.push(lijst.toewijzingen.map(({ toewijzingNummer }) => toewijzingNummer));
      href = lijst._links.volgende?.href;
    }
    expect(pages).toEqual([[1001, 1002], [1004]]);
  });

  it('finds what ends in a stretch of days, and what is of one product', async () => {
    const { app, casefile } = await start();
    await processed(
      casefile,
      bericht301(s, { producten: [{ Einddatum: dag('2026-05-31') }, { Einddatum: dag('2026-06-30') }, {}] }),
    );
    expect((await listed(app, '?eindeVanaf=2026-06-01&eindeTot=2026-06-30')).nummers).toEqual([1002]);
    expect((await listed(app, '?eindeVanaf=2026-06-01')).nummers).toEqual([1002, 1003]);
    expect((await listed(app, `?productcode=${specifiek(s, 3).Code}`)).nummers).toEqual([1003]);
  });

  it('leaves out what ended longer ago than the region lets see, and says so', async () => {
    const { app, casefile, klok } = await start({ wiring: { protocolVoor: () => nijmegen } });
    await processed(casefile, bericht301(s, { producten }));
    const inzage = [{ gemeente, standaard: s, eindeVanaf: '2025-05-06' }];
    expect(await listed(app)).toEqual({ nummers: [1001, 1003], inzage });
    expect(await listed(app, `?gemeente=${gemeente}&standaard=${s}`)).toEqual({
      nummers: [1001, 1003],
      inzage,
    });
    expect(await listed(app, '?eindeTot=2025-05-05')).toEqual({ nummers: [], inzage });
    expect((await listed(app, '?gemeente=0001')).nummers).toEqual([]);
    klok.nu = Temporal.Instant.from('2026-05-06T22:00:00Z');
    expect((await listed(app)).nummers).toEqual([1003]);
  });

  it('leaves out nothing under another law, of another municipality, or where nothing is agreed', async () => {
    const voor = (van: string) => (gemeentecode: string) => (gemeentecode === van ? nijmegen : landelijk);
    for (const wiring of [{}, { protocolVoor: voor('0001') }]) {
      const { app, casefile } = await start({ wiring });
      await processed(casefile, bericht301(s, { producten }));
      expect(await listed(app)).toEqual({ nummers: [1001, 1002, 1003], inzage: [] });
    }
    const { app, casefile } = await start({ wiring: { protocolVoor: () => nijmegen } });
    await processed(casefile, bericht301('ijw-3.2', { producten }));
    expect(await listed(app)).toEqual({ nummers: [1001, 1002, 1003], inzage: [] });
  });

  it('keeps nothing from a provider that is served', async () => {
    const { app, casefile } = await start({
      wiring: { protocolVoor: () => nijmegen, aanbieders: new Set([aanbieder]) },
    });
    const bericht = bericht301(s, { producten });
    await processed(casefile, bericht, {}, atProvider(bericht));
    expect(await listed(app)).toEqual({ nummers: [1001, 1002, 1003], inzage: [] });
  });

  it.each([
    ['peildatum=gisteren', 'peildatum'],
    ['eindeTot=0000-01-01', 'eindeTot'],
    ['aanbieder=1', 'aanbieder'],
    ['na=1001', 'na'],
    ['na=1001~0384~iwmo-9.9', 'na'],
    ['bsn=999900006', '(onbekend)'],
  ])('says what is wrong with %s, and does not repeat it', async (vraag, naam) => {
    const { app } = await start();
    const antwoord = await get(app, `/api/v1/toewijzingen?${vraag}`);
    expect(antwoord.statusCode).toBe(400);
    expect(antwoord.json().ongeldigeParameters).toMatchObject([{ plaats: 'query', naam }]);
    expect(antwoord.body).not.toContain('999900006');
  });
});
