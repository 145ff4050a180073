import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { bericht301, bericht302, bericht305, bericht307 } from '../../rules/examples/berichten.ts';
import type { Open } from '../contract.ts';
import { asNew, factsOf, judged, moment, ownTerm, processed, shows, takenIn } from './wereld.ts';

export function intakeContract(open: Open): void {
  test('a message taken in is kept with its bytes, its term and its receipt', async () => {
    const casefile = await open();
    const nieuw = asNew(bericht305('ijw-3.2'));
    const intake = await casefile.neemIn(nieuw);
    expect(intake).toEqual({ soort: 'ontvangen', id: nieuw.id, volgnummer: expect.any(Number) });
    expect(Buffer.from((await casefile.bytes(nieuw.id)) ?? [])).toEqual(Buffer.from(nieuw.bytes));
    shows(await casefile.toon(nieuw.id), {
      id: nieuw.id,
      richting: 'in',
      herkomst: 'aanbieder',
      bericht: 'JW305',
      identificatie: '3050001',
      dagtekening: Temporal.PlainDate.from('2026-05-06'),
      ontvangenOp: moment(0),
      oordeel: null,
      antwoordId: null,
      verzending: null,
      termijnen: [{ ...ownTerm, berichtId: nieuw.id, einde: null }],
    });
    shows(await casefile.gebeurtenissen(nieuw.id), [{ wat: 'ontvangen', wie: 'aanbieder' }]);
  });

  test('our own message goes out, seen from the municipality', async () => {
    const casefile = await open();
    const id = await takenIn(casefile, bericht301('iwmo-3.2'));
    shows(await casefile.toon(id), {
      richting: 'uit',
      herkomst: 'backoffice',
      bericht: 'WMO301',
    });
  });

  test('the same id is a retry and stores nothing', async () => {
    const casefile = await open();
    const nieuw = asNew(bericht305('ijw-3.2'));
    await casefile.neemIn(nieuw);
    expect(await casefile.neemIn(nieuw)).toEqual({ soort: 'herhaling', id: nieuw.id });
    expect(await casefile.zoek({ aantal: 9 })).toHaveLength(1);
  });

  test('a retour offered again with the same bytes is a repeat, and with other bytes another message', async () => {
    const casefile = await open();
    const keuze = { bijBotsing: 'weigeren' } as const;
    const eerste = await takenIn(casefile, bericht302('ijw-3.2'), keuze);
    const nogEens = asNew(bericht302('ijw-3.2'), keuze);
    expect(await casefile.neemIn(nogEens)).toEqual({ soort: 'herhaling', id: eerste });
    shows((await casefile.gebeurtenissen(eerste)).at(-1), {
      wat: 'herhaling',
      bijzonderheden: { sleutel: 'inhoud', inhoud: 'gelijk' },
    });
    const ander = asNew(bericht302('ijw-3.2', { retourcodes: ['9332'] }), keuze);
    shows(await casefile.neemIn(ander), { soort: 'ontvangen' });
  });

  test('the same envelope is a retry of the transport, whatever is in it', async () => {
    const casefile = await open();
    const envelop = { zender: 'vecozo', referentienummer: 'X1' };
    const eerste = await takenIn(casefile, bericht305('ijw-3.2'), { envelop });
    const ander = asNew(bericht305('ijw-3.2', { identificatie: 'ANDERS' }), { envelop });
    expect(await casefile.neemIn(ander)).toEqual({ soort: 'herhaling', id: eerste });
    shows((await casefile.gebeurtenissen(eerste)).at(-1), {
      wat: 'herhaling',
      bijzonderheden: { sleutel: 'envelop', inhoud: 'anders' },
    });
    const vanEenAnder = { zender: 'ander', referentienummer: 'X1' };
    shows(await casefile.neemIn({ ...ander, envelop: vanEenAnder }), { soort: 'ontvangen' });
  });

  test('the same identity with the same bytes is a repeat, with other bytes a clash, where clashes are refused', async () => {
    const casefile = await open();
    const bericht = bericht301('ijw-3.2');
    const bijBotsing = 'weigeren';
    const eerste = await takenIn(casefile, bericht, { bijBotsing });
    expect(await casefile.neemIn(asNew(bericht, { bijBotsing }))).toEqual({ soort: 'herhaling', id: eerste });
    const ander = asNew(bericht, { bijBotsing, bytes: Buffer.from('<anders/>') });
    expect(await casefile.neemIn(ander)).toEqual({ soort: 'botsing', id: eerste });
    expect(await casefile.toon(ander.id)).toBeNull();
    expect((await casefile.gebeurtenissen(eerste)).map((g) => g.wat)).toEqual([
      'ontvangen',
      'herhaling',
      'botsing',
    ]);
    expect(await casefile.zoek({ aantal: 9 })).toHaveLength(1);
  });

  test('a refused clash leaves its envelope free for a corrected message', async () => {
    const casefile = await open();
    const envelop = { zender: 'vecozo', referentienummer: 'X1' };
    const bijBotsing = 'weigeren';
    await takenIn(casefile, bericht301('ijw-3.2'), { bijBotsing });
    const botst = asNew(bericht301('ijw-3.2'), { bijBotsing, envelop, bytes: Buffer.from('<anders/>') });
    expect((await casefile.neemIn(botst)).soort).toBe('botsing');
    const nieuw = asNew(bericht301('ijw-3.2', { identificatie: 'NIEUW' }), { bijBotsing, envelop });
    expect((await casefile.neemIn(nieuw)).soort).toBe('ontvangen');
  });

  test('where clashes are judged, the second message is kept and its facts name the first', async () => {
    const casefile = await open();
    const bericht = bericht305('ijw-3.2');
    const eerste = await takenIn(casefile, bericht);
    await judged(casefile, eerste, bericht);
    const { eerderMetDezeIdentificatie } = await factsOf(casefile, bericht, { ontvangenOp: moment(5) });
    expect(eerderMetDezeIdentificatie).toEqual({
      bericht: 'JW305',
      identificatie: '3050001',
      ontvangenOp: moment(0),
    });
  });

  test('an identity is per law, kind and sender', async () => {
    const casefile = await open();
    const keuze = { identificatie: 'EENDER' };
    await processed(casefile, bericht305('ijw-3.2', keuze));
    for (const bericht of [
      bericht305('iwmo-3.2', keuze),
      bericht305('ijw-3.2', { ...keuze, aanbieder: '99990002' }),
      bericht307('ijw-3.2', keuze),
    ]) {
      expect((await factsOf(casefile, bericht)).eerderMetDezeIdentificatie).toBeNull();
    }
  });

  test('the first keeps an identity, also when it was refused', async () => {
    const casefile = await open();
    const bericht = bericht301('ijw-3.2');
    const eerste = await takenIn(casefile, bericht, { bijBotsing: 'weigeren' });
    await judged(casefile, eerste, bericht, {
      oordeel: { uitkomst: 'afgekeurd', niveau: 1, bevindingen: [eenBevinding], effecten: [] },
    });
    const ander = asNew(bericht, { bijBotsing: 'weigeren', bytes: Buffer.from('<hersteld/>') });
    expect((await casefile.neemIn(ander)).soort).toBe('botsing');
  });

  test('a retour carries the identity of another message and is never compared by it', async () => {
    const casefile = await open();
    await takenIn(casefile, bericht302('ijw-3.2'), { bijBotsing: 'weigeren' });
    const ander = asNew(bericht302('ijw-3.2', { retourcodes: ['9332'] }), { bijBotsing: 'weigeren' });
    shows(await casefile.neemIn(ander), { soort: 'ontvangen' });
  });

  test('a message that says nothing of itself is kept all the same', async () => {
    const casefile = await open();
    const leeg = { afzender: null, ontvanger: null, identificatie: null, dagtekening: null, bsn: null };
    const identiteit = { standaard: 'ijw-3.2', nummer: '305', ...leeg } as const;
    const nieuw = asNew(bericht305('ijw-3.2'), { identiteit, bijBotsing: 'weigeren' });
    const weer = { ...nieuw, id: randomUUID(), bytes: Buffer.from('<anders/>') };
    expect((await casefile.neemIn(nieuw)).soort).toBe('ontvangen');
    expect((await casefile.neemIn(weer)).soort).toBe('ontvangen');
    shows(await casefile.toon(nieuw.id), { afzender: null, identificatie: null });
    const uitkomst = await casefile.beoordeel(weer.id, (zaak) =>
      zaak.besluit(
        {
          oordeel: { uitkomst: 'afgekeurd', niveau: 1, bevindingen: [eenBevinding], effecten: [] },
          op: moment(1),
          antwoord: null,
          doorsturen: false,
          termijnVervalt: true,
        },
        null,
      ),
    );
    expect(uitkomst).toEqual({ soort: 'beoordeeld' });
    shows((await casefile.toon(weer.id))?.termijnen, [{ einde: { hoe: 'vervallen', op: moment(1) } }]);
  });

  test('a hundred at once become a hundred messages, each with its own volgnummer', async () => {
    const casefile = await open();
    const berichten = Array.from({ length: 100 }, (_, n) =>
      bericht305('ijw-3.2', { identificatie: `N${n}` }),
    );
    const uitslagen = await Promise.all(berichten.map((bericht) => casefile.neemIn(asNew(bericht))));
    const nummers = uitslagen.flatMap((u) => (u.soort === 'ontvangen' ? u.volgnummer : []));
    expect(new Set(nummers).size).toBe(100);
  });

  test('of many with one identity at once exactly one is taken in where clashes are refused', async () => {
    const casefile = await open();
    const bericht = bericht301('ijw-3.2');
    const pogingen = Array.from({ length: 12 }, () =>
      casefile.neemIn(asNew(bericht, { bijBotsing: 'weigeren' })),
    );
    const soorten = (await Promise.all(pogingen)).map((uitslag) => uitslag.soort);
    expect(soorten.filter((soort) => soort === 'ontvangen')).toHaveLength(1);
    expect(soorten.filter((soort) => soort === 'herhaling')).toHaveLength(11);
  });
}

const eenBevinding = {
  regel: 'XSD',
  niveau: 1,
  retourcode: null,
  pad: '/Bericht',
  klasse: '/Bericht',
  melding: 'Het bericht past niet op zijn schema.',
  waarden: {},
} as const;
