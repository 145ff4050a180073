import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { type TestWorld, testWorld } from '../../test/world.ts';
import type { Casefile, MessageId } from '../casefile/casefile.ts';
import { memoryCasefile } from '../casefile/memory.ts';
import { judgeMessage } from '../pipeline/judging.ts';
import { bericht301, bericht323 } from '../rules/examples/berichten.ts';
import { teDuur, uren, vasthoudend } from '../rules/examples/vasthouden.ts';
import { dag } from '../rules/examples/waarden.ts';
import { ask, get, type Setup, setup } from './harness.ts';
import type { BerichtDetail, Probleem } from './shapes.ts';
import type { VastgehoudenBody, Vastgehoudenlijst } from './shapes-vasthouden.ts';

const s = 'ijw-3.2';
const at = (plaats: number) => `/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie[${plaats}]`;
const motivering = 'Besproken met mevrouw Verzonnenstein.';
const granting = (plaats: number, waarom = motivering) => ({
  pad: at(plaats),
  besluit: 'toekennen',
  motivering: waarom,
});
const refusing = (plaats: number) => ({ pad: at(plaats), besluit: 'afwijzen' });

const started: FastifyInstance[] = [];
afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

type World = Setup & { readonly w: TestWorld; readonly look: (id: MessageId) => Promise<boolean> };

async function start(anders: (casefile: Casefile) => Partial<Casefile> = () => ({})): Promise<World> {
  const w = testWorld(memoryCasefile(), { protocolVoor: () => vasthoudend(s) });
  const opzet = setup({ casefile: { ...w.casefile, ...anders(w.casefile) }, wiring: { nu: w.wiring.nu } });
  started.push(opzet.app);
  await opzet.app.ready();
  await w.receive(allocation('99990001', '0384'));
  return { ...opzet, w, look: (id) => judgeMessage(id, w.wiring) };
}

function allocation(aanbieder: string, gemeente: string) {
  const Omvang = { Volume: 10, Eenheid: '04', Frequentie: '4' } as const;
  return bericht301(s, {
    aanbieder,
    gemeente,
    producten: [{ Ingangsdatum: dag('2026-02-01'), Omvang }],
  });
}

async function held(
  { w, look }: World,
  aanbieder = '99990001',
  gemeente = '0384',
  identificatie = 'A',
): Promise<MessageId> {
  const prestaties = [uren('02', 2), uren('03', 3, teDuur), uren('04', 4, teDuur)];
  const bericht = bericht323(s, { aanbieder, gemeente, identificatie, clienten: [{ prestaties }] });
  const id = await w.receive(bericht, { zonderOordeel: true });
  expect(await look(id)).toBe(false);
  return id;
}

const decide = ({ app }: World, id: string, inhoud: object) =>
  ask(app, {
    method: 'POST',
    url: `/api/v1/vastgehouden/${id}/besluiten`,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ door: 'medewerker-17', ...inhoud }),
  });

describe('Declarations that wait for a person over the api', () => {
  it('are listed with what is at stake, and tell which lines wait and why', async () => {
    const world = await start();
    const id = await held(world);
    const lijst = (await get(world.app, '/api/v1/vastgehouden')).json<Vastgehoudenlijst>();
    expect(lijst.vastgehouden).toMatchObject([
      {
        id,
        gemeente: '0384',
        aanbieder: '99990001',
        identificatie: 'A',
        uiterlijk: '2026-05-21',
        wachtend: 2,
        bedrag: 7 * teDuur,
      },
    ]);
    const een = (await get(world.app, `/api/v1/vastgehouden/${id}`)).json<VastgehoudenBody>();
    expect(een.regels.map(({ pad, bedrag, besluit }) => [pad, bedrag, besluit])).toEqual([
      [at(2), 3 * teDuur, null],
      [at(3), 4 * teDuur, null],
    ]);
    expect(een.regels[0]?.bevindingen).toMatchObject([{ regel: 'ten-hoogste', niveau: 4 }]);
    const bericht = (await get(world.app, `/api/v1/berichten/${id}`)).json<BerichtDetail>();
    expect(bericht).toMatchObject({
      status: 'ontvangen',
      vastgehouden: { uiterlijk: '2026-05-21', wachtend: 2, bedrag: 7 * teDuur },
      wachtOp: null,
      _links: { vastgehouden: { href: `/api/v1/vastgehouden/${id}` } },
    });
    const metrics = (await get(world.app, '/metrics')).body;
    expect(metrics).toMatch(/berichtenpoort_\w+\{op="besluit"\} 1/);
  });

  it('are found by whom they are about, a page at a time', async () => {
    const world = await start();
    const eerste = await held(world);
    await world.w.receive(allocation('99990002', '0363'));
    const tweede = await held(world, '99990002', '0363', 'B');
    const found = async (vraag: string) =>
      (await get(world.app, `/api/v1/vastgehouden${vraag}`)).json<Vastgehoudenlijst>();
    const ids = ({ vastgehouden }: Vastgehoudenlijst) => vastgehouden.map(({ id }) => id);
    expect(ids(await found('?aanbieder=99990002'))).toEqual([tweede]);
    expect(ids(await found('?gemeente=0384'))).toEqual([eerste]);
    const bladzijde = await found('?standaard=ijw-3.2&aantal=1');
    expect(ids(bladzijde)).toEqual([eerste]);
    const volgende = (await get(world.app, bladzijde._links.volgende?.href ?? '')).json<Vastgehoudenlijst>();
    expect(ids(volgende)).toEqual([tweede]);
    expect(volgende._links.volgende).toBeUndefined();
    expect((await get(world.app, '/api/v1/vastgehouden?na=morgen')).statusCode).toBe(400);
  });

  it('keep what a person decides, wake a worker when that is everything, and then are answered once', async () => {
    const world = await start();
    const id = await held(world);
    const eerst = await decide(world, id, { regels: [granting(2)] });
    expect([eerst.statusCode, world.gewekt]).toEqual([200, []]);
    const deels = eerst.json<VastgehoudenBody>();
    expect([deels.wachtend, deels.regels[0]?.besluit]).toEqual([1, { besluit: 'toekennen', motivering }]);
    const alles = await decide(world, id, { overige: { besluit: 'afwijzen' } });
    expect([alles.statusCode, world.gewekt]).toEqual([200, [id]]);
    expect(await world.look(id)).toBe(true);
    const bericht = (await get(world.app, `/api/v1/berichten/${id}`)).json<BerichtDetail>();
    expect(bericht).toMatchObject({ status: 'deels-goedgekeurd', vastgehouden: null });
    expect((await get(world.app, '/api/v1/vastgehouden')).json<Vastgehoudenlijst>().vastgehouden).toEqual([]);
    // What was decided still shows, and is nowhere else.
    const daarna = (await get(world.app, `/api/v1/vastgehouden/${id}`)).json<VastgehoudenBody>();
    expect(daarna.beoordeeldOp).not.toBeNull();
    expect(daarna._links.besluiten).toBeUndefined();
    expect(JSON.stringify([bericht, world.log])).not.toContain('Verzonnenstein');
    const signalen = await world.casefile.signalen.zoek({ aantal: 9 });
    expect(JSON.stringify(signalen)).not.toContain('Verzonnenstein');
  });

  it('take the same decision again as done, also when the worker was not woken or has judged since', async () => {
    const world = await start();
    const id = await held(world);
    const besluiten = { regels: [granting(2), refusing(3)] };
    expect((await decide(world, id, besluiten)).statusCode).toBe(200);
    expect((await decide(world, id, besluiten)).statusCode).toBe(200);
    expect(world.gewekt).toEqual([id, id]);
    await world.look(id);
    expect((await decide(world, id, besluiten)).statusCode).toBe(200);
    expect(world.gewekt).toEqual([id, id]);
    const anders = await decide(world, id, { regels: [refusing(2)] });
    expect([anders.statusCode, anders.json<Probleem>().type]).toEqual([
      409,
      'urn:problem-type:berichtenpoort:declaratie-al-beoordeeld',
    ]);
  });

  it('ask why a line is granted against the rule of the region', async () => {
    const world = await start();
    const id = await held(world);
    for (const inhoud of [
      { regels: [{ pad: at(2), besluit: 'toekennen' }] },
      { regels: [granting(2, '  ')] },
      { overige: { besluit: 'toekennen' } },
    ]) {
      const antwoord = await decide(world, id, inhoud);
      expect(antwoord.statusCode).toBe(400);
      expect(antwoord.json<Probleem>().ongeldigeParameters?.[0]?.naam).toContain('motivering');
    }
    expect((await get(world.app, `/api/v1/vastgehouden/${id}`)).json<VastgehoudenBody>().wachtend).toBe(2);
  });

  it('refuse a decision that names a line twice, none at all, or one that does not wait', async () => {
    const world = await start();
    const id = await held(world);
    expect((await decide(world, id, { regels: [refusing(2), granting(2)] })).statusCode).toBe(400);
    expect((await decide(world, id, {})).statusCode).toBe(400);
    const antwoord = await decide(world, id, { regels: [granting(2), refusing(1)] });
    expect(antwoord.statusCode).toBe(422);
    expect(antwoord.json<Probleem>().ongeldigeParameters?.map(({ naam }) => naam)).toEqual([at(1)]);
    expect((await get(world.app, `/api/v1/vastgehouden/${id}`)).json<VastgehoudenBody>().wachtend).toBe(2);
  });

  it('are not there under an id of nothing, and are told to come back for while they are judged', async () => {
    const world = await start((casefile) => ({
      vastgehouden: { ...casefile.vastgehouden, besluit: async () => ({ soort: 'bezet' }) },
    }));
    const id = await held(world);
    expect((await get(world.app, '/api/v1/vastgehouden/geen-id')).statusCode).toBe(404);
    const bezet = await decide(world, id, { regels: [refusing(2)] });
    expect([bezet.statusCode, bezet.headers['retry-after']]).toEqual([503, '10']);
  });

  it('of a later declaration it says what it waits for', async () => {
    const world = await start();
    const id = await held(world);
    const later = await world.w.receive(bericht323(s, { identificatie: 'LATER' }), { zonderOordeel: true });
    await world.look(later);
    const bericht = (await get(world.app, `/api/v1/berichten/${later}`)).json<BerichtDetail>();
    expect(bericht).toMatchObject({
      wachtOp: id,
      vastgehouden: null,
      _links: { wachtOp: { href: `/api/v1/berichten/${id}` } },
    });
    expect((await get(world.app, `/api/v1/vastgehouden/${later}`)).statusCode).toBe(404);
  });
});
