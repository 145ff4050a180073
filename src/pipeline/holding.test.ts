/** A declaration that a region holds for a person, from its receipt to the one 325 that answers all of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import { type TestWorld, testWorld } from '../../test/world.ts';
import type { Casefile, MessageId } from '../casefile/casefile.ts';
import { type TestDatabase, testDatabase } from '../casefile/contract/database.ts';
import { shows } from '../casefile/contract/wereld.ts';
import { memoryCasefile } from '../casefile/memory.ts';
import { bericht301, bericht305, bericht323, type Keuze323 } from '../rules/examples/berichten.ts';
import { metRetourcode, teDuur, uren, vasthoudend } from '../rules/examples/vasthouden.ts';
import { dag } from '../rules/examples/waarden.ts';
import type { LineDecision } from '../rules/facts.ts';
import type { Refusal } from '../rules/regional/regional.ts';
import { leesBericht } from '../standard/xml/bericht.ts';
import { judgeMessage } from './judging.ts';
import { reconcile } from './reconcile.ts';
import { fairTurns, judgeInTurn } from './turns.ts';

const s = 'ijw-3.2';
const elders = '0363';
const at = (plaats: number) => `/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie[${plaats}]`;
/** Received on 6 May 2026, so it must be answered by the 21st. */
const laatsteDag = Temporal.Instant.from('2026-05-21T00:00:00+02:00');
const later = (minuten: number) =>
  Temporal.Instant.from('2026-05-07T10:00:00+02:00').add({ minutes: minuten });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(await verseDatabase());
});
afterAll(() => database.stop());

const stores: readonly (readonly [string, () => Promise<Casefile>])[] = [
  ['memory', async () => memoryCasefile()],
  [
    'PostgreSQL',
    async () => {
      await database.empty();
      return database.casefile;
    },
  ],
];

describe.each(stores)('A declaration held for a person, with the casefile in %s', (_naam, open) => {
  let w: TestWorld;
  const world = async (afkeur?: Refusal) => {
    w = testWorld(await open(), { protocolVoor: () => vasthoudend(s, afkeur) });
  };
  beforeEach(() => world());

  const allocation = (gemeente = '0384', uur = 10, identificatie = '3010001') =>
    bericht301(s, {
      gemeente,
      identificatie,
      producten: [
        { Ingangsdatum: dag('2026-02-01'), Omvang: { Volume: uur, Eenheid: '04', Frequentie: '4' } },
      ],
    });

  /** One line that is right, and one that is too dear for each month named. */
  const declaration = (identificatie: string, anders: Keuze323 = {}) =>
    bericht323(s, {
      identificatie,
      declaratie: { DeclaratieNummer: identificatie },
      clienten: [
        {
          prestaties: [uren('02', 2), uren('03', 3, teDuur), uren('04', 4, teDuur)].map((regel, plaats) => ({
            ...regel,
            ProductReferentie: { ReferentieNummer: `${identificatie}${plaats}` },
          })),
        },
      ],
      ...anders,
    });

  const offered = (bericht: Parameters<TestWorld['receive']>[0]) =>
    w.receive(bericht, { zonderOordeel: true });
  const looked = async (id: MessageId) => {
    const geoordeeld = await judgeMessage(id, w.wiring);
    await w.sendAll();
    return geoordeeld;
  };
  const held = async (bericht = declaration('A')) => {
    const id = await offered(bericht);
    expect(await looked(id)).toBe(false);
    return id;
  };
  const rule = (id: MessageId, ...regels: readonly (readonly [number, LineDecision['besluit']])[]) =>
    w.casefile.vastgehouden.besluit(id, {
      besluiten: regels.map(([plaats, besluit]) => ({ pad: at(plaats), besluit, motivering: null })),
      overige: null,
      door: 'medewerker-17',
      op: w.klok.nu,
    });
  /** What the answers that were sent say, in order. */
  const answers = () =>
    w.verzonden
      .filter(({ nummer }) => nummer === '325')
      .map(({ bytes }) => {
        const gelezen = leesBericht(bytes);
        if (!gelezen.ok || gelezen.bericht.nummer !== '325') throw new Error('This is no 325.');
        const { Header, DeclaratieAntwoord } = gelezen.bericht;
        return {
          op: Header.DeclaratieIdentificatie.Identificatie,
          toegekend: DeclaratieAntwoord?.TotaalToegekendBedrag.TotaalBedrag,
          geweigerd: (DeclaratieAntwoord?.Clienten?.Client ?? []).flatMap(({ Prestaties }) =>
            (Prestaties?.Prestatie ?? []).map(({ ProductReferentie }) => ProductReferentie.ReferentieNummer),
          ),
        };
      });
  const outcome = async (id: MessageId) => (await w.casefile.toon(id))?.oordeel?.uitkomst ?? null;

  test('is answered by nobody until then, changes nothing, and says which lines wait', async () => {
    await w.receive(allocation());
    const id = await held();
    expect(answers()).toEqual([]);
    shows(await w.casefile.toon(id), {
      oordeel: null,
      aangehoudenTot: laatsteDag,
      vastgehouden: { tot: laatsteDag, open: 2, cent: 7 * teDuur },
      termijnen: [{ verplichting: 'OP090x4', uiterlijk: '2026-05-21', einde: null }],
    });
    const view = await w.casefile.vastgehouden.toon(id);
    expect(view?.regels.map(({ pad, bevindingen }) => [pad, bevindingen.map(({ regel }) => regel)])).toEqual([
      [at(2), ['ten-hoogste']],
      [at(3), ['ten-hoogste']],
    ]);
    shows(await w.casefile.betalingen({}, { aantal: 9 }), { regels: [] });
  });

  test('is answered by one 325 with everything as soon as a person decided on everything', async () => {
    await w.receive(allocation());
    const id = await held();
    w.klok.nu = later(0);
    await rule(id, [2, 'toekennen']);
    expect(await looked(id)).toBe(false);
    expect(answers()).toEqual([]);
    await rule(id, [3, 'afwijzen']);
    expect(await looked(id)).toBe(true);
    expect(answers()).toEqual([{ op: 'A', toegekend: 2 * 12_50 + 3 * teDuur, geweigerd: ['A2'] }]);
    const view = await w.casefile.toon(id);
    shows(view, { oordeel: { uitkomst: 'deels-goedgekeurd' }, vastgehouden: null });
    expect(view?.oordeel?.signalen?.map(({ pad }) => pad)).toEqual([`${at(2)}/ProductTarief`]);
    expect(view?.oordeel).not.toHaveProperty('wachtend');
    expect(await looked(id)).toBe(false);
    expect(answers()).toHaveLength(1);
    shows(await w.casefile.bekend(id), {
      besluiten: { voorbij: false, regels: [{ pad: at(2) }, { pad: at(3) }] },
    });
  });

  test.each<[string, Refusal, number, readonly string[]]>([
    ['refused', metRetourcode, 2 * 12_50 + 3 * teDuur, ['A2']],
    ['granted', { wijze: 'goedkeuren-met-signaal' }, 2 * 12_50 + 7 * teDuur, []],
  ])(
    'is answered on its last day, and what nobody decided on is then %s',
    async (_wat, daarna, toegekend, geweigerd) => {
      await world(daarna.wijze === 'vasthouden' ? undefined : { wijze: 'vasthouden', daarna });
      await w.receive(allocation());
      const id = await held();
      await rule(id, [2, 'toekennen']);
      w.klok.nu = laatsteDag.subtract({ seconds: 1 });
      expect(await looked(id)).toBe(false);
      w.klok.nu = laatsteDag;
      expect((await w.casefile.onafgemaakt(9, w.klok.nu)).teBeoordelen).toEqual([id]);
      expect(await looked(id)).toBe(true);
      expect(answers()).toEqual([{ op: 'A', toegekend, geweigerd }]);
    },
  );

  test('is not held at all when it is first looked at on its last day', async () => {
    await w.receive(allocation());
    const id = await offered(declaration('A'));
    w.klok.nu = laatsteDag;
    expect(await looked(id)).toBe(true);
    expect(answers()).toEqual([{ op: 'A', toegekend: 25_00, geweigerd: ['A1', 'A2'] }]);
  });

  test('is judged as on receipt, also when its allocation was shortened meanwhile', async () => {
    await w.receive(allocation());
    const id = await held();
    await w.receive(allocation('0384', 1, 'KORTER'));
    await rule(id, [2, 'toekennen'], [3, 'toekennen']);
    expect(await looked(id)).toBe(true);
    expect(answers()).toEqual([{ op: 'A', toegekend: 25_00 + 7 * teDuur, geweigerd: [] }]);
  });

  test('keeps later ones of its provider to its municipality waiting, which are judged after it in their order', async () => {
    await w.receive(allocation());
    await w.receive(allocation(elders));
    const id = await held();
    const [b, c] = [
      await held(declaration('B', { clienten: [{ prestaties: [uren('02', 9)] }] })),
      await held(declaration('C')),
    ];
    shows(await w.casefile.toon(b), { wachtOp: id });
    // What has nothing to do with it goes on.
    await w.receive(bericht305(s, { identificatie: 'START' }));
    const ander = await offered(
      bericht323(s, { gemeente: elders, identificatie: 'D', clienten: [{ prestaties: [uren('02', 2)] }] }),
    );
    expect(await looked(ander)).toBe(true);
    expect(answers().map(({ op }) => op)).toEqual(['D']);
    await rule(id, [2, 'afwijzen'], [3, 'afwijzen']);
    w.teOordelen.splice(0);
    await looked(id);
    expect(w.teOordelen.toSorted()).toEqual([b, c].toSorted());
    // Whoever comes first, B goes first: with what A was granted there is too little left for nine hours in February.
    expect(await looked(c)).toBe(false);
    expect(await outcome(b)).toBe('afgekeurd');
    expect(answers().map(({ op }) => op)).toEqual(['D', 'A', 'B']);
    shows(await w.casefile.toon(c), { oordeel: null, wachtOp: null, vastgehouden: { open: 2 } });
  });

  test('is judged once by two at once', async () => {
    await w.receive(allocation());
    const id = await held();
    await rule(id, [2, 'afwijzen'], [3, 'afwijzen']);
    const both = await Promise.allSettled([judgeMessage(id, w.wiring), judgeMessage(id, w.wiring)]);
    expect(both.filter((een) => een.status === 'fulfilled' && een.value)).toHaveLength(1);
    await w.sendAll();
    expect(answers()).toHaveLength(1);
  });

  test('is taken up by the clock when nobody was woken after the decision', async () => {
    await w.receive(allocation());
    const id = await held();
    const wacht = await held(declaration('B', { clienten: [{ prestaties: [uren('02', 1)] }] }));
    const lane: MessageId[] = [];
    const wake = async (ids: readonly MessageId[]) => void lane.push(...ids);
    const turns = fairTurns(
      w.casefile,
      { licht: wake, zwaar: wake },
      { licht: 2, zwaar: 1, zwaarVanaf: 10 ** 6 },
      w.wiring.nu,
    );
    const round = async () => {
      await reconcile(w.wiring, turns);
      // The queue holds a message once.
      const found = [...new Set(lane.splice(0))];
      for (const een of found) await judgeInTurn(een, w.wiring, turns);
      await w.sendAll();
      return found;
    };
    expect(await round()).toEqual([]);
    w.klok.nu = later(0);
    await rule(id, [2, 'afwijzen'], [3, 'afwijzen']);
    expect(await round()).toEqual([id]);
    // Nobody was woken for what it freed either.
    expect(await round()).toEqual([wacht]);
    expect(await round()).toEqual([]);
    expect(answers().map(({ op }) => op)).toEqual(['A', 'B']);
  });

  test('is held again with the lines that came to wait by what was decided', async () => {
    // Six hours too dear leave too little of ten for four more, unless they are refused.
    await w.receive(
      bericht301(s, {
        producten: [
          {
            Ingangsdatum: dag('2026-02-01'),
            Einddatum: dag('2026-12-31'),
            Omvang: { Volume: 10, Eenheid: '04', Frequentie: '6' },
          },
        ],
      }),
    );
    const prestaties = [uren('02', 2), uren('03', 6, teDuur), uren('04', 4, teDuur)];
    const id = await held(declaration('A', { clienten: [{ prestaties }] }));
    shows(await w.casefile.toon(id), { vastgehouden: { open: 1 } });
    await rule(id, [2, 'afwijzen']);
    expect(await looked(id)).toBe(false);
    shows(await w.casefile.toon(id), {
      vastgehouden: { open: 1, cent: 4 * teDuur },
      aangehoudenTot: laatsteDag,
    });
    await rule(id, [3, 'toekennen']);
    expect(await looked(id)).toBe(true);
    expect(answers()).toEqual([{ op: 'A', toegekend: 25_00 + 4 * teDuur, geweigerd: ['P102'] }]);
  });

  test('of our own is sent with a signal: the municipality decides', async () => {
    const eigen = testWorld(await open(), {
      protocolVoor: () => vasthoudend(s),
      aanbieders: new Set(['99990001']),
    });
    const inname = await eigen.receive(allocation()).catch((fout: Error) => fout);
    expect(inname).not.toBeInstanceOf(Error);
    const id = await eigen.receive(declaration('A'));
    shows(await eigen.casefile.toon(id), { oordeel: { uitkomst: 'goedgekeurd' }, vastgehouden: null });
    expect((await eigen.casefile.toon(id))?.oordeel?.signalen?.map(({ code }) => code)).toEqual([
      'ten-hoogste',
      'ten-hoogste',
    ]);
  });
});
