import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { afterEach, describe, expect, it } from 'vitest';
import { bericht301, bericht305 } from '../rules/examples/berichten.ts';
import { aanbieder, bsn, gemeente } from '../rules/examples/waarden.ts';
import { createMonitor } from './api.ts';
import { get, type LogLine, listLog, offer, type Setup, type SetupOptions, setup, xmlOf } from './harness.ts';

const started: FastifyInstance[] = [];
afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

async function start(opties: SetupOptions = {}): Promise<Setup> {
  const opzet = setup(opties);
  started.push(opzet.app);
  await opzet.app.ready();
  return opzet;
}

const fine = async () => {};

describe('Health', () => {
  it('lives as long as the process answers, whatever else is away', async () => {
    const { app } = await start({ gereed: { database: () => Promise.reject(new Error('away')) } });
    const antwoord = await get(app, '/health/live');
    expect([antwoord.statusCode, antwoord.json()]).toEqual([200, { status: 'leeft' }]);
  });

  it('is ready when every part is', async () => {
    const { app } = await start({ gereed: { database: fine, wachtrij: fine } });
    const antwoord = await get(app, '/health/ready');
    expect(antwoord.statusCode).toBe(200);
    expect(antwoord.json()).toMatchObject({
      status: 'gereed',
      onderdelen: { database: { status: 'beschikbaar' }, wachtrij: { status: 'beschikbaar' } },
    });
  });

  it('is not ready when one part is away, says which, and keeps the reason for the log', async () => {
    const weg = Object.assign(new Error('password of user poort is geheim'), { code: 'ECONNREFUSED' });
    const { app, log } = await start({ gereed: { database: fine, wachtrij: () => Promise.reject(weg) } });
    const antwoord = await get(app, '/health/ready');
    expect(antwoord.statusCode).toBe(503);
    expect(antwoord.json()).toMatchObject({
      type: 'urn:problem-type:berichtenpoort:niet-gereed',
      detail: 'Niet bereikbaar: wachtrij.',
      onderdelen: { database: { status: 'beschikbaar' }, wachtrij: { status: 'onbereikbaar' } },
    });
    expect(log).toContainEqual(expect.objectContaining({ onderdeel: 'wachtrij', fout: 'ECONNREFUSED' }));
    expect(antwoord.body + JSON.stringify(log)).not.toContain('geheim');
  });

  it('also calls a check that throws at once a part that is away', async () => {
    const check = () => {
      throw new Error('no pool');
    };
    const { app } = await start({ gereed: { database: check } });
    expect((await get(app, '/health/ready')).statusCode).toBe(503);
  });

  it('does not wait for a part that hangs, and asks it only once', async () => {
    let gevraagd = 0;
    const hangend = () => {
      gevraagd += 1;
      return new Promise<void>(() => {});
    };
    const { app } = await start({ gereed: { database: hangend }, tijden: { gereed: 20 } });
    for (const _ of [1, 2, 3]) expect((await get(app, '/health/ready')).statusCode).toBe(503);
    expect(gevraagd).toBe(1);
  });

  it('leaves no line in the log when all is well', async () => {
    const { app, log } = await start({ gereed: { database: fine } });
    await get(app, '/health/live');
    await get(app, '/health/ready');
    await get(app, '/metrics');
    expect(log).toEqual([]);
  });
});

describe('Metrics', () => {
  async function metrics(app: FastifyInstance): Promise<string> {
    const antwoord = await get(app, '/metrics');
    expect(antwoord.statusCode).toBe(200);
    return antwoord.body;
  }

  it('counts what was offered per kind and law, judged per outcome and level, and sent', async () => {
    const { app, casefile, klok } = await start();
    const xml = xmlOf(bericht305('ijw-3.2'));
    const { id } = (await offer(app, xml)).json();
    await offer(app, xml);
    await offer(app, xmlOf(bericht305('ijw-3.2', { producten: [{}, {}] })));
    const { id: eigen } = (await offer(app, xmlOf(bericht301('iwmo-3.2')))).json();

    const base = { op: klok.nu, antwoord: null, termijnVervalt: true };
    const bevinding = {
      regel: 'XSD',
      niveau: 1,
      retourcode: null,
      pad: '/',
      klasse: '/',
      melding: '',
      waarden: {},
    } as const;
    await casefile.beoordeel(id, (zaak) =>
      zaak.besluit(
        {
          ...base,
          oordeel: { uitkomst: 'afgekeurd', niveau: 1, bevindingen: [bevinding], effecten: [] },
          doorsturen: false,
        },
        null,
      ),
    );
    await casefile.beoordeel(eigen, (zaak) =>
      zaak.besluit(
        {
          ...base,
          oordeel: { uitkomst: 'goedgekeurd', niveau: null, bevindingen: [], effecten: [] },
          doorsturen: true,
        },
        bericht301('iwmo-3.2'),
      ),
    );
    const bijVerzending = () => ({ op: klok.nu, termijnen: [] });
    const weg = Promise.reject(new Error('the other side is away'));
    await expect(casefile.verzend(eigen, () => weg, bijVerzending)).rejects.toThrow();
    await casefile.verzend(eigen, async () => {}, bijVerzending);
    await casefile.verzend(eigen, async () => {}, bijVerzending);

    const tekst = await metrics(app);
    for (const regel of [
      'berichten_ontvangen_total{bericht="JW305",standaard="ijw-3.2",uitslag="ontvangen"} 1',
      'berichten_ontvangen_total{bericht="JW305",standaard="ijw-3.2",uitslag="herhaling"} 1',
      'berichten_ontvangen_total{bericht="JW305",standaard="ijw-3.2",uitslag="botsing"} 1',
      'berichten_ontvangen_total{bericht="WMO301",standaard="iwmo-3.2",uitslag="ontvangen"} 1',
      'berichten_beoordeeld_total{bericht="JW305",standaard="ijw-3.2",uitkomst="afgekeurd",niveau="1"} 1',
      'berichten_beoordeeld_total{bericht="WMO301",standaard="iwmo-3.2",uitkomst="goedgekeurd",niveau=""} 1',
      'berichten_verzonden_total{bericht="WMO301",standaard="iwmo-3.2"} 1',
      'verzendingen_mislukt_total{bericht="WMO301",standaard="iwmo-3.2"} 1',
      'http_duur_seconds_count{methode="POST",route="/api/v1/berichten",status="202"} 2',
      'http_duur_seconds_count{methode="POST",route="/api/v1/berichten",status="409"} 1',
    ]) {
      expect(tekst).toContain(`berichtenpoort_${regel}\n`);
    }
    // Names and labels: a duration may hold any digits.
    const namen = tekst.replaceAll(/ [0-9.e+-]+$/gm, '');
    for (const geheim of [bsn.eerste, aanbieder, gemeente, id]) expect(namen).not.toContain(geheim);
  });

  it('does not count a judgement that was not committed', async () => {
    const { app, casefile } = await start();
    const { id } = (await offer(app, xmlOf(bericht305('ijw-3.2')))).json();
    await expect(casefile.beoordeel(id, () => Promise.reject(new Error('killed')))).rejects.toThrow();
    expect(await metrics(app)).not.toContain('beoordeeld_total{');
  });

  it('tells what waits and for how long, at the moment it is asked', async () => {
    const { app, klok } = await start();
    await offer(app, xmlOf(bericht305('ijw-3.2')));
    klok.nu = klok.nu.add({ minutes: 2 });
    const tekst = await metrics(app);
    expect(tekst).toContain('berichtenpoort_achterstand_berichten{op="oordeel"} 1\n');
    expect(tekst).toContain('berichtenpoort_achterstand_berichten{op="verzending"} 0\n');
    expect(tekst).toContain('berichtenpoort_achterstand_oudste_seconds 120\n');
  });

  it('still answers when the database is away, with the backlog unknown instead of zero', async () => {
    const { app, log } = await start({
      casefile: { achterstand: () => new Promise(() => {}) },
      tijden: { gereed: 20 },
    });
    expect(await metrics(app)).toMatch(/achterstand_berichten\{op="oordeel"\} nan\n/i);
    expect(log).toMatchObject([{ ernst: 'warn', tekst: 'achterstand onbekend' }]);
  });

  it('does not give a line of its own to every address that does not exist', async () => {
    const { app } = await start();
    await get(app, '/een');
    await get(app, `/api/v1/${bsn.eerste}`);
    const tekst = await metrics(app);
    expect(tekst).toContain('http_duur_seconds_count{methode="GET",route="(onbekend)",status="404"} 2\n');
  });
});

describe('A process without the api', () => {
  it('has health and metrics all the same, and takes nothing in', async () => {
    const log: LogLine[] = [];
    const app = createMonitor({ metrics: new Registry(), gereed: { database: fine }, log: listLog(log) });
    started.push(app);
    const status = async (url: string) => (await app.inject(url)).statusCode;
    expect(await status('/health/live')).toBe(200);
    expect(await status('/health/ready')).toBe(200);
    expect(await status('/metrics')).toBe(200);
    expect(await status('/api/v1/berichten')).toBe(404);
  });
});
