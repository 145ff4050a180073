import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../test/world.ts';
import { memoryCasefile } from '../casefile/memory.ts';
import { signalState } from '../casefile/signals.ts';
import { decideOnRequest } from '../pipeline/deciding.ts';
import { investigateInTime } from '../pipeline/investigating.ts';
import {
  bericht301,
  bericht302,
  bericht305,
  bericht307,
  bericht315,
  bericht317,
  bericht323,
} from '../rules/examples/berichten.ts';
import { landelijk } from '../rules/examples/landelijk.ts';
import { bsn, dag, specifiek } from '../rules/examples/waarden.ts';
import type { AllocationWatch } from '../rules/watched.ts';
import { standaarden } from '../standard/berichtsoorten.ts';
import { look } from './watch.ts';

const at = (tekst: string) => Temporal.Instant.from(`${tekst}+02:00`);

describe.each(standaarden)('The watch, %s', (s) => {
  let w: TestWorld;
  beforeEach(() => {
    w = testWorld(memoryCasefile());
  });

  /** What a look at that moment opens, by kind and code. */
  async function looked(op: string): Promise<readonly string[]> {
    w.klok.nu = at(op);
    return ((await look(w.wiring)) ?? []).map(({ soort, code }) => `${soort} ${code}`);
  }
  const open = async () =>
    (await w.casefile.signalen.zoek({ aantal: 99 }))
      .filter((een) => een.opgelost === null)
      .map(({ soort, code }) => `${soort} ${code}`);

  test('tells of a request that nobody decides on: before its last day, and when that has passed', async () => {
    w = testWorld(memoryCasefile(), { protocolVoor: () => ({ ...landelijk, onderzoekVanzelf: false }) });
    await w.receive(bericht315(s));
    expect(await looked('2026-05-11T23:59:00')).toEqual([]);
    expect(await looked('2026-05-12T00:00:00')).toEqual(['termijn-nadert OP274']);
    expect(await looked('2026-05-13T23:59:00')).toEqual([]);
    expect(await looked('2026-05-14T00:00:00')).toEqual(['termijn-verstreken OP274']);
    expect(await open()).toEqual(['termijn-verstreken OP274']);
    const [verzoek] = await w.casefile.verzoeken({ aantal: 1 });
    const [signaal] = await w.casefile.signalen.zoek({ aantal: 1 });
    expect(signaal).toMatchObject({ verzoekId: verzoek?.id, aanbieder: '99990001' });
    expect(signaal?.melding).toContain('op verzoek VOT1');
    await decideOnRequest(
      verzoek?.id ?? 0,
      { antwoord: 'afwijzen', reden: '4' },
      { wie: 'backoffice' },
      w.wiring,
    );
    await w.sendAll();
    expect(await looked('2026-05-14T00:01:00')).toEqual([]);
    expect(await open()).toEqual([]);
  });

  test('tells again when an investigation takes its eight weeks', async () => {
    await w.receive(bericht317(s, { ongewijzigd: [] }), { zonderOordeel: true });
    await w.receive(bericht315(s, { identificatie: 'V2', aanbieder: '99990002' }));
    w.klok.nu = at('2026-05-13T08:00:00');
    await investigateInTime(w.wiring);
    await w.sendAll();
    // The 317 is not judged here, so its retour is late too.
    expect(await looked('2026-05-13T08:00:00')).toEqual(['termijn-verstreken OP090']);
    expect(await looked('2026-06-30T00:00:00')).toContain('termijn-nadert OP274');
    expect(await looked('2026-07-02T00:00:00')).toEqual(['termijn-verstreken OP274']);
  });

  test('says what a declaration is about in euros, once', async () => {
    const id = await w.receive(bericht323(s), { zonderOordeel: true });
    expect(await looked('2026-05-20T09:00:00')).toEqual(['termijn-nadert OP090x4']);
    const [signaal] = await w.casefile.signalen.zoek({ aantal: 1 });
    const totaal = bericht323(s).Declaratie.TotaalIngediendBedrag.TotaalBedrag;
    expect(totaal).toBeGreaterThan(0);
    expect([signaal?.berichtId, signaal?.bedrag]).toEqual([id, totaal]);
  });

  test('tells of a 301 without retour, and closes that when it comes', async () => {
    await w.receive(bericht301(s));
    expect(await looked('2026-05-11T23:59:00')).toEqual([]);
    expect(await looked('2026-05-12T00:00:00')).toEqual(['geen-antwoord geen-retour-301']);
    expect(await looked('2026-05-12T00:01:00')).toEqual([]);
    await w.receive(bericht302(s));
    await looked('2026-05-12T10:00:00');
    const [signaal] = await w.casefile.signalen.zoek({ aantal: 1, code: 'geen-retour-301' });
    expect(signaal && signalState(signaal)).toBe('opgelost');
  });

  test('tells of a 319 without retour', async () => {
    await w.receive(bericht315(s));
    const [verzoek] = await w.casefile.verzoeken({ aantal: 1 });
    await decideOnRequest(
      verzoek?.id ?? 0,
      { antwoord: 'afwijzen', reden: '4' },
      { wie: 'backoffice' },
      w.wiring,
    );
    await w.sendAll();
    expect(await looked('2026-05-12T00:00:00')).toEqual(['geen-antwoord OP090']);
    expect((await w.casefile.signalen.zoek({ aantal: 1 }))[0]?.melding).toMatch(
      /^Op (JW|WMO)319 \S+ kwam niet/,
    );
  });

  test('tells of an allocation with an earlier beginning that nobody started, until it is started', async () => {
    await w.receive(bericht301(s));
    await w.receive(bericht302(s));
    expect(await looked('2026-05-13T23:59:00')).toEqual([]);
    expect(await looked('2026-05-14T00:00:00')).toEqual(['toewijzing OP271']);
    const [signaal] = await w.casefile.signalen.zoek({ aantal: 1 });
    expect(signaal?.toewijzingNummer).toBe(1001);
    expect(signaal?.sinds.toString()).toBe('2026-05-13T22:00:00Z');
    await w.receive(bericht305(s));
    expect(await looked('2026-05-15T00:00:00')).toEqual([]);
    // That it was told late is for a person.
    expect(await open()).toEqual(['bericht OP271']);
  });

  test('moves no term when the calendar changes after it began', async () => {
    const vrij = { ...landelijk.kalender, vrijeDagen: new Set(['2026-05-07', '2026-05-08', '2026-05-13']) };
    const later = [{ vanaf: dag('2026-05-12'), protocol: { ...landelijk, kalender: vrij } }];
    w = testWorld(memoryCasefile(), { protocolVoor: () => ({ ...landelijk, later }) });
    await w.receive(bericht301(s));
    expect(await looked('2026-05-12T00:00:00')).toEqual(['geen-antwoord geen-retour-301']);
    expect(await looked('2026-05-14T00:00:00')).toEqual(['toewijzing OP271']);
    await w.receive(
      bericht301(s, { identificatie: 'T2', aanbieder: '99990002', producten: [{ ToewijzingNummer: 2001 }] }),
    );
    // From the 14th on the new calendar counts.
    expect(await looked('2026-05-19T12:00:00')).toEqual([]);
    expect(await looked('2026-05-20T00:00:00')).toEqual(['geen-antwoord geen-retour-301']);
  });

  test('expects no start of an allocation that begins later, unless the region does', async () => {
    const regel: AllocationWatch = {
      id: 'start-binnen-zes-weken',
      wat: 'zonder-start',
      wetten: new Set([s]),
      binnen: { aantal: 6, in: 'weken' },
      vanaf: 'toewijzing',
    };
    for (const [bewaking, verwacht] of [
      [[], []],
      [[regel], ['toewijzing start-binnen-zes-weken']],
      [[{ ...regel, wetten: new Set<never>() }], []],
    ] as const) {
      w = testWorld(memoryCasefile(), { protocolVoor: () => ({ ...landelijk, bewaking }) });
      await w.receive(bericht301(s, { producten: [{ Ingangsdatum: dag('2026-06-01') }] }));
      await w.receive(bericht302(s));
      expect(await looked('2026-06-17T23:59:00')).toEqual([]);
      expect(await looked('2026-06-18T00:00:00')).toEqual(verwacht);
    }
  });

  test('tells so long before its end that nothing follows, as the region wants', async () => {
    const regel: AllocationWatch = {
      id: 'herindicatie',
      wat: 'voor-einde',
      wetten: new Set([s]),
      voor: { aantal: 8, in: 'weken' },
    };
    const opnieuw = async () => {
      w = testWorld(memoryCasefile(), { protocolVoor: () => ({ ...landelijk, bewaking: [regel] }) });
      await w.receive(bericht301(s, { producten: [{ Einddatum: dag('2026-12-31') }] }));
      await w.receive(bericht302(s));
      await w.receive(bericht305(s));
    };
    await opnieuw();
    // 56 days before New Year's Eve; it is winter by then.
    expect(await looked('2026-11-05T00:59:00')).toEqual([]);
    expect(await looked('2026-11-05T01:00:00')).toEqual(['toewijzing herindicatie']);
    const [signaal] = await w.casefile.signalen.zoek({ aantal: 1, code: 'herindicatie' });
    expect([signaal?.toewijzingNummer, signaal?.uiterlijk?.toString()]).toEqual([1001, '2026-12-31']);
    await w.receive(
      bericht301(s, {
        identificatie: 'VERVOLG',
        producten: [
          { Einddatum: dag('2026-12-31') },
          { ToewijzingNummer: 2001, Product: specifiek(s), Ingangsdatum: dag('2027-01-01') },
        ],
      }),
    );
    await looked('2026-11-06T00:00:00');
    expect(await open()).not.toContain('toewijzing herindicatie');
    await opnieuw();
    // What is over needs nothing any more.
    expect(await looked('2027-01-01T01:00:00')).not.toContain('toewijzing herindicatie');
  });

  test('tells so long after the start of a product, as the region wants', async () => {
    const { Code = '' } = specifiek(s);
    for (const [product, verwacht] of [
      [Code, ['toewijzing evaluatie']],
      ['ANDER', []],
    ] as const) {
      const regel: AllocationWatch = {
        id: 'evaluatie',
        wat: 'na-start',
        wetten: new Set([s]),
        na: { aantal: 6, in: 'maanden' },
        producten: new Set([product]),
      };
      w = testWorld(memoryCasefile(), { protocolVoor: () => ({ ...landelijk, bewaking: [regel] }) });
      await w.receive(bericht301(s));
      await w.receive(bericht302(s));
      await w.receive(bericht305(s));
      expect(await looked('2026-10-07T23:59:00')).toEqual([]);
      expect(await looked('2026-10-08T00:00:00')).toEqual(verwacht);
      expect(await looked('2026-10-09T00:00:00')).toEqual([]);
    }
  });

  test('tells of an allocation that its provider refused, until a corrected one is sent', async () => {
    await w.receive(bericht301(s));
    await w.receive(bericht302(s, { retourcodes: ['9332'] }));
    expect(await looked('2026-05-06T12:00:00')).toEqual(['toewijzing toewijzing-geweigerd']);
    await w.receive(bericht301(s, { identificatie: 'BETER' }));
    expect(await looked('2026-05-06T13:00:00')).toEqual([]);
    expect(await open()).toEqual([]);
    const regel: AllocationWatch = { id: 'opvolgen', wat: 'geweigerd', wetten: new Set([s]) };
    w = testWorld(memoryCasefile(), { protocolVoor: () => ({ ...landelijk, bewaking: [regel] }) });
    await w.receive(bericht301(s));
    await w.receive(bericht302(s, { retourcodes: ['9332'] }));
    expect(await looked('2026-05-06T12:00:00')).toEqual(['toewijzing opvolgen']);
  });

  describe('of a client who turns an age', () => {
    const regel: AllocationWatch = {
      id: 'zeventien',
      wat: 'leeftijd',
      wetten: new Set([s]),
      leeftijd: 17,
      producten: null,
      categorieen: null,
    };
    const watching = (...bewaking: readonly AllocationWatch[]) => {
      w = testWorld(memoryCasefile(), { protocolVoor: () => ({ ...landelijk, bewaking }) });
    };
    const born = (datum: string, DatumGebruik?: '1' | '2' | '3') => ({
      Geboortedatum: { Datum: dag(datum), ...(DatumGebruik ? { DatumGebruik } : {}) },
    });
    type Keuze = Parameters<typeof bericht301>[1];
    const allocate = async (geboren: string, keuze: Keuze = {}) => {
      await w.receive(bericht301(s, { client: born(geboren), ...keuze }));
      const { identificatie, aanbieder } = keuze;
      await w.receive(
        bericht302(s, { ...(identificatie ? { identificatie } : {}), ...(aanbieder ? { aanbieder } : {}) }),
      );
    };
    const told = async (op: string) =>
      (await looked(op)).flatMap((een) => (een === 'toewijzing zeventien' ? [een] : []));
    const isOpen = async () => (await open()).includes('toewijzing zeventien');

    test('tells on the birthday, once for a provider, and never the day', async () => {
      watching(regel);
      await allocate('2009-06-02', { producten: [{}, {}] });
      expect(await told('2026-06-01T23:59:00')).toEqual([]);
      expect(await told('2026-06-02T00:00:00')).toEqual(['toewijzing zeventien']);
      expect(await told('2026-06-02T00:01:00')).toEqual([]);
      const [signaal] = await w.casefile.signalen.zoek({ aantal: 1, code: 'zeventien' });
      expect(signaal).toMatchObject({ toewijzingNummer: 1001, aanbieder: '99990001', uiterlijk: null });
      expect(signaal?.melding).toMatch(/^De cliënt van toewijzing 1001 .* is 17 jaar geworden\.$/);
      expect(JSON.stringify(signaal)).not.toMatch(/2009|02-06/);
    });

    test('says nothing of the day either when it looks later', async () => {
      watching(regel);
      await allocate('2009-06-02');
      expect(await told('2026-06-09T10:00:00')).toEqual(['toewijzing zeventien']);
      const [signaal] = await w.casefile.signalen.zoek({ aantal: 1, code: 'zeventien' });
      expect(JSON.stringify(signaal)).not.toMatch(/06-02|06-01/);
    });

    test('closes on the next birthday, and when all that ran on the day has ended', async () => {
      watching(regel);
      await allocate('2009-06-02');
      expect(await told('2027-06-01T23:59:00')).toEqual(['toewijzing zeventien']);
      await looked('2027-06-02T00:00:00');
      expect(await isOpen()).toBe(false);
      watching(regel);
      await allocate('2009-06-02', {
        producten: [{ Einddatum: dag('2026-07-01') }, { Einddatum: dag('2026-08-01') }],
      });
      expect(await told('2026-07-01T00:00:00')).toEqual(['toewijzing zeventien']);
      // The one that the signal names has ended; the other keeps it, and it is no other signal.
      expect(await told('2026-08-01T23:59:00')).toEqual([]);
      expect(await isOpen()).toBe(true);
      await looked('2026-08-02T00:00:00');
      expect(await isOpen()).toBe(false);
    });

    test('is about care that ran on the day, of the law and products that the rule names', async () => {
      const { Categorie, Code = '' } = specifiek(s);
      for (const [anders, producten, verwacht] of [
        [{}, [{ Ingangsdatum: dag('2026-06-03') }], 0],
        [{}, [{ Ingangsdatum: dag('2026-06-02') }], 1],
        [{}, [{ Einddatum: dag('2026-06-01') }, { Ingangsdatum: dag('2026-06-03') }], 0],
        [{ wetten: new Set<never>() }, [{}], 0],
        [{ producten: new Set([Code]) }, [{}], 1],
        [{ producten: new Set(['99Z99']) }, [{}], 0],
        [{ categorieen: new Set([Categorie]) }, [{}], 1],
        [{ categorieen: new Set(['99']) }, [{}], 0],
        [{ leeftijd: 16 }, [{}], 0],
      ] as const) {
        watching({ ...regel, ...anders });
        await allocate('2009-06-02', { producten });
        expect(await told('2026-06-09T10:00:00'), JSON.stringify([anders, producten])).toHaveLength(verwacht);
      }
    });

    test('tells each provider of a client, and of each client of a provider', async () => {
      watching(regel);
      await allocate('2009-06-02');
      await allocate('2009-06-02', {
        identificatie: 'T2',
        aanbieder: '99990002',
        producten: [{ ToewijzingNummer: 2001 }],
      });
      await allocate('2009-06-03', {
        identificatie: 'T3',
        client: { Bsn: bsn.tweede, ...born('2009-06-03') },
        producten: [{ ToewijzingNummer: 3001 }],
      });
      expect(await told('2026-06-02T00:00:00')).toHaveLength(2);
      expect(await told('2026-06-03T00:00:00')).toHaveLength(1);
    });

    test('takes the 28th for who was born on 29 February, in a year without one', async () => {
      watching(regel);
      await allocate('2008-02-29', { producten: [{ Ingangsdatum: dag('2025-01-01') }] });
      // Seventeen on 28 February 2025, eighteen on that of 2026; it is winter.
      expect(await told('2026-02-28T00:59:00')).toEqual(['toewijzing zeventien']);
      await looked('2026-02-28T01:00:00');
      expect(await isOpen()).toBe(false);
      watching({ ...regel, leeftijd: 20 });
      await allocate('2008-02-29');
      expect(await told('2028-02-29T00:59:00')).toEqual([]);
      expect(await told('2028-02-29T01:00:00')).toEqual(['toewijzing zeventien']);
    });

    test('takes the first day that it can be when the day is unknown, and none when the year is', async () => {
      for (const [datum, gebruik, nietNog, op] of [
        ['2009-06-01', '1', '2026-05-31T23:59:00', '2026-06-01T00:00:00'],
        ['2010-01-01', '2', '2027-01-01T00:59:00', '2027-01-01T01:00:00'],
      ] as const) {
        watching(regel);
        await allocate(datum, { client: born(datum, gebruik) });
        expect(await told(nietNog)).toEqual([]);
        expect(await told(op)).toEqual(['toewijzing zeventien']);
        const [signaal] = await w.casefile.signalen.zoek({ aantal: 1, code: 'zeventien' });
        expect(signaal?.melding).toContain('niet volledig bekend');
      }
      watching({ ...regel, leeftijd: 126 });
      await allocate('1900-01-01', { client: born('1900-01-01', '3') });
      expect(await told('2026-05-07T00:00:00')).toEqual([]);
    });

    test('goes by the birth date that was sent last', async () => {
      watching(regel);
      await allocate('2009-06-02');
      await told('2026-06-02T00:00:00');
      expect(await isOpen()).toBe(true);
      await allocate('2009-06-12', { identificatie: 'BETER' });
      await looked('2026-06-03T00:00:00');
      expect(await isOpen()).toBe(false);
      expect(await told('2026-06-12T00:00:00')).toEqual(['toewijzing zeventien']);
    });

    test('is not told to a provider', async () => {
      w = testWorld(memoryCasefile(), {
        aanbieders: new Set(['99990001']),
        protocolVoor: () => ({ ...landelijk, bewaking: [regel] }),
      });
      await w.receive(bericht301(s, { client: born('2009-06-02') }));
      expect(await told('2026-06-09T00:00:00')).toEqual([]);
    });
  });

  test('tells of an allocation that outlives a definitive stop', async () => {
    await w.receive(bericht301(s));
    await w.receive(bericht302(s));
    await w.receive(bericht305(s));
    const stop = { RedenBeeindiging: '36', Einddatum: dag('2026-05-04') } as const;
    const id = await w.receive(bericht307(s, { producten: [stop] }));
    expect(await looked('2026-05-13T12:00:00')).toEqual([]);
    expect(await looked('2026-05-14T00:00:00')).toEqual(['toewijzing stop-zonder-einddatum']);
    const [signaal] = await w.casefile.signalen.zoek({ aantal: 1, soort: 'toewijzing' });
    expect(signaal?.berichtId).toBe(id);
    const korter = { Einddatum: dag('2026-05-04'), RedenWijziging: '04' } as const;
    await w.receive(bericht301(s, { identificatie: 'KORTER', producten: [korter] }));
    await looked('2026-05-14T09:00:00');
    expect(await open()).not.toContain('toewijzing stop-zonder-einddatum');
  });

  test('watches the municipality where a provider is served, and none of its own duties as silence', async () => {
    w = testWorld(memoryCasefile(), { aanbieders: new Set(['99990001']) });
    await w.receive(bericht301(s));
    await w.receive(bericht305(s));
    const vraag = bericht315(s);
    await w.receive(vraag);
    expect(await looked('2026-05-12T00:00:00')).toEqual(['geen-antwoord OP090', 'geen-antwoord OP090']);
    expect(await looked('2026-05-20T00:00:00')).toEqual([]);
  });

  test('catches up after a week away: every cause once, in the order in which they came', async () => {
    await w.receive(bericht301(s));
    w.klok.nu = at('2026-05-07T10:00:00');
    await w.receive(bericht323(s), { zonderOordeel: true });
    expect(await looked('2026-05-29T10:00:00')).toEqual([
      'geen-antwoord geen-retour-301',
      'toewijzing OP271',
      'termijn-verstreken OP090x4',
    ]);
    expect(await looked('2026-05-29T10:01:00')).toEqual([]);
  });

  test('comes to the same signals however often it looks', async () => {
    const moments = fc.uniqueArray(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(moments, async (uren) => {
        const ends: (readonly string[])[] = [];
        for (const tussendoor of [[], uren.toSorted((a, b) => a - b)]) {
          w = testWorld(memoryCasefile());
          await w.receive(bericht301(s));
          await w.receive(bericht315(s, { identificatie: 'V' }));
          const begin = w.klok.nu;
          for (const uur of tussendoor) {
            w.klok.nu = begin.add({ hours: uur });
            await look(w.wiring);
          }
          w.klok.nu = begin.add({ hours: 61 * 24 });
          await look(w.wiring);
          ends.push((await open()).toSorted());
        }
        expect(ends[0]).toEqual(ends[1]);
        expect(ends[0]?.length).toBeGreaterThan(2);
      }),
      { numRuns: 10 },
    );
  });
});
