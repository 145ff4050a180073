import { parse } from 'csv-parse/sync';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import type { Casefile } from '../casefile/casefile.ts';
import { atProvider, granted, processed, refused } from '../casefile/contract/wereld.ts';
import { bericht323 } from '../rules/examples/berichten.ts';
import { aanbieder, bsn, dag, gemeente } from '../rules/examples/waarden.ts';
import { betalingenRoutes } from './betalingen.ts';
import { get, setup } from './harness.ts';
import { type Routes, validatorCompiler } from './openapi.ts';
import { ApiProblem } from './problems.ts';
import type { Betalingenlijst } from './shapes-betalingen.ts';
import { defaultTiming } from './timing.ts';

const s = 'ijw-3.2';
const started: FastifyInstance[] = [];
afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

async function start() {
  const opzet = setup();
  started.push(opzet.app);
  await opzet.app.ready();
  return opzet;
}

function declaration(nummer: string, dagtekening = '2026-05-06', partijen: { aanbieder?: string } = {}) {
  return bericht323(s, {
    ...partijen,
    identificatie: `I${nummer}`,
    declaratie: { DeclaratieNummer: nummer, DeclaratieDagtekening: dag(dagtekening) },
    clienten: [{ prestaties: [{ ProductReferentie: { ReferentieNummer: `P-${nummer}` } }] }],
  });
}
async function declared(casefile: Casefile, ...nummers: readonly string[]) {
  for (const nummer of nummers) await processed(casefile, declaration(nummer));
}

describe('The payment list', () => {
  it('tells of each declaration what is paid and by when, with the totals and links to both messages', async () => {
    const { app, casefile } = await start();
    const id = await processed(casefile, declaration('D1'));
    const antwoordId = (await casefile.toon(id))?.antwoordId;
    const antwoord = await get(app, '/api/v1/betalingen');
    expect(antwoord.statusCode).toBe(200);
    const relatie = { kant: 'te-betalen', standaard: s, gemeente, aanbieder };
    const bedragen = {
      ingediend: 50_00,
      debet: 50_00,
      credit: 0,
      toegekend: 50_00,
      betaald: 0,
      verrekend: 0,
      openstaand: 50_00,
    };
    expect(antwoord.json()).toEqual({
      betalingen: [
        {
          ...relatie,
          ...bedragen,
          declaratieNummer: 'D1',
          begindatum: '2026-04-01',
          einddatum: '2026-04-30',
          dagtekening: '2026-05-06',
          uiterlijk: '2026-06-05',
          stand: 'open',
          voldaanOp: null,
          boekingen: [],
          declaratie: { id, identificatie: 'ID1', _links: { self: { href: `/api/v1/berichten/${id}` } } },
          antwoord: {
            id: antwoordId,
            identificatie: 'R1',
            _links: { self: { href: `/api/v1/berichten/${antwoordId}` } },
          },
        },
      ],
      totalen: [{ ...relatie, ...bedragen, declaraties: 1 }],
      _links: {
        self: { href: '/api/v1/betalingen?aantal=50' },
        csv: { href: '/api/v1/betalingen.csv' },
      },
    });
  });

  it('goes page after page, by what must be paid first, with the same filter', async () => {
    const { app, casefile } = await start();
    await processed(casefile, declaration('D1', '2026-05-06'));
    await processed(casefile, declaration('D2', '2026-04-06'));
    await processed(casefile, declaration('D3', '2026-05-06'));
    await processed(casefile, declaration('D4', '2026-05-06', { aanbieder: '99990002' }));
    const pages: (readonly string[])[] = [];
    let href: string | undefined =
      `/api/v1/betalingen?aantal=2&kant=te-betalen&aanbieder=${aanbieder}&gemeente=${gemeente}&standaard=${s}&uiterlijkVan=2026-05-06&uiterlijkTot=2026-06-05`;
    while (href !== undefined) {
      const lijst: Betalingenlijst = (await get(app, href)).json();
      expect(lijst._links.self.href).toContain(`aanbieder=${aanbieder}`);
      expect(lijst.totalen.map(({ toegekend }) => toegekend)).toEqual([150_00]);
      pages.push(lijst.betalingen.map(({ declaratieNummer }) => declaratieNummer));
      href = lijst._links.volgende?.href;
    }
    expect(pages).toEqual([['D2', 'D1'], ['D3']]);
  });

  it.each([
    'aanbieder=1',
    'gemeente=12345',
    'standaard=ijw',
    'kant=allebei',
    'stand=weg',
    'uiterlijkVan=morgen',
    'uiterlijkTot=0000-01-01',
    'na=17',
    'na=2026-02-30.1',
    'na=0000-01-01.1',
    'na=999999-01-01.1',
    'aantal=0',
    'bsn=999900006',
  ])('is not asked for by %s', async (vraag) => {
    const { app } = await start();
    const antwoord = await get(app, `/api/v1/betalingen?${vraag}`);
    expect(antwoord.statusCode).toBe(400);
    expect(antwoord.body).not.toContain('999900006');
  });

  it('tells a provider what is to be received', async () => {
    const { app, casefile } = await start();
    await processed(casefile, declaration('D1'), {}, atProvider(declaration('D1')));
    const lijst: Betalingenlijst = (await get(app, '/api/v1/betalingen?kant=te-ontvangen')).json();
    expect(lijst.betalingen).toMatchObject([{ kant: 'te-ontvangen', toegekend: 50_00, antwoord: null }]);
  });

  it('answers that the store is away when it is', async () => {
    const fout = Object.assign(new Error(), { code: 'ECONNREFUSED' });
    const { app } = setup({ casefile: { betalingen: () => Promise.reject(fout) } });
    started.push(app);
    await app.ready();
    expect((await get(app, '/api/v1/betalingen')).statusCode).toBe(503);
    expect((await get(app, '/api/v1/betalingen.csv')).statusCode).toBe(503);
  });
});

describe('The payment list as CSV', () => {
  const rows = (inhoud: string): Record<string, string>[] => parse(inhoud, { columns: true });

  it('has the same lines, and the same filter', async () => {
    const { app, casefile } = await start();
    await declared(casefile, 'D1', 'D2');
    await processed(casefile, declaration('D3', '2026-05-07'));
    const antwoord = await get(app, '/api/v1/betalingen.csv?uiterlijkTot=2026-06-05');
    expect(antwoord.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="betalingen.csv"',
    });
    const lijst: Betalingenlijst = (await get(app, '/api/v1/betalingen?uiterlijkTot=2026-06-05')).json();
    expect(rows(antwoord.body)).toEqual(
      lijst.betalingen.map((een) => ({
        kant: 'te-betalen',
        wet: s,
        gemeente,
        aanbieder,
        declaratienummer: een.declaratieNummer,
        periode_van: '2026-04-01',
        periode_tot: '2026-04-30',
        dagtekening: '2026-05-06',
        betalen_uiterlijk: '2026-06-05',
        ingediend_cent: '5000',
        debet_cent: '5000',
        credit_cent: '0',
        toegekend_cent: '5000',
        bericht_323: een.declaratie.identificatie,
        bericht_323_id: een.declaratie.id,
        bericht_325: een.antwoord?.identificatie,
        bericht_325_id: een.antwoord?.id,
        stand: 'open',
        betaald_cent: '0',
        verrekend_cent: '0',
        openstaand_cent: '5000',
      })),
    );
    expect(lijst.betalingen).toHaveLength(2);
  });

  it('shows a number that a spreadsheet would run, and keeps a negative amount a number', async () => {
    const { app, casefile } = await start();
    const bericht = bericht323(s, {
      declaratie: { DeclaratieNummer: '=1+1,"x"' },
      clienten: [
        {
          prestaties: [
            {
              ProductReferentie: { ReferentieNummer: 'C', VorigReferentieNummer: 'A' },
              IngediendBedrag: { Bedrag: 20_00, DebetCredit: 'C' },
            },
          ],
        },
      ],
    });
    await processed(casefile, bericht);
    const [rij] = rows((await get(app, '/api/v1/betalingen.csv')).body);
    expect(rij).toMatchObject({
      declaratienummer: '\'=1+1,"x"',
      ingediend_cent: '-2000',
      credit_cent: '2000',
      toegekend_cent: '-2000',
      debet_cent: '0',
    });
  });

  it('holds nobody: no BSN, and no Prestatie', async () => {
    const { app, casefile } = await start();
    const bericht = declaration('D1');
    await processed(casefile, bericht, {
      oordeel: { ...refused, uitkomst: 'deels-goedgekeurd', effecten: granted(bericht, () => true) },
    });
    const alles =
      (await get(app, '/api/v1/betalingen.csv')).body + (await get(app, '/api/v1/betalingen')).body;
    expect(alles).toContain('D1');
    expect(alles).not.toContain(bsn.eerste);
    expect(alles).not.toContain('P-D1');
  });

  it('is whole, or not given', async () => {
    const { casefile } = await start();
    await declared(casefile, 'D1', 'D2', 'D3');
    const asked = async (regelsInCsv: number) => {
      const app = fastify();
      started.push(app);
      let melding: string | undefined;
      app.setErrorHandler((fout, _, reply) => {
        melding =
          fout instanceof ApiProblem ? fout.bijzonderheden.ongeldigeParameters?.[0]?.melding : undefined;
        return reply.code(fout instanceof ApiProblem ? fout.status : 500).send();
      });
      app.setValidatorCompiler(validatorCompiler);
      app.setSerializerCompiler(() => JSON.stringify);
      void app.register(async (routes: Routes) =>
        betalingenRoutes(routes, { wiring: { casefile }, tijden: defaultTiming, regelsInCsv }),
      );
      const { statusCode, body } = await app.inject({ method: 'GET', url: '/betalingen.csv' });
      return { statusCode, regels: body === '' ? 0 : rows(body).length, melding };
    };
    expect(await asked(3)).toEqual({ statusCode: 200, regels: 3, melding: undefined });
    expect(await asked(2)).toEqual({
      statusCode: 400,
      regels: 0,
      melding: 'De lijst heeft meer dan 2 regels. Kies een kortere periode of één aanbieder.',
    });
  });
});
