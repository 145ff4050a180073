import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import type { Casefile, MessageId } from '../casefile/casefile.ts';
import { bericht301, bericht305, bericht325 } from '../rules/examples/berichten.ts';
import { bsn, namen } from '../rules/examples/waarden.ts';
import type { Finding } from '../rules/verdict.ts';
import { maxBytes } from '../standard/xml/lezen.ts';
import { get, offer, type Setup, type SetupOptions, setup, xmlKop, xmlOf } from './harness.ts';
import type { Berichtenlijst } from './shapes.ts';

const started: FastifyInstance[] = [];
afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

async function start(opties: SetupOptions = {}): Promise<Setup> {
  const opzet = setup(opties);
  started.push(opzet.app);
  await opzet.app.ready();
  return opzet;
}

const start305 = xmlOf(bericht305('ijw-3.2'));

describe('Offering a message', () => {
  it('stores it before saying 202, tells where it is, and wakes a worker', async () => {
    const { app, casefile, gewekt } = await start();
    const antwoord = await offer(app, start305);
    expect(antwoord.statusCode).toBe(202);
    const { id, status, herhaling } = antwoord.json();
    expect({ status, herhaling }).toEqual({ status: 'ontvangen', herhaling: false });
    expect(antwoord.headers.location).toBe(`/api/v1/berichten/${id}`);
    expect(Buffer.from((await casefile.bytes(id)) ?? [])).toEqual(start305);
    expect(gewekt).toEqual([id]);
  });

  it.each(['application/xml', 'text/xml', 'text/xml; charset=utf-8', 'application/xml;charset="UTF-8"'])(
    'takes %s',
    async (type) => {
      const { app } = await start();
      expect((await offer(app, start305, { 'content-type': type })).statusCode).toBe(202);
    },
  );

  it.each([
    'application/json',
    'text/plain',
    'application/xml; charset=utf-16',
    'text/xml; charset=iso-8859-1',
    'xml',
  ])('refuses %s with 415 and stores nothing', async (type) => {
    const { app, casefile } = await start();
    const antwoord = await offer(app, start305, { 'content-type': type });
    expect(antwoord.statusCode).toBe(415);
    expect(antwoord.json().type).toBe('urn:problem-type:berichtenpoort:mediatype-niet-ondersteund');
    expect(await casefile.zoek({ aantal: 10 })).toEqual([]);
  });

  it('refuses a body without a type, and one that is compressed, with 415', async () => {
    const { app } = await start();
    expect((await offer(app, start305, {})).statusCode).toBe(415);
    expect((await offer(app, start305, { ...xmlKop, 'content-encoding': 'gzip' })).statusCode).toBe(415);
  });

  it('gives 200 and the earlier id for the same bytes again', async () => {
    const { app, casefile, gewekt } = await start();
    const eerste = (await offer(app, start305)).json();
    const tweede = await offer(app, start305);
    expect(tweede.statusCode).toBe(200);
    expect(tweede.json()).toMatchObject({ id: eerste.id, status: 'ontvangen', herhaling: true });
    expect(tweede.headers.location).toBeUndefined();
    expect(await casefile.zoek({ aantal: 10 })).toHaveLength(1);
    expect(gewekt).toEqual([eerste.id]);
  });

  it('tells with a repeat how far the earlier message is by now', async () => {
    const { app, casefile } = await start();
    const { id } = (await offer(app, start305)).json();
    await refuse(casefile, id);
    expect((await offer(app, start305)).json()).toMatchObject({ id, status: 'afgekeurd', herhaling: true });
  });

  it('gives 409 and points to the earlier message for the same identity with other content', async () => {
    const { app, casefile } = await start();
    const { id } = (await offer(app, start305)).json();
    const ander = xmlOf(bericht305('ijw-3.2', { producten: [{}, {}] }));
    const antwoord = await offer(app, ander);
    expect(antwoord.statusCode).toBe(409);
    expect(antwoord.json()).toMatchObject({
      type: 'urn:problem-type:berichtenpoort:bericht-botst',
      eerderBericht: { id, href: `/api/v1/berichten/${id}` },
    });
    expect(await casefile.zoek({ aantal: 10 })).toHaveLength(1);
  });

  it('knows a retry of the transport by Referentienummer and Zender', async () => {
    const { app } = await start();
    const kop = { ...xmlKop, Referentienummer: 'R1', Zender: 'backoffice' };
    const { id } = (await offer(app, start305, kop)).json();
    const opnieuw = await offer(app, start305, kop);
    expect([opnieuw.statusCode, opnieuw.json().id]).toEqual([200, id]);
  });

  it('does not say yes to another message under a Referentienummer that was used before', async () => {
    const { app } = await start();
    const kop = { ...xmlKop, Referentienummer: 'R1', Zender: 'backoffice' };
    const { id } = (await offer(app, start305, kop)).json();
    const antwoord = await offer(app, xmlOf(bericht305('ijw-3.2', { identificatie: 'ander' })), kop);
    expect(antwoord.statusCode).toBe(409);
    expect(antwoord.json()).toMatchObject({
      type: 'urn:problem-type:berichtenpoort:referentienummer-botst',
      eerderBericht: { id },
    });
  });

  it.each([
    [{ Referentienummer: 'R1' }],
    [{ Zender: 'backoffice' }],
    [{ Referentienummer: 'twee woorden', Zender: 'backoffice' }],
    [{ Referentienummer: 'x'.repeat(101), Zender: 'backoffice' }],
  ])('refuses half or unusable envelope headers with 400: %o', async (kop) => {
    const { app, casefile } = await start();
    const antwoord = await offer(app, start305, { ...xmlKop, ...kop });
    expect(antwoord.statusCode).toBe(400);
    expect(antwoord.json().ongeldigeParameters[0]).toMatchObject({
      plaats: 'header',
      naam: 'Referentienummer',
    });
    expect(await casefile.zoek({ aantal: 10 })).toEqual([]);
  });

  it.each([
    ['no XML', 'geen xml'],
    ['an empty body', ''],
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an unknown root', '<a/>'],
    ['a kind that is not received here', xmlOf(bericht325('ijw-3.2'))],
  ])('refuses %s with 422 and findings of level 0, and stores nothing', async (_wat, inhoud) => {
    const { app, casefile } = await start();
    const antwoord = await offer(app, inhoud);
    expect(antwoord.statusCode).toBe(422);
    const { bevindingen, detail } = antwoord.json();
    expect(bevindingen).toHaveLength(1);
    expect(bevindingen[0]).toMatchObject({ niveau: 0, retourcode: null, melding: detail });
    expect(await casefile.zoek({ aantal: 10 })).toEqual([]);
  });

  it('refuses UTF-8 with a byte order mark, so the bytes were not touched on their way in', async () => {
    const { app } = await start();
    const antwoord = await offer(app, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), start305]));
    expect(antwoord.statusCode).toBe(422);
    expect(antwoord.json().bevindingen[0].regel).toBe('OP192');
  });

  it('refuses a message for a municipality that is not served', async () => {
    const { app } = await start({ wiring: { gemeenten: new Set(['0363']) } });
    const antwoord = await offer(app, start305);
    expect(antwoord.statusCode).toBe(422);
    expect(antwoord.json().bevindingen[0]).toMatchObject({
      regel: 'gemeente',
      pad: '/Bericht/Header/Ontvanger',
    });
  });

  it('accepts a message that breaks its schema: it is kept, and judged like any other', async () => {
    const { app } = await start();
    const kapot = start305.toString('utf8').replace('</jw305:Header>', '<jw305:Onbekend/></jw305:Header>');
    expect((await offer(app, kapot)).statusCode).toBe(202);
  });

  it('takes 25 MB and refuses one byte more with 413', async () => {
    const { app } = await start();
    const vol = Buffer.alloc(maxBytes, 0x20);
    start305.copy(vol);
    expect((await offer(app, vol)).statusCode).toBe(202);
    const antwoord = await offer(app, Buffer.concat([vol, Buffer.from(' ')]));
    expect(antwoord.statusCode).toBe(413);
    expect(antwoord.json().type).toBe('urn:problem-type:berichtenpoort:te-groot');
  });

  it('says 503 and that the message must be offered again when the database is away', async () => {
    const weg = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
    const { app, log } = await start({ casefile: { neemIn: () => Promise.reject(weg) } });
    const antwoord = await offer(app, start305);
    expect(antwoord.statusCode).toBe(503);
    expect(antwoord.headers['retry-after']).toBe('10');
    expect(antwoord.json().detail).toMatch(/niet aangenomen.*opnieuw aan/);
    expect(log.filter(({ ernst }) => ernst === 'warn')).toMatchObject([{ fout: 'ECONNREFUSED' }]);
  });

  it('says 503 when the database does not answer in time', async () => {
    const { app } = await start({
      casefile: { neemIn: () => new Promise(() => {}) },
      tijden: { opslag: 20 },
    });
    expect((await offer(app, start305)).statusCode).toBe(503);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('redis is away'))],
    ['never answers', () => new Promise<void>(() => {})],
  ])('still says 202 when the queue %s: the message is safe and will be found', async (_wat, wekOordelen) => {
    const { app, log } = await start({ wiring: { wekOordelen }, tijden: { wekken: 20 } });
    const antwoord = await offer(app, start305);
    expect(antwoord.statusCode).toBe(202);
    expect(log).toContainEqual(expect.objectContaining({ ernst: 'warn', tekst: 'wekken mislukt' }));
  });

  it('puts nothing of the message in the log, whatever becomes of it', async () => {
    const { app, log } = await start();
    await offer(app, start305);
    await offer(app, start305);
    await offer(app, xmlOf(bericht305('ijw-3.2', { producten: [{}, {}] })));
    await offer(app, `<a>${bsn.eerste}</a>`);
    await get(app, `/api/v1/berichten/${bsn.eerste}`);
    await get(app, `/api/v1/berichten?partij=${bsn.eerste}`);
    await get(app, `/api/v1/berichten?${bsn.eerste}=1`);
    await get(app, `/${bsn.eerste}`);
    const tekst = JSON.stringify(log);
    for (const geheim of [bsn.eerste, namen.client.Achternaam, 'StartProduct'])
      expect(tekst).not.toContain(geheim);
    expect(
      log
        .filter((regel) => regel.tekst === 'verzoek')
        .map(({ methode, route, status }) => [methode, route, status]),
    ).toEqual([
      ['POST', '/api/v1/berichten', 202],
      ['POST', '/api/v1/berichten', 200],
      ['POST', '/api/v1/berichten', 409],
      ['POST', '/api/v1/berichten', 422],
      ['GET', '/api/v1/berichten/:id', 404],
      ['GET', '/api/v1/berichten', 400],
      ['GET', '/api/v1/berichten', 400],
      ['GET', '(onbekend)', 404],
    ]);
  });
});

describe('Looking for messages', () => {
  async function five() {
    const opzet = await start();
    const ids: MessageId[] = [];
    for (const nummer of [1, 2, 3, 4, 5]) {
      const xml = xmlOf(bericht305('ijw-3.2', { identificatie: `START${nummer}` }));
      ids.push((await offer(opzet.app, xml)).json().id);
    }
    return { ...opzet, ids };
  }

  it('shows the newest first and walks to the end by its own links', async () => {
    const { app, ids } = await five();
    const gezien: MessageId[] = [];
    let href: string | undefined = '/api/v1/berichten?aantal=2&richting=in';
    const bladzijden: number[] = [];
    while (href !== undefined) {
      const bladzijde: Berichtenlijst = (await get(app, href)).json();
      bladzijden.push(bladzijde.berichten.length);
      gezien.push(...bladzijde.berichten.map(({ id }) => id));
      href = bladzijde._links.volgende?.href;
    }
    expect(bladzijden).toEqual([2, 2, 1]);
    expect(gezien).toEqual(ids.toReversed());
  });

  it('has no next page when the last one is exactly full', async () => {
    const { app } = await five();
    const { berichten, _links } = (await get(app, '/api/v1/berichten?aantal=5')).json();
    expect(berichten).toHaveLength(5);
    expect(_links).toEqual({ self: { href: '/api/v1/berichten?aantal=5' } });
  });

  it('keeps its pages while new messages come in', async () => {
    const { app, ids } = await five();
    const eerste = (await get(app, '/api/v1/berichten?aantal=2')).json();
    await offer(app, xmlOf(bericht305('ijw-3.2', { identificatie: 'NIEUW' })));
    const tweede = (await get(app, eerste._links.volgende.href)).json();
    expect(tweede.berichten.map(({ id }: { id: MessageId }) => id)).toEqual([ids[2], ids[1]]);
  });

  it('finds by direction, kind, party and status', async () => {
    const { app, casefile, ids } = await five();
    const eigen = (await offer(app, xmlOf(bericht301('ijw-3.2')))).json().id;
    await refuse(casefile, ids[0] ?? '');
    const found = async (vraag: string) =>
      (await get(app, `/api/v1/berichten?${vraag}`)).json().berichten.map(({ id }: { id: MessageId }) => id);
    expect(await found('richting=uit&bericht=JW301')).toEqual([eigen]);
    expect(await found('bericht=JW305&status=ontvangen')).toEqual(ids.slice(1).toReversed());
    expect(await found('status=afgekeurd')).toEqual([ids[0]]);
    expect(await found('partij=99990001&richting=in')).toEqual(ids.toReversed());
    expect(await found('partij=99990002')).toEqual([]);
  });

  it.each([
    'aantal=0',
    'aantal=201',
    'aantal=veel',
    'aantal=1e2',
    'aantal=',
    'aantal=1&aantal=2',
    'voor=-1',
    'voor=1.5',
    'richting=beide',
    'status=klaar',
    'bericht=JW999',
    'partij=123456782',
    'kleur=rood',
  ])('refuses %s with 400 and says which parameter, not what was given', async (vraag) => {
    const { app } = await start();
    const antwoord = await get(app, `/api/v1/berichten?${vraag}`);
    expect(antwoord.statusCode).toBe(400);
    const { ongeldigeParameters } = antwoord.json();
    expect(ongeldigeParameters).toHaveLength(1);
    const naam = vraag.split('=')[0];
    expect(ongeldigeParameters[0].naam).toBe(naam === 'kleur' ? '(onbekend)' : naam);
    expect(antwoord.body).not.toContain('123456782');
    expect(ongeldigeParameters[0].melding).toMatch(/^(Geef|Kies|Noem|Bekend)/);
  });
});

describe('Looking at a message', () => {
  it('shows a message that waits: no verdict, and the term that runs', async () => {
    const { app } = await start();
    const { id } = (await offer(app, start305)).json();
    const antwoord = await get(app, `/api/v1/berichten/${id}`);
    expect(antwoord.json()).toMatchObject({
      id,
      richting: 'in',
      herkomst: 'aanbieder',
      standaard: 'ijw-3.2',
      bericht: 'JW305',
      afzender: '99990001',
      ontvanger: '0384',
      dagtekening: '2026-05-06',
      ontvangenOp: '2026-05-06T08:00:00.000Z',
      status: 'ontvangen',
      oordeel: null,
      antwoord: null,
      verzending: null,
      termijnen: [
        {
          verplichting: 'OP090',
          partij: 'gemeente',
          vanaf: '2026-05-06',
          uiterlijk: '2026-05-11',
          status: 'open',
          beeindigdOp: null,
        },
      ],
      _links: { xml: { href: `/api/v1/berichten/${id}/xml` } },
    });
    expect(antwoord.body).not.toContain(bsn.eerste);
  });

  it('explains a refusal, shows the answer, and tells what happened', async () => {
    const { app, casefile, klok } = await start();
    const { id } = (await offer(app, start305)).json();
    const antwoordId = await refuse(casefile, id);
    const { klasse: _, ...bevinding } = finding;
    const wacht = (await get(app, `/api/v1/berichten/${id}`)).json();
    expect(wacht).toMatchObject({
      status: 'afgekeurd',
      oordeel: {
        uitkomst: 'afgekeurd',
        niveau: 3,
        bevindingen: [{ ...bevinding, herstel: null }],
        signalen: [{ code: 'r-1', pad: '/Bericht', melding: 'Let op.' }],
      },
      antwoord: { id: antwoordId, bericht: 'JW306', verzending: { status: 'wacht', verzondenOp: null } },
      _links: { antwoord: { href: `/api/v1/berichten/${antwoordId}` } },
    });

    klok.nu = klok.nu.add({ hours: 1 });
    const bijVerzending = () => ({ op: klok.nu, termijnen: [] });
    await casefile.verzend(antwoordId, async () => {}, bijVerzending);
    const verzonden = (await get(app, `/api/v1/berichten/${id}`)).json();
    expect(verzonden.antwoord.verzending).toEqual({
      status: 'verzonden',
      verzondenOp: '2026-05-06T09:00:00.000Z',
      pogingen: 1,
    });
    expect(verzonden.termijnen).toMatchObject([
      { status: 'nagekomen', beeindigdOp: '2026-05-06T09:00:00.000Z' },
    ]);
    expect(verzonden.gebeurtenissen.map(({ wat }: { wat: string }) => wat)).toEqual([
      'ontvangen',
      'beoordeeld',
    ]);

    const zelf = (await get(app, `/api/v1/berichten/${antwoordId}`)).json();
    expect(zelf).toMatchObject({
      richting: 'uit',
      herkomst: 'berichtenpoort',
      status: null,
      inAntwoordOp: id,
      _links: { inAntwoordOp: { href: `/api/v1/berichten/${id}` } },
    });
  });

  it('calls a term passed from the day after its last day in Amsterdam, not before', async () => {
    const { app, klok } = await start();
    const { id } = (await offer(app, start305)).json();
    const statusOp = async (moment: string) => {
      klok.nu = Temporal.Instant.from(moment);
      return (await get(app, `/api/v1/berichten/${id}`)).json().termijnen[0].status;
    };
    expect(await statusOp('2026-05-11T23:59:59+02:00')).toBe('open');
    expect(await statusOp('2026-05-12T00:00:00+02:00')).toBe('verstreken');
  });

  it('gives the bytes exactly as they came, to keep and not to show', async () => {
    const { app } = await start();
    const { id } = (await offer(app, start305)).json();
    const antwoord = await get(app, `/api/v1/berichten/${id}/xml`);
    expect(antwoord.rawPayload).toEqual(start305);
    expect(antwoord.headers['content-type']).toBe('application/xml');
    expect(antwoord.headers['content-disposition']).toBe(`attachment; filename="JW305_${id}.xml"`);
    expect(antwoord.headers['cache-control']).toBe('no-store');
  });

  it.each(['00000000-0000-4000-8000-000000000000', '1', bsn.eerste, '..%2f..', '%00'])(
    'answers 404 for %s, without repeating it',
    async (id) => {
      const { app } = await start();
      for (const pad of ['', '/xml']) {
        const antwoord = await get(app, `/api/v1/berichten/${id}${pad}`);
        expect(antwoord.statusCode).toBe(404);
        expect(antwoord.json().type).toBe('urn:problem-type:berichtenpoort:niet-gevonden');
        expect(antwoord.json().detail).not.toContain(id);
      }
    },
  );

  it('says 503 when the database is away', async () => {
    const weg = Object.assign(new Error('terminating connection'), { code: '57P01' });
    const { app } = await start({
      casefile: { toon: () => Promise.reject(weg), zoek: () => Promise.reject(weg) },
    });
    const id = crypto.randomUUID();
    for (const pad of ['', `/${id}`, `/${id}/xml`]) {
      const antwoord = await get(app, `/api/v1/berichten${pad}`);
      expect(antwoord.statusCode).toBe(503);
      expect(antwoord.json().detail).not.toContain('niet aangenomen');
    }
  });
});

const finding: Finding = {
  regel: 'TR326',
  niveau: 3,
  retourcode: '9326',
  pad: '/Bericht/Client/StartProducten/StartProduct',
  klasse: '/Bericht/Client/StartProducten/StartProduct',
  melding: 'De start van toewijzing 1001 is al gemeld.',
  waarden: { ToewijzingNummer: '1001' },
};

/** Judges as a worker would, with a verdict of our own choosing. */
async function refuse(casefile: Casefile, id: MessageId, op?: Temporal.Instant): Promise<MessageId> {
  const antwoord = {
    id: crypto.randomUUID(),
    nummer: '306',
    identificatie: 'R00000000001',
    bytes: Buffer.from('<a/>'),
  } as const;
  await casefile.beoordeel(id, (zaak) =>
    zaak.besluit(
      {
        oordeel: {
          uitkomst: 'afgekeurd',
          niveau: 3,
          bevindingen: [finding],
          effecten: [],
          signalen: [{ code: 'r-1', pad: '/Bericht', melding: 'Let op.', waarden: {} }],
        },
        op: op ?? zaak.bericht.ontvangenOp,
        antwoord,
        doorsturen: false,
        termijnVervalt: false,
      },
      bericht305('ijw-3.2'),
    ),
  );
  return antwoord.id;
}
