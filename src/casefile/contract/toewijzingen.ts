import { expect, test } from 'vitest';
import { bericht301, bericht302 } from '../../rules/examples/berichten.ts';
import { aanbieder, bsn, dag, gemeente, specifiek } from '../../rules/examples/waarden.ts';
import type { Casefile } from '../casefile.ts';
import type { Open } from '../contract.ts';
import type { AllocationFilter } from '../toewijzingen.ts';
import { processed, refused, shows } from './wereld.ts';

const law = 'ijw-3.2';

export function allocationsContract(open: Open): void {
  const numbers = async (casefile: Casefile, filter: Partial<AllocationFilter> = {}) =>
    (await casefile.toewijzingen({ inzage: [], aantal: 99, ...filter })).map(
      ({ toewijzingNummer }) => toewijzingNummer,
    );

  test('what is allocated is shown as its newest 301 has it, and nothing of whose it is', async () => {
    const casefile = await open();
    await processed(casefile, bericht301(law, { producten: [{ Budget: 99_00 }] }));
    const id = await processed(
      casefile,
      bericht301(law, {
        identificatie: 'LANGER',
        producten: [{ Einddatum: dag('2026-12-31'), RedenWijziging: '01' }],
      }),
    );
    const [een, ...rest] = await casefile.toewijzingen({ inzage: [], aantal: 99 });
    expect(rest).toEqual([]);
    expect(Object.keys(een ?? {}).toSorted()).toEqual(
      [
        'aanbieder',
        'berichtId',
        'bevestigd',
        'budget',
        'einddatum',
        'gemeente',
        'ingangsdatum',
        'omvang',
        'product',
        'standaard',
        'toewijzingNummer',
      ].toSorted(),
    );
    shows(een, {
      standaard: law,
      gemeente,
      aanbieder,
      toewijzingNummer: 1001,
      product: specifiek(law),
      ingangsdatum: '2026-04-01',
      einddatum: '2026-12-31',
      omvang: { Volume: 2, Eenheid: '04', Frequentie: '4' },
      budget: null,
      berichtId: id,
      bevestigd: false,
    });
    await processed(casefile, bericht302(law, { identificatie: 'LANGER' }));
    shows((await casefile.toewijzingen({ inzage: [], aantal: 1 }))[0], { bevestigd: true });
  });

  test('what was withdrawn or refused is not there, and what it replaced is again', async () => {
    const casefile = await open();
    await processed(casefile, bericht301(law, { producten: [{}, {}] }));
    await processed(
      casefile,
      bericht301(law, { identificatie: 'NEE', producten: [{ ToewijzingNummer: 9 }] }),
      {
        oordeel: refused,
      },
    );
    const weg = { RedenWijziging: '13', Einddatum: dag('2026-04-01') } as const;
    await processed(casefile, bericht301(law, { identificatie: 'WEG', producten: [weg] }));
    expect(await numbers(casefile)).toEqual([1002]);
    await processed(casefile, bericht302(law, { identificatie: 'WEG', retourcodes: ['9332'] }));
    expect(await numbers(casefile)).toEqual([1001, 1002]);
  });

  test('it is found by party, law, product, the day it runs on and the days it ends between', async () => {
    const casefile = await open();
    await processed(
      casefile,
      bericht301(law, {
        producten: [
          { Einddatum: dag('2026-05-31') },
          { Ingangsdatum: dag('2026-06-01'), Einddatum: dag('2026-12-31') },
          {},
        ],
      }),
    );
    await processed(
      casefile,
      bericht301(law, {
        identificatie: 'ANDER',
        aanbieder: '99990002',
        gemeente: '0001',
        client: { Bsn: bsn.tweede },
      }),
    );
    await processed(casefile, bericht301('iwmo-3.2'));
    const eigen = { gemeente, standaard: law } as const;
    expect(await numbers(casefile)).toEqual([1001, 1001, 1001, 1002, 1003]);
    expect(await numbers(casefile, eigen)).toEqual([1001, 1002, 1003]);
    expect(await numbers(casefile, { standaard: 'iwmo-3.2' })).toEqual([1001]);
    expect(await numbers(casefile, { aanbieder: '99990002' })).toEqual([1001]);
    expect(await numbers(casefile, { gemeente: '9999' })).toEqual([]);
    expect(await numbers(casefile, { productcode: specifiek(law, 2).Code })).toEqual([1002]);
    const found = (anders: Partial<AllocationFilter>) => numbers(casefile, { ...eigen, ...anders });
    expect(await found({ peildatum: dag('2026-03-31') })).toEqual([]);
    expect(await found({ peildatum: dag('2026-04-01') })).toEqual([1001, 1003]);
    expect(await found({ peildatum: dag('2026-05-31') })).toEqual([1001, 1003]);
    expect(await found({ peildatum: dag('2026-06-01') })).toEqual([1002, 1003]);
    expect(await found({ eindeVanaf: dag('2026-05-31') })).toEqual([1001, 1002, 1003]);
    expect(await found({ eindeVanaf: dag('2026-06-01') })).toEqual([1002, 1003]);
    expect(await found({ eindeTot: dag('2026-05-30') })).toEqual([]);
    expect(await found({ eindeTot: dag('2026-05-31') })).toEqual([1001]);
    expect(await found({ eindeVanaf: dag('2026-06-01'), eindeTot: dag('2026-12-31') })).toEqual([1002]);
  });

  test('what ended before the limit of a municipality and law is left out, and of no other', async () => {
    const casefile = await open();
    const producten = [{ Einddatum: dag('2026-05-31') }, { Einddatum: dag('2026-06-01') }, {}];
    await processed(casefile, bericht301(law, { producten }));
    await processed(casefile, bericht301('iwmo-3.2', { producten: [{ Einddatum: dag('2026-05-31') }] }));
    const grens = { gemeente, standaard: law, eindeVanaf: dag('2026-06-01') } as const;
    expect(await numbers(casefile, { standaard: law, inzage: [grens] })).toEqual([1002, 1003]);
    expect(await numbers(casefile, { inzage: [grens] })).toEqual([1001, 1002, 1003]);
    const [eerste] = await casefile.toewijzingen({ inzage: [grens], aantal: 1 });
    expect(eerste?.standaard).toBe('iwmo-3.2');
    const elders = { ...grens, gemeente: '0001' };
    expect(await numbers(casefile, { standaard: law, inzage: [elders] })).toEqual([1001, 1002, 1003]);
    const allebei = [grens, { ...grens, standaard: 'iwmo-3.2' } as const];
    expect(await numbers(casefile, { inzage: allebei })).toEqual([1002, 1003]);
  });

  test('it comes page after page, one number of several municipalities and laws in one order', async () => {
    const casefile = await open();
    for (const [n, standaard, van] of [
      [1, 'iwmo-3.2', '0384'],
      [2, 'ijw-3.2', '0384'],
      [3, 'ijw-3.2', '0001'],
    ] as const) {
      await processed(
        casefile,
        bericht301(standaard, { identificatie: `T${n}`, gemeente: van, producten: [{}, {}] }),
      );
    }
    const alle = await casefile.toewijzingen({ inzage: [], aantal: 99 });
    const placeOf = (een: (typeof alle)[number]) =>
      `${een.toewijzingNummer} ${een.gemeente} ${een.standaard}`;
    expect(alle.map(placeOf)).toEqual([
      '1001 0001 ijw-3.2',
      '1001 0384 ijw-3.2',
      '1001 0384 iwmo-3.2',
      '1002 0001 ijw-3.2',
      '1002 0384 ijw-3.2',
      '1002 0384 iwmo-3.2',
    ]);
    const gelezen: string[] = [];
    for (let na = alle.slice(0, 0).at(-1); ; ) {
      const bladzijde = await casefile.toewijzingen({ inzage: [], aantal: 2, ...(na ? { na } : {}) });
      gelezen.push(...bladzijde.map(placeOf));
      na = bladzijde.at(-1);
      if (na === undefined) break;
    }
    expect(gelezen).toEqual(alle.map(placeOf));
  });
}
