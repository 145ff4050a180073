import { expect, test } from 'vitest';
import { bericht301, bericht305 } from '../../rules/examples/berichten.ts';
import type { Casefile, MessageId, TurnQuery, TurnRule } from '../casefile.ts';
import type { Open } from '../contract.ts';
import { judged, moment, refused, takenIn } from './wereld.ts';

/** Larger than any example. */
const regel: TurnRule = { licht: 2, zwaar: 1, zwaarVanaf: 1_000_000 };
const heavyBytes = { bytes: Buffer.alloc(1_000_000) };
const nu = moment(30);
const law = 'ijw-3.2';
const providers = ['99990001', '99990002', '99990003'] as const;

export function turnsContract(open: Open): void {
  /** A casefile, and messages by the names that a test gives them: a letter for the provider, `zwaar` for a heavy one. */
  async function world() {
    const casefile = await open();
    const ids = new Map<string, MessageId>();
    const message = (naam: string) =>
      bericht305(law, {
        aanbieder: providers['abc'.indexOf(naam.charAt(0))] ?? '99990009',
        identificatie: naam,
      });
    return {
      casefile,
      ids,
      async take(...namen: readonly string[]) {
        for (const naam of namen) {
          const id = await takenIn(casefile, message(naam), naam.includes('zwaar') ? heavyBytes : {});
          ids.set(naam, id);
        }
      },
      async judge(...namen: readonly string[]) {
        for (const naam of namen) {
          const uitkomst = await judged(casefile, idOf(ids, naam), message(naam), { oordeel: refused });
          expect(uitkomst.soort).toBe('beoordeeld');
        }
      },
      async turns(vraag: (id: (naam: string) => MessageId) => TurnQuery, anders: Partial<TurnRule> = {}) {
        const { licht, zwaar } = await casefile.beurten(
          vraag((naam) => idOf(ids, naam)),
          { ...regel, ...anders },
        );
        const name = (id: MessageId) => [...ids].find(([, een]) => een === id)?.[0] ?? id;
        return { licht: licht.map(name), zwaar: zwaar.map(name) };
      },
    };
  }

  test('the first few of a provider have a turn, and what comes after them does not', async () => {
    const { take, judge, turns } = await world();
    await take('a1', 'a2', 'a3', 'b1');
    const alle = ['a1', 'a2', 'a3', 'b1'];
    expect(await turns((id) => ({ van: alle.map(id) }))).toEqual({ licht: ['a1', 'a2', 'b1'], zwaar: [] });
    expect(await turns((id) => ({ van: [id('a3')] }))).toEqual({ licht: [], zwaar: [] });
    await judge('a1');
    expect(await turns((id) => ({ van: alle.map(id) }))).toEqual({ licht: ['a2', 'a3', 'b1'], zwaar: [] });
  });

  test('when a turn is over, judged or not, what follows of the same provider gets one', async () => {
    const { take, judge, turns } = await world();
    await take('a1', 'b1', 'a2', 'a3', 'a4', 'a5', 'b2');
    expect(await turns((id) => ({ na: id('a1'), nu }))).toEqual({ licht: ['a2', 'a3'], zwaar: [] });
    await judge('a1', 'a2');
    expect(await turns((id) => ({ na: id('a1'), nu }))).toEqual({ licht: ['a3', 'a4'], zwaar: [] });
    // One that keeps failing does not hold up the rest of its provider.
    expect(await turns((id) => ({ na: id('a3'), nu }))).toEqual({ licht: ['a4', 'a5'], zwaar: [] });
    expect(await turns((id) => ({ na: id('a5'), nu }))).toEqual({ licht: [], zwaar: [] });
    expect(await turns((id) => ({ na: id('a1'), nu }), { licht: 1 })).toEqual({ licht: ['a3'], zwaar: [] });
    expect(await turns((id) => ({ na: id('b1'), nu }), { licht: 1 })).toEqual({ licht: ['b2'], zwaar: [] });
  });

  test('heavy messages have turns of their own', async () => {
    const { take, turns } = await world();
    await take('a-zwaar1', 'a1', 'a-zwaar2', 'a2', 'a3', 'b-zwaar1');
    const alle = ['a3', 'a2', 'a1', 'b-zwaar1', 'a-zwaar2', 'a-zwaar1'];
    expect(await turns((id) => ({ van: alle.map(id) }))).toEqual({
      licht: ['a1', 'a2'],
      zwaar: ['a-zwaar1', 'b-zwaar1'],
    });
    expect(await turns((id) => ({ na: id('a-zwaar1'), nu }))).toEqual({ licht: [], zwaar: ['a-zwaar2'] });
    expect(await turns((id) => ({ na: id('a1'), nu }))).toEqual({ licht: ['a2', 'a3'], zwaar: [] });
  });

  test('of everybody, the first of each provider comes before the second of any', async () => {
    const { take, turns } = await world();
    await take('a1', 'a2', 'a3', 'a4', 'b-zwaar1', 'b1', 'c1', 'c2', 'b-zwaar2');
    expect(await turns(() => ({ hoogstens: 99, nu }))).toEqual({
      licht: ['a1', 'b1', 'c1', 'a2', 'c2'],
      zwaar: ['b-zwaar1'],
    });
    expect(await turns(() => ({ hoogstens: 4, nu }))).toEqual({
      licht: ['a1', 'b1', 'c1'],
      zwaar: ['b-zwaar1'],
    });
  });

  test('a provider whom a broken message does not name is one provider too', async () => {
    const { casefile, turns, ids } = await world();
    const naamloos = async (naam: string) => {
      const bericht = bericht305(law, { identificatie: naam });
      const identiteit = {
        standaard: law,
        nummer: '305',
        afzender: null,
        ontvanger: null,
        identificatie: null,
        dagtekening: null,
        bsn: null,
      } as const;
      ids.set(naam, await takenIn(casefile, bericht, { identiteit, bijBotsing: 'beoordelen' }));
    };
    for (const naam of ['x1', 'x2', 'x3']) await naamloos(naam);
    expect(await turns(() => ({ hoogstens: 99, nu }))).toEqual({ licht: ['x1', 'x2'], zwaar: [] });
    expect(await turns((id) => ({ van: [id('x2'), id('x3')] }))).toEqual({ licht: ['x2'], zwaar: [] });
    expect(await turns((id) => ({ na: id('x1'), nu }))).toEqual({ licht: ['x2', 'x3'], zwaar: [] });
  });

  test("a held message has no turn and is in nobody's way, until it is due or somebody asks for it", async () => {
    const { casefile, take, turns, ids } = await world();
    await take('a1', 'a2', 'a3', 'a4');
    for (const naam of ['a1', 'a2']) {
      const tot = naam === 'a1' ? moment(40) : moment(90);
      await casefile.beoordeel(idOf(ids, naam), (zaak) => zaak.houdAan(tot, moment(1)));
    }
    expect(await turns(() => ({ hoogstens: 99, nu }))).toEqual({ licht: ['a3', 'a4'], zwaar: [] });
    expect(await turns((id) => ({ van: [id('a4')] }))).toEqual({ licht: ['a4'], zwaar: [] });
    expect(await turns((id) => ({ van: [id('a2')] }))).toEqual({ licht: ['a2'], zwaar: [] });
    expect(await turns((id) => ({ na: id('a1'), nu }), { licht: 1 })).toEqual({ licht: ['a3'], zwaar: [] });
    const later = { hoogstens: 99, nu: moment(40) };
    expect(await turns(() => later)).toEqual({ licht: ['a1', 'a3'], zwaar: [] });
    expect(await turns((id) => ({ na: id('a1'), nu: moment(90) }), { licht: 1 })).toEqual({
      licht: ['a2'],
      zwaar: [],
    });
  });

  test('our own messages take turns with those of the provider they go to', async () => {
    const { casefile, take, turns, ids } = await world();
    ids.set('eigen', await takenIn(casefile, bericht301(law, { aanbieder: providers[0] })));
    await take('a1', 'a2');
    expect(await turns(() => ({ hoogstens: 99, nu }))).toEqual({ licht: ['eigen', 'a1'], zwaar: [] });
  });

  test('nobody has a turn where nothing waits, nor does what does not exist', async () => {
    const { casefile, take, judge, turns, ids } = await world();
    const nobody = { licht: [], zwaar: [] };
    expect(await turns(() => ({ hoogstens: 99, nu }))).toEqual(nobody);
    const nergens = '00000000-0000-4000-8000-000000000000';
    for (const id of [nergens, 'niet-hier']) {
      expect(await casefile.beurten({ van: [id] }, regel)).toEqual(nobody);
      expect(await casefile.beurten({ na: id, nu }, regel)).toEqual(nobody);
      expect(await casefile.omvang(id)).toBeNull();
    }
    await take('a1');
    await judge('a1');
    expect(await turns((id) => ({ van: [id('a1')] }))).toEqual(nobody);
    expect(await turns(() => ({ hoogstens: 99, nu }))).toEqual(nobody);
    const antwoord = (await casefile.toon(idOf(ids, 'a1')))?.antwoordId ?? '';
    expect(await casefile.beurten({ van: [antwoord] }, regel)).toEqual(nobody);
  });

  test('the size of a message is known without reading it', async () => {
    const { casefile, take, ids } = await world();
    await take('a-zwaar1', 'a1');
    const omvang = await sizeOf(casefile, idOf(ids, 'a-zwaar1'));
    expect(omvang).toBeGreaterThanOrEqual(1_000_000);
    expect(omvang).toBeLessThan(1_000_200);
    expect(await sizeOf(casefile, idOf(ids, 'a1'))).toBeLessThan(10_000);
  });
}

async function sizeOf(casefile: Casefile, id: MessageId): Promise<number> {
  return (await casefile.omvang(id)) ?? -1;
}

function idOf(ids: ReadonlyMap<string, MessageId>, naam: string): MessageId {
  const id = ids.get(naam);
  if (id === undefined) throw new Error(`There is no ${naam}.`);
  return id;
}
