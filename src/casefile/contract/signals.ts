import { expect, test } from 'vitest';
import { bericht305 } from '../../rules/examples/berichten.ts';
import { regie } from '../../rules/examples/facts.ts';
import { aanbieder, gemeente } from '../../rules/examples/waarden.ts';
import type { Open } from '../contract.ts';
import { type NewSignal, signalState, vanzelf } from '../signals.ts';
import { approved, moment, processed, shows } from './wereld.ts';

export function signal(oorzaak: string, anders: Partial<NewSignal> = {}): NewSignal {
  return {
    oorzaak,
    soort: 'geen-antwoord',
    code: 'geen-retour-301',
    melding: 'Op een toewijzing (301) is geen retourbericht ontvangen.',
    sinds: moment(0),
    uiterlijk: Temporal.PlainDate.from('2026-05-11'),
    standaard: 'ijw-3.2',
    gemeente,
    aanbieder,
    berichtId: null,
    verzoekId: null,
    toewijzingNummer: null,
    bedrag: null,
    ...anders,
  };
}

export function signalsContract(open: Open): void {
  const finds =
    (...oorzaken: readonly string[]) =>
    async () =>
      oorzaken.map((een) => signal(een));

  test('a cause is one signal, however often it is seen', async () => {
    const { signalen } = await open();
    const geopend = await signalen.werkBij(finds('a', 'b', 'a'), moment(1));
    expect(geopend?.map(({ oorzaak }) => oorzaak)).toEqual(['a', 'b']);
    expect(await signalen.werkBij(finds('a', 'b'), moment(2))).toEqual([]);
    const alle = await signalen.zoek({ aantal: 9 });
    expect(alle.map(({ oorzaak }) => oorzaak)).toEqual(['b', 'a']);
    shows(alle[1], { ...signal('a'), vastgelegdOp: moment(1), gezien: null, opgelost: null });
  });

  test('a signal whose cause goes closes itself, and opens again when that comes back', async () => {
    const { signalen } = await open();
    const [eerst] = (await signalen.werkBij(finds('a', 'b'), moment(1))) ?? [];
    await signalen.gezien(eerst?.id ?? 0, 'anna', moment(2));
    await signalen.werkBij(finds('b'), moment(3));
    shows(await signalen.toon(eerst?.id ?? 0), { opgelost: { op: moment(3), door: null, hoe: vanzelf } });
    const terug = await signalen.werkBij(finds('a', 'b'), moment(4));
    expect(terug?.map(({ id }) => id)).toEqual([eerst?.id]);
    shows(await signalen.toon(eerst?.id ?? 0), { gezien: null, opgelost: null, vastgelegdOp: moment(4) });
  });

  test('what a person closed stays closed while its cause is there, and is known', async () => {
    const { signalen } = await open();
    const [een] = (await signalen.werkBij(finds('a', 'b'), moment(1))) ?? [];
    const id = een?.id ?? 0;
    shows(await signalen.losOp(id, 'anna', 'Gebeld', moment(2)), {
      gezien: { op: moment(2), door: 'anna' },
      opgelost: { op: moment(2), door: 'anna', hoe: 'Gebeld' },
    });
    expect(await signalen.werkBij(finds('a', 'b'), moment(3))).toEqual([]);
    shows(await signalen.losOp(id, 'bert', 'Nog eens', moment(4)), { opgelost: { door: 'anna' } });
    shows(await signalen.gezien(id, 'bert', moment(5)), { gezien: { door: 'anna' } });
    await signalen.werkBij(finds(), moment(6));
    expect(await signalen.bekend(['a', 'b', 'c'])).toEqual(new Set(['a']));
  });

  test('signals are found by where they stand, what they are and whom they are about, page after page', async () => {
    const { signalen } = await open();
    const ander = signal('c', { soort: 'toewijzing', code: 'OP271', aanbieder: '99990002' });
    await signalen.werkBij(async () => [signal('a'), signal('b'), ander], moment(1));
    const [c, b, a] = await signalen.zoek({ aantal: 9 });
    await signalen.gezien(b?.id ?? 0, 'anna', moment(2));
    await signalen.losOp(a?.id ?? 0, 'anna', 'Klaar', moment(3));
    const found = async (filter: object) =>
      (await signalen.zoek({ aantal: 9, ...filter })).map(({ oorzaak }) => oorzaak).join('');
    expect(await found({ stand: 'open' })).toBe('c');
    expect(await found({ stand: 'gezien' })).toBe('b');
    expect(await found({ stand: 'opgelost' })).toBe('a');
    expect(await found({ soort: 'toewijzing' })).toBe('c');
    expect(await found({ code: 'geen-retour-301' })).toBe('ba');
    expect(await found({ aanbieder: '99990002' })).toBe('c');
    expect(await found({ gemeente: '9999' })).toBe('');
    expect(await found({ voor: c?.id ?? 0 })).toBe('ba');
    expect(await found({ aantal: 1 })).toBe('c');
  });

  test('nobody closes or sees a signal that is not there', async () => {
    const { signalen } = await open();
    for (const id of [0, 17, -1, 1.5, Number.MAX_VALUE]) {
      expect(await signalen.toon(id)).toBeNull();
      expect(await signalen.gezien(id, 'anna', moment(1))).toBeNull();
      expect(await signalen.losOp(id, 'anna', 'Klaar', moment(1))).toBeNull();
    }
  });

  test('one looks at a time, and a look that fails changes nothing', async () => {
    const { signalen } = await open();
    const binnen = Promise.withResolvers<void>();
    const verder = Promise.withResolvers<void>();
    const eerste = signalen.werkBij(async () => {
      binnen.resolve();
      await verder.promise;
      return [signal('a')];
    }, moment(1));
    await binnen.promise;
    let gekeken = false;
    const tweede = await signalen.werkBij(async () => {
      gekeken = true;
      return [];
    }, moment(1));
    expect([tweede, gekeken]).toEqual([null, false]);
    verder.resolve();
    expect(await eerste).toHaveLength(1);
    const stuk = signalen.werkBij(async () => {
      throw new Error('away');
    }, moment(2));
    await expect(stuk).rejects.toThrow('away');
    expect(await signalen.zoek({ aantal: 9, stand: 'open' })).toHaveLength(1);
    expect(await signalen.werkBij(finds('a', 'b'), moment(3))).toHaveLength(1);
  });

  test('what a verdict signals is there with the verdict, and is left to a person', async () => {
    const casefile = await open();
    const signalen = [
      { code: 'OP271', pad: '/Bericht/Client', melding: 'Te laat gemeld.', waarden: {} },
      { code: 'OP271', pad: '/Bericht/Client', melding: 'Nog eens hetzelfde.', waarden: {} },
    ];
    const bericht = bericht305('ijw-3.2');
    const oordeel = { ...approved(bericht, regie()), signalen };
    const id = await processed(casefile, bericht, { oordeel });
    await casefile.signalen.werkBij(finds(), moment(70));
    const alle = await casefile.signalen.zoek({ aantal: 9 });
    expect(alle.map(signalState)).toEqual(['open']);
    shows(alle[0], {
      soort: 'bericht',
      code: 'OP271',
      melding: 'Te laat gemeld.',
      berichtId: id,
      sinds: moment(60),
      gemeente,
      aanbieder,
    });
  });
}
