import fc from 'fast-check';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { type TestWorld, testWorld } from '../../test/world.ts';
import { atProvider, processed } from '../casefile/contract/wereld.ts';
import { memoryCasefile } from '../casefile/memory.ts';
import type { Wiring } from '../pipeline/wiring.ts';
import { bericht301, bericht315, bericht317, bericht323 } from '../rules/examples/berichten.ts';
import { landelijk } from '../rules/examples/landelijk.ts';
import { zonderRegels } from '../rules/examples/regionaal.ts';
import { aanbieder, bsn, gemeente, namen, omvang, specifiek } from '../rules/examples/waarden.ts';
import type { Protocol } from '../rules/protocol.ts';
import { standaarden } from '../standard/berichtsoorten.ts';
import { leesBericht } from '../standard/xml/bericht.ts';
import { schrijfBericht } from '../standard/xml/schrijven.ts';
import { ask, get, type Setup, setup } from './harness.ts';
import type { Verzoekenlijst } from './shapes-besluiten.ts';

const s = 'ijw-3.2';
const started: FastifyInstance[] = [];
afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

/** An api and the rest of the journey over one casefile. */
async function start(anders: Partial<Wiring> = {}): Promise<Setup & { readonly w: TestWorld }> {
  const { protocolVoor } = anders;
  const w = testWorld(memoryCasefile(), protocolVoor ? { protocolVoor } : {});
  const opzet = setup({ casefile: w.casefile, wiring: { ...w.wiring, ...anders }, tijden: { wekken: 20 } });
  started.push(opzet.app);
  await opzet.app.ready();
  return { ...opzet, w };
}

const post = (app: FastifyInstance, url: string, inhoud: unknown): Promise<LightMyRequestResponse> =>
  ask(app, {
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { 'content-type': 'application/json' },
    payload: typeof inhoud === 'string' ? inhoud : JSON.stringify(inhoud),
  });
const decide = async ({ app, w }: { app: FastifyInstance; w: TestWorld }, inhoud: unknown, vraag = '') => {
  const [verzoek] = await w.casefile.verzoeken({ aantal: 1 });
  return post(app, `/verzoeken/${verzoek?.id}/besluit${vraag}`, inhoud);
};
const regels = (antwoord: LightMyRequestResponse) =>
  antwoord.json().bevindingen.map(({ regel }: { regel: string }) => regel);

const client = {
  Geboortedatum: { Datum: '2014-02-03' },
  Geslacht: '2',
  Naam: { Geslachtsnaam: namen.client, NaamGebruik: '1' },
  Contactgegevens: {
    Contact: [{ Soort: '01', Adres: { Huis: { Huisnummer: 1 }, Postcode: '9999XX', LandCode: 'NL' } }],
  },
};
const afwijzen = { antwoord: 'afwijzen', reden: '4' };
const onderzoek = { antwoord: 'onderzoek' };
const zoalsGevraagd = (...nummers: readonly number[]) => ({
  antwoord: 'toewijzen',
  toewijzing: { hoe: 'zoals-gevraagd', nummers },
  client,
});

describe('Requests over the api', () => {
  it('are listed newest first, page after page, by where they stand and who asks', async () => {
    const { app, w } = await start();
    const producten = ['A', 'B', 'C'].map((ReferentieAanbieder) => ({ ReferentieAanbieder }));
    await w.receive(bericht315(s, { producten }));
    await w.receive(bericht315(s, { aanbieder: '99990002', producten: [{ ReferentieAanbieder: 'D' }] }));
    const lijst = async (url: string): Promise<Verzoekenlijst> => (await get(app, url)).json();
    const namenIn = ({ verzoeken }: Verzoekenlijst) => verzoeken.map((een) => een.referentieAanbieder);
    const eerste = await lijst('/api/v1/verzoeken?aantal=2');
    expect(namenIn(eerste)).toEqual(['D', 'C']);
    const tweede = await lijst(eerste._links.volgende?.href ?? '');
    expect(namenIn(tweede)).toEqual(['B', 'A']);
    expect(tweede._links.volgende).toBeUndefined();
    expect(namenIn(await lijst('/api/v1/verzoeken?stand=open&aanbieder=99990002'))).toEqual(['D']);
    expect(namenIn(await lijst('/api/v1/verzoeken?stand=afgewezen'))).toEqual([]);
    expect(namenIn(await lijst('/api/v1/verzoeken?uiterlijk=2026-05-12'))).toEqual([]);
    expect(namenIn(await lijst('/api/v1/verzoeken?uiterlijk=2026-05-13&stand=open'))).toHaveLength(4);
  });

  it.each([
    'stand=onbekend',
    'aanbieder=1',
    'voor=x',
    'aantal=0',
    'uiterlijk=morgen',
    'uiterlijk=0000-01-01',
    'bsn=999900006',
  ])('are not searched by %s', async (vraag) => {
    const { app } = await start();
    const antwoord = await get(app, `/api/v1/verzoeken?${vraag}`);
    expect(antwoord.statusCode).toBe(400);
    expect(antwoord.body).not.toContain('999900006');
  });

  it.each(standaarden)('show what is asked under %s, and nothing about the client', async (wet) => {
    const { app, w } = await start();
    await w.receive(bericht315(wet, { producten: [{ Commentaar: 'Belt liever in de ochtend' }] }));
    const [verzoek] = await w.casefile.verzoeken({ aantal: 1 });
    const antwoord = await get(app, `/api/v1/verzoeken/${verzoek?.id}`);
    expect(antwoord.statusCode).toBe(200);
    expect(antwoord.json()).toMatchObject({
      soort: '315',
      stand: 'open',
      standaard: wet,
      gemeente,
      aanbieder,
      referentieAanbieder: 'VOT1',
      dagtekening: '2026-05-06',
      gevraagdProduct: {
        product: { categorie: specifiek(wet).Categorie, code: specifiek(wet).Code },
        omvang: { volume: omvang.Volume, eenheid: omvang.Eenheid, frequentie: omvang.Frequentie },
      },
      gevraagdeWijziging: null,
      termijnen: [{ verplichting: 'OP274', uiterlijk: '2026-05-13', status: 'open' }],
      nieuweToewijzingNummers: 1,
      _links: {
        bericht: { href: `/api/v1/berichten/${verzoek?.berichtId}` },
        besluit: { href: `/api/v1/verzoeken/${verzoek?.id}/besluit` },
      },
    });
    for (const persoonlijk of [bsn.eerste, namen.client.Achternaam, 'ochtend'])
      expect(antwoord.body).not.toContain(persoonlijk);
  });

  it('show a request for change with what stays, what changes and what is new', async () => {
    const { app, w } = await start();
    await w.receive(
      bericht301(s, {
        producten: [{}, { ToewijzingNummer: 1002, Product: specifiek(s, 2), Omvang: omvang }],
      }),
    );
    await w.receive(
      bericht317(s, {
        teWijzigen: [{ ToewijzingNummer: 1002, Omvang: { ...omvang, Volume: 9 } }],
        nieuw: [{ Product: specifiek(s, 3) }],
      }),
    );
    const [{ id } = { id: 0 }] = await w.casefile.verzoeken({ aantal: 1 });
    expect((await get(app, `/api/v1/verzoeken/${id}`)).json()).toMatchObject({
      soort: '317',
      gevraagdProduct: null,
      gevraagdeWijziging: {
        ongewijzigd: [1001],
        teWijzigen: [{ toewijzingNummer: 1002, omvang: { volume: 9 }, einddatum: null }],
        nieuw: [{ product: { code: specifiek(s, 3).Code } }],
      },
      nieuweToewijzingNummers: 2,
    });
  });

  it('wait for nothing once they are answered', async () => {
    const opzet = await start();
    await opzet.w.receive(bericht315(s));
    await decide(opzet, afwijzen);
    const [{ id } = { id: 0 }] = await opzet.w.casefile.verzoeken({ aantal: 1 });
    const verzoek = (await get(opzet.app, `/api/v1/verzoeken/${id}`)).json();
    expect(verzoek).toMatchObject({ stand: 'afgewezen', nieuweToewijzingNummers: null });
    expect(verzoek._links.besluit).toBeUndefined();
  });

  it.each(['0', '99', 'x', '1e3', '-1', '9'.repeat(40)])('are not found by %s', async (id) => {
    const { app } = await start();
    expect((await get(app, `/api/v1/verzoeken/${id}`)).statusCode).toBe(404);
    const besluit = await post(app, `/verzoeken/${id}/besluit`, afwijzen);
    expect([besluit.statusCode, besluit.json().detail]).toEqual([404, 'Er is geen verzoek met dit id.']);
  });
});

describe('A decision over the api', () => {
  it('is made, committed and told, with the message that carries it', async () => {
    const opzet = await start();
    await opzet.w.receive(bericht315(s));
    const antwoord = await decide(opzet, afwijzen);
    expect(antwoord.statusCode).toBe(201);
    const { bericht, _links, ...overig } = antwoord.json();
    expect(overig).toEqual({ herhaling: false, proef: false, verschil: null });
    expect(bericht).toMatchObject({ bericht: 'JW319', identificatie: expect.stringMatching(/^B\d+-1$/) });
    expect(antwoord.headers.location).toBe(`/api/v1/berichten/${bericht.id}`);
    expect((await get(opzet.app, _links.verzoek.href)).json().stand).toBe('afgewezen');
    expect(opzet.w.gewekt).toEqual([bericht.id]);
    expect((await get(opzet.app, bericht._links.self.href)).json()).toMatchObject({
      herkomst: 'backoffice',
      status: 'goedgekeurd',
    });
  });

  it('of the same refusal again is a repeat; of another one is too late', async () => {
    const opzet = await start();
    await opzet.w.receive(bericht315(s));
    const { bericht } = (await decide(opzet, afwijzen)).json();
    const weer = await decide(opzet, afwijzen);
    expect([weer.statusCode, weer.json().herhaling, weer.json().bericht]).toEqual([200, true, bericht]);
    expect(weer.headers.location).toBeUndefined();
    const ander = await decide(opzet, { antwoord: 'afwijzen', reden: '5' });
    expect([ander.statusCode, regels(ander)]).toEqual([409, ['TR365']]);
    expect(ander.json()).toMatchObject({
      type: 'urn:problem-type:berichtenpoort:verzoek-al-beantwoord',
      eerderBericht: { id: bericht.id },
    });
    expect(await opzet.w.casefile.zoek({ bericht: 'JW319', aantal: 9 })).toHaveLength(1);
  });

  it('investigates once, and may still grant after it; then nothing more', async () => {
    const opzet = await start();
    await opzet.w.receive(bericht315(s));
    expect((await decide(opzet, onderzoek)).statusCode).toBe(201);
    const tweede = await decide(opzet, onderzoek);
    expect([tweede.statusCode, regels(tweede)]).toEqual([409, ['TR360']]);
    const toegewezen = await decide(opzet, zoalsGevraagd(5001));
    expect(toegewezen.statusCode).toBe(201);
    expect(toegewezen.json()).toMatchObject({
      bericht: { bericht: 'JW301' },
      verschil: {
        toegevoegd: [{ toewijzingNummer: 5001, product: { code: specifiek(s).Code } }],
        gewijzigd: [],
        verwijderd: [],
        ongewijzigd: [],
        weggelaten: [],
      },
    });
    expect(regels(await decide(opzet, afwijzen))).toEqual(['TR359']);
    const weer = await decide(opzet, zoalsGevraagd(5001));
    expect([weer.statusCode, weer.json().bericht.id]).toEqual([200, toegewezen.json().bericht.id]);
  });

  it.each([
    [{ antwoord: 'afwijzen', reden: '8' }, ['TR377']],
    [{ antwoord: 'afwijzen', reden: '4', gemeente: '0363' }, ['TR409']],
    [{ antwoord: 'toewijzen', toewijzing: { hoe: 'zoals-gevraagd', nummers: [5001] } }, ['OP087']],
    [zoalsGevraagd(), ['IV066']],
    [{ antwoord: 'toewijzen', toewijzing: { hoe: 'bericht', xml: 'geen xml' } }, ['OP192']],
    [{ ...zoalsGevraagd(5001), client: { ...client, Geslacht: '7' } }, ['XSD']],
    [{ ...zoalsGevraagd(5001), client: { ...client, Bsn: bsn.tweede } }, ['OP087']],
  ])('that the standard forbids is refused by name and changes nothing: %j', async (inhoud, verwacht) => {
    const opzet = await start();
    await opzet.w.receive(bericht315(s));
    const antwoord = await decide(opzet, inhoud);
    expect([antwoord.statusCode, regels(antwoord)]).toEqual([422, verwacht]);
    expect(antwoord.json().type).toBe('urn:problem-type:berichtenpoort:verzenden-geweigerd');
    expect(antwoord.body).not.toContain(bsn.eerste);
    expect(await opzet.w.casefile.verzoeken({ stand: 'open', aantal: 9 })).toHaveLength(1);
    expect(await opzet.w.casefile.zoek({ richting: 'uit', bericht: 'JW301', aantal: 9 })).toEqual([]);
    expect(opzet.w.gewekt).toEqual([]);
  });

  it.each([
    ['{', /geen geldige JSON/],
    ['[]', /ongeldigeParameters/],
    [{ antwoord: 'misschien' }, /ongeldigeParameters/],
    [{ antwoord: 'afwijzen' }, /ongeldigeParameters/],
    [{ antwoord: 'afwijzen', reden: '4', [bsn.eerste]: 1 }, /ongeldigeParameters/],
    [{ antwoord: 'afwijzen', reden: bsn.eerste }, /ongeldigeParameters/],
    [{ ...zoalsGevraagd(1), client: { ...client, [namen.client.Achternaam]: 1 } }, /ongeldigeParameters/],
    [{ ...zoalsGevraagd(1), client: { ...client, Geboortedatum: { Datum: '2014-02-30' } } }, /ongeldigeP/],
    [{ ...zoalsGevraagd(1), client: { ...client, Geslacht: '\u0000' } }, /ongeldigeParameters/],
    [{ ...zoalsGevraagd(1), client: {} }, /ongeldigeParameters/],
  ])('that is none is refused with 400, without a word of what was given: %j', async (inhoud, detail) => {
    const opzet = await start();
    await opzet.w.receive(bericht315(s));
    const antwoord = await decide(opzet, inhoud);
    expect(antwoord.statusCode).toBe(400);
    expect(antwoord.json().detail).toMatch(detail);
    for (const gegeven of [bsn.eerste, namen.client.Achternaam, 'misschien'])
      expect(antwoord.body).not.toContain(gegeven);
  });

  it('is asked in JSON', async () => {
    const { app } = await start();
    const url = '/api/v1/verzoeken/1/besluit';
    for (const type of ['application/xml', 'text/plain', 'application/json; charset=latin1']) {
      const antwoord = await ask(app, {
        method: 'POST',
        url,
        headers: { 'content-type': type },
        payload: '{}',
      });
      expect([antwoord.statusCode, antwoord.json().type]).toEqual([
        415,
        'urn:problem-type:berichtenpoort:geen-json',
      ]);
    }
  });

  it('on trial shows the difference and keeps nothing', async () => {
    const opzet = await start();
    await opzet.w.receive(bericht315(s));
    const antwoord = await decide(opzet, zoalsGevraagd(5001), '?proef=true');
    expect(antwoord.statusCode).toBe(200);
    expect(antwoord.json()).toMatchObject({
      proef: true,
      bericht: null,
      verschil: { toegevoegd: [{ toewijzingNummer: 5001 }] },
    });
    expect(opzet.w.gewekt).toEqual([]);
    expect((await decide(opzet, onderzoek, '?proef=ja')).statusCode).toBe(400);
    expect((await decide(opzet, zoalsGevraagd(5001))).statusCode).toBe(201);
  });

  it('sends a whole 301 of the back office as it is, and warns of what it leaves out', async () => {
    const opzet = await start();
    await opzet.w.receive(bericht301(s));
    await opzet.w.receive(bericht315(s));
    const bericht = bericht301(s, {
      identificatie: 'EIGEN',
      producten: [{ ToewijzingNummer: 1002, Product: specifiek(s, 2), ReferentieAanbieder: 'VOT1' }],
    });
    const xml = Buffer.from(schrijfBericht(bericht)).toString();
    const antwoord = await decide(opzet, { antwoord: 'toewijzen', toewijzing: { hoe: 'bericht', xml } });
    expect(antwoord.json().verschil.weggelaten).toMatchObject([
      { toewijzingNummer: 1001, uitBericht: 'JW301 3010001' },
    ]);
    expect((await get(opzet.app, antwoord.json().bericht._links.xml.href)).body).toBe(xml);
  });

  it('grants a request for change as asked, or from other days that were agreed', async () => {
    const opzet = await start();
    await opzet.w.receive(bericht301(s));
    await opzet.w.receive(
      bericht317(s, { nieuw: [{ Product: specifiek(s, 2) }, { Product: specifiek(s, 3) }] }),
    );
    // The days asked lie ahead, so they are what is granted (OP348).
    const anders = await decide(opzet, {
      antwoord: 'toewijzen',
      toewijzing: {
        hoe: 'zoals-gevraagd',
        nummers: [5001, 5002],
        andereDagen: { nieuw: [{ plaats: 2, ingangsdatum: '2026-07-01', einddatum: null }] },
      },
    });
    expect([anders.statusCode, regels(anders)]).toEqual([422, ['OP348']]);
    opzet.w.klok.nu = Temporal.Instant.from('2026-06-10T10:00:00+02:00');
    const laat = await decide(opzet, {
      antwoord: 'toewijzen',
      toewijzing: {
        hoe: 'zoals-gevraagd',
        nummers: [5001, 5002],
        andereDagen: { nieuw: [{ plaats: 2, ingangsdatum: '2026-07-01', einddatum: null }] },
      },
    });
    expect(laat.statusCode).toBe(201);
    expect(laat.json().verschil.toegevoegd).toMatchObject([
      { toewijzingNummer: 5001, ingangsdatum: '2026-06-01' },
      { toewijzingNummer: 5002, ingangsdatum: '2026-07-01' },
    ]);
  });

  it('comes back when a declaration goes first', async () => {
    const opzet = await start();
    await opzet.w.receive(bericht315(s));
    await opzet.w.receive(bericht323(s), { zonderOordeel: true });
    const antwoord = await decide(opzet, zoalsGevraagd(5001));
    expect([antwoord.statusCode, antwoord.headers['retry-after']]).toEqual([503, '10']);
    expect(antwoord.json().type).toBe('urn:problem-type:berichtenpoort:eerder-bericht-eerst');
  });

  it('stands when nobody can be woken for it', async () => {
    const opzet = await start({ wekVerzenden: () => new Promise(() => {}) });
    await opzet.w.receive(bericht315(s));
    expect((await decide(opzet, afwijzen)).statusCode).toBe(201);
    expect(opzet.log).toContainEqual(expect.objectContaining({ tekst: 'wekken mislukt' }));
  });

  it('on a request that we sent ourselves is for somebody else', async () => {
    const opzet = await start();
    const bericht = bericht315(s);
    await processed(opzet.w.casefile, bericht, {}, atProvider(bericht));
    expect(regels(await decide(opzet, afwijzen))).toEqual(['OP274']);
  });

  it('is logged with what came of it, and nothing of what was given', async () => {
    const opzet = await start();
    await opzet.w.receive(bericht315(s));
    await decide(opzet, { antwoord: 'afwijzen', reden: '8' });
    await decide(opzet, zoalsGevraagd(5001));
    const besluiten = opzet.log.filter(({ tekst }) => tekst === 'besluit op een verzoek');
    expect(besluiten).toMatchObject([
      { antwoord: 'afwijzen', uitslag: 'geweigerd', regels: ['TR377'] },
      { antwoord: 'toewijzen', uitslag: 'besloten', berichtId: expect.any(String) },
    ]);
    expect(JSON.stringify(opzet.log)).not.toMatch(new RegExp(`${bsn.eerste}|${namen.client.Achternaam}`));
  });
});

describe('A 301 of the back office, shown as a message', () => {
  it('tells what it changed, and what it left out', async () => {
    const { app, w } = await start();
    const eerste = await w.receive(bericht301(s));
    const tweede = await w.receive(
      bericht301(s, {
        identificatie: 'TWEEDE',
        producten: [{ ToewijzingNummer: 1002, Product: specifiek(s, 2) }],
      }),
    );
    const verschil = async (id: string) => (await get(app, `/api/v1/berichten/${id}`)).json().verschil;
    expect(await verschil(eerste)).toMatchObject({
      toegevoegd: [{ toewijzingNummer: 1001 }],
      weggelaten: [],
    });
    expect(await verschil(tweede)).toMatchObject({
      toegevoegd: [{ toewijzingNummer: 1002, ingangsdatum: '2026-04-01' }],
      ongewijzigd: [],
      weggelaten: [{ toewijzingNummer: 1001, uitBericht: 'JW301 3010001' }],
    });
    // What comes later changes nothing of what was told.
    await w.receive(bericht301(s, { identificatie: 'DERDE', producten: [{ RedenWijziging: '04' }] }));
    expect(await verschil(tweede)).toMatchObject({ weggelaten: [{ toewijzingNummer: 1001 }] });
  });

  it('tells it of one that was made here too, and nothing of another message', async () => {
    const opzet = await start();
    const gevraagd = await opzet.w.receive(bericht315(s));
    const { bericht, verschil } = (await decide(opzet, zoalsGevraagd(5001))).json();
    expect((await get(opzet.app, bericht._links.self.href)).json().verschil).toEqual(verschil);
    expect((await get(opzet.app, `/api/v1/berichten/${gevraagd}`)).json().verschil).toBeNull();
  });
});

describe('A change in what is allocated over the api', () => {
  const partijen = { standaard: s, gemeente, aanbieder, bsn: bsn.eerste };
  const nieuw = (toewijzingNummer: number, plaats = 1, anders: object = {}) => ({
    soort: 'nieuw',
    toewijzingNummer,
    product: { categorie: specifiek(s, plaats).Categorie, code: specifiek(s, plaats).Code },
    ingangsdatum: '2026-06-01',
    einddatum: '2026-12-31',
    omvang: { volume: 2, eenheid: '04', frequentie: '4' },
    ...anders,
  });
  const allocate = ({ app }: { app: FastifyInstance }, inhoud: object, vraag = '') =>
    post(app, `/toewijzingen${vraag}`, { ...partijen, ...inhoud });

  it('becomes the whole 301, with who the client is the first time', async () => {
    const opzet = await start();
    expect(regels(await allocate(opzet, { wijzigingen: [nieuw(5001)] }))).toEqual(['OP087']);
    const eerste = await allocate(opzet, { wijzigingen: [nieuw(5001)], client });
    expect(eerste.statusCode).toBe(201);
    expect(eerste.json()._links).toEqual({});
    const tweede = await allocate(opzet, {
      wijzigingen: [nieuw(5002, 2, { commentaar: 'Graag op dinsdag' })],
    });
    expect(tweede.json().verschil).toMatchObject({
      toegevoegd: [{ toewijzingNummer: 5002 }],
      ongewijzigd: [{ toewijzingNummer: 5001 }],
      weggelaten: [],
    });
    const bytes = await opzet.w.casefile.bytes(tweede.json().bericht.id);
    const gelezen = leesBericht(bytes ?? new Uint8Array());
    expect(gelezen).toMatchObject({
      ok: true,
      bericht: {
        Header: { Afzender: gemeente, Ontvanger: aanbieder },
        Client: {
          Bsn: bsn.eerste,
          Naam: { Geslachtsnaam: namen.client },
          ToegewezenProducten: {
            ToegewezenProduct: [
              { ToewijzingNummer: 5001 },
              { ToewijzingNummer: 5002, Commentaar: 'Graag op dinsdag' },
            ],
          },
        },
      },
    });
    expect(opzet.w.gewekt).toEqual([eerste.json().bericht.id, tweede.json().bericht.id]);
  });

  it('ends, changes and withdraws', async () => {
    const opzet = await start();
    await allocate(opzet, {
      client,
      wijzigingen: [
        nieuw(5001),
        nieuw(5002, 2, { omvang: { volume: 20, eenheid: '04', frequentie: '6' } }),
        nieuw(5003, 3),
      ],
    });
    const antwoord = await allocate(opzet, {
      wijzigingen: [
        { soort: 'gewijzigd', toewijzingNummer: 5001, redenWijziging: '04', einddatum: '2026-09-30' },
        { soort: 'gewijzigd', toewijzingNummer: 5002, redenWijziging: '03', volume: 30 },
        { soort: 'verwijderd', toewijzingNummer: 5003 },
      ],
    });
    expect(antwoord.json().verschil).toMatchObject({
      toegevoegd: [],
      gewijzigd: [
        {
          toewijzingNummer: 5001,
          elementen: [{ element: 'Einddatum', was: '31-12-2026', wordt: '30-09-2026' }],
        },
        { toewijzingNummer: 5002, omvang: { volume: 30 }, elementen: [{ element: 'Omvang' }] },
      ],
      verwijderd: [{ toewijzingNummer: 5003 }],
      ongewijzigd: [],
      weggelaten: [],
    });
    const open = await allocate(opzet, {
      wijzigingen: [{ soort: 'gewijzigd', toewijzingNummer: 5001, redenWijziging: '05', einddatum: null }],
    });
    expect(open.json().verschil).toMatchObject({
      gewijzigd: [{ toewijzingNummer: 5001, einddatum: null }],
      ongewijzigd: [{ toewijzingNummer: 5002 }],
    });
  });

  it('that was made before is a repeat', async () => {
    const opzet = await start();
    const inhoud = { wijzigingen: [nieuw(5001), nieuw(5002, 2)], client };
    const { bericht } = (await allocate(opzet, inhoud)).json();
    const weer = await allocate(opzet, inhoud);
    expect([weer.statusCode, weer.json().herhaling, weer.json().bericht.id]).toEqual([200, true, bericht.id]);
    const anders = await allocate(opzet, { wijzigingen: [nieuw(5001, 1, { einddatum: '2027-01-31' })] });
    expect([anders.statusCode, regels(anders)]).toEqual([422, ['TR332']]);
    const einde = {
      soort: 'gewijzigd',
      toewijzingNummer: 5001,
      redenWijziging: '04',
      einddatum: '2026-09-30',
    };
    const eerste = await allocate(opzet, { wijzigingen: [einde] });
    const tweede = await allocate(opzet, { wijzigingen: [einde] });
    expect([eerste.statusCode, tweede.statusCode, tweede.json().bericht.id]).toEqual([
      201,
      200,
      eerste.json().bericht.id,
    ]);
    expect(await opzet.w.casefile.zoek({ bericht: 'JW301', aantal: 9 })).toHaveLength(2);
  });

  it('on trial shows the difference and keeps nothing', async () => {
    const opzet = await start();
    await allocate(opzet, { wijzigingen: [nieuw(5001)], client });
    const antwoord = await allocate(opzet, { wijzigingen: [nieuw(5002, 2)] }, '?proef=true');
    expect([antwoord.statusCode, antwoord.json().proef]).toEqual([200, true]);
    expect(antwoord.json().verschil.toegevoegd).toMatchObject([{ toewijzingNummer: 5002 }]);
    expect(await opzet.w.casefile.zoek({ bericht: 'JW301', aantal: 9 })).toHaveLength(1);
  });

  it.each([
    ['a number of somebody else', { wijzigingen: [nieuw(1001)], client }, ['TR332']],
    [
      'a change in what is not there',
      { wijzigingen: [{ soort: 'verwijderd', toewijzingNummer: 77 }], client },
      ['IV066', 'OP087'],
    ],
    ['two that overlap', { wijzigingen: [nieuw(5001), nieuw(5002)], client }, ['TR302']],
    ['one allocation twice', { wijzigingen: [nieuw(5001), nieuw(5001, 2)], client }, ['TR101']],
    [
      'a category of the other law',
      { wijzigingen: [nieuw(5001, 1, { product: { categorie: '02', code: '02A01' } })], client },
      ['XSD'],
    ],
    [
      'the details of another client',
      { wijzigingen: [nieuw(5001)], client: { ...client, Bsn: bsn.tweede } },
      ['OP087'],
    ],
  ])('that the standard forbids is refused by name and changes nothing: %s', async (_, inhoud, verwacht) => {
    const opzet = await start();
    await opzet.w.receive(bericht301(s, { client: { Bsn: bsn.tweede } }));
    const antwoord = await allocate(opzet, inhoud);
    expect([antwoord.statusCode, regels(antwoord)]).toEqual([422, verwacht]);
    expect(await opzet.w.casefile.zoek({ bericht: 'JW301', aantal: 9 })).toHaveLength(1);
  });

  it.each([
    [{ wijzigingen: [] }],
    [{ wijzigingen: [nieuw(5001, 1, { ingangsdatum: '0000-01-01' })] }],
    [{ wijzigingen: [nieuw(5001, 1, { commentaar: '\u0007' })] }],
    [{ wijzigingen: [nieuw(5001)], bsn: '12' }],
    [{ wijzigingen: [nieuw(5001)], standaard: 'ijw-3.1' }],
  ])('that is none is refused with 400: %j', async (inhoud) => {
    const opzet = await start();
    expect((await allocate(opzet, { client, ...inhoud })).statusCode).toBe(400);
  });

  it('is for a municipality that is served here', async () => {
    const elders = await start({ gemeenten: new Set(['0363']) });
    expect(regels(await allocate(elders, { wijzigingen: [nieuw(5001)], client }))).toEqual(['gemeente']);
    const bijAanbieder = await start({ aanbieders: new Set([aanbieder]) });
    expect(regels(await allocate(bijAanbieder, { wijzigingen: [nieuw(5001)], client }))).toEqual([
      'gemeente',
    ]);
  });
});

describe('Any JSON at all', () => {
  /** The fields there are, in any shape. */
  const velden = [
    'antwoord',
    'reden',
    'gemeente',
    'toewijzing',
    'hoe',
    'nummers',
    'xml',
    'client',
    'wijzigingen',
    'soort',
    'toewijzingNummer',
    'ingangsdatum',
    'einddatum',
    'product',
    'categorie',
    'omvang',
    'standaard',
    'bsn',
    'Naam',
  ];
  const woorden = [
    'afwijzen',
    'toewijzen',
    'zoals-gevraagd',
    'bericht',
    'nieuw',
    s,
    gemeente,
    '2026-06-01',
    '4',
  ];
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(fc.constantFrom(...woorden, null, true, 0, 1001, -1, 1e300), fc.string({ unit: 'binary' })),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...velden, '__proto__', 'constructor'), tie('json'), { maxKeys: 6 }),
    ),
  }));

  it('gets an answer that the document describes, never a failure of ours, and changes nothing it should not', async () => {
    const opzet = await start();
    await opzet.w.receive(bericht315(s));
    const [{ id } = { id: 0 }] = await opzet.w.casefile.verzoeken({ aantal: 1 });
    const adressen = [`/verzoeken/${id}/besluit?proef=true`, '/toewijzingen?proef=true'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...adressen), json, async (adres, inhoud) => {
        const antwoord = await post(opzet.app, adres, JSON.stringify(inhoud));
        expect([200, 400, 422]).toContain(antwoord.statusCode);
      }),
      { numRuns: 150 },
    );
    expect(await opzet.w.casefile.verzoeken({ stand: 'open', aantal: 9 })).toHaveLength(1);
    expect(opzet.w.gewekt).toEqual([]);
  });
});

describe('The advice of the region over the api', () => {
  /** Knows no product at all. */
  const regio: Protocol = {
    ...landelijk,
    regionaal: {
      ...zonderRegels,
      afwijzingsredenen: new Set(['4']),
      regels: [
        {
          id: 'reg-product',
          soort: 'product-te-vragen',
          parameters: {},
          gevolg: { wat: 'adviseren', reden: '4' },
          wetten: new Set(standaarden),
          retourcode: null,
          wijktAf: [],
          uitleg: '',
          bron: '',
        },
      ],
    },
  };

  it('is shown with each request, and found by', async () => {
    const { app, w } = await start({ protocolVoor: () => regio });
    await w.receive(bericht315(s));
    const advies = {
      oordeel: 'bezwaar',
      redenen: [{ regel: 'reg-product', gevolg: 'adviseren', reden: '4', waarden: { productCode: '45A01' } }],
    };
    const vind = async (vraag: string): Promise<Verzoekenlijst> =>
      (await get(app, `/api/v1/verzoeken?${vraag}`)).json();
    expect((await vind('advies=bezwaar')).verzoeken).toMatchObject([{ referentieAanbieder: 'VOT1', advies }]);
    expect((await vind('advies=geen-bezwaar')).verzoeken).toEqual([]);
    const [verzoek] = await w.casefile.verzoeken({ aantal: 1 });
    expect((await get(app, `/api/v1/verzoeken/${verzoek?.id}`)).json()).toMatchObject({
      advies,
      antwoorden: [],
    });
    expect((await get(app, '/api/v1/verzoeken?advies=ja')).statusCode).toBe(400);
  });

  it('is not gone against without a reason, which is shown and never logged', async () => {
    const opzet = await start({ protocolVoor: () => regio });
    await opzet.w.receive(bericht315(s));
    const zonder = await decide(opzet, zoalsGevraagd(5001));
    expect([zonder.statusCode, regels(zonder)]).toEqual([422, ['motivering']]);
    expect((await decide(opzet, { ...zoalsGevraagd(5001), motivering: '  ' })).statusCode).toBe(400);
    const motivering = 'Overlegd met mevrouw Verzonnenstein.';
    expect((await decide(opzet, { ...zoalsGevraagd(5001), motivering })).statusCode).toBe(201);
    const [verzoek] = await opzet.w.casefile.verzoeken({ aantal: 1 });
    expect((await get(opzet.app, `/api/v1/verzoeken/${verzoek?.id}`)).json()).toMatchObject({
      stand: 'toegewezen',
      antwoorden: [{ stand: 'toegewezen', wie: 'backoffice', geweigerd: false, motivering }],
    });
    expect(JSON.stringify(opzet.log)).not.toContain('Verzonnenstein');
    const lijst = await get(opzet.app, '/api/v1/verzoeken');
    expect(lijst.body).not.toContain('Verzonnenstein');
  });

  it('is followed without one, with a reason that the region uses', async () => {
    const opzet = await start({ protocolVoor: () => regio });
    await opzet.w.receive(bericht315(s));
    const ongebruikt = await decide(opzet, { antwoord: 'afwijzen', reden: '5' });
    expect([ongebruikt.statusCode, regels(ongebruikt)]).toEqual([422, ['afwijzingsredenen']]);
    expect((await decide(opzet, afwijzen)).statusCode).toBe(201);
  });
});
