import { expect, test } from 'vitest';
import { bericht323, bericht325 } from '../../rules/examples/berichten.ts';
import { aanbieder, dag, gemeente, periode } from '../../rules/examples/waarden.ts';
import type { Prestatie323 } from '../../standard/berichten.generated.ts';
import type { Payment, PaymentFilter } from '../betalingen.ts';
import type { Casefile } from '../casefile.ts';
import type { Open } from '../contract.ts';
import { atProvider, granted, moment, processed, refused, sent } from './wereld.ts';

const law = 'ijw-3.2';
const elders = '99990002';

export type Choice = {
  readonly aanbieder?: string;
  readonly gemeente?: string;
  readonly law?: 'ijw-3.2' | 'iwmo-3.2';
  readonly dagtekening?: string;
  readonly prestaties?: readonly (readonly [referentie: string, cent: number, vorige?: string])[];
};

/** A declaration under this number; with `vorige` a Prestatie is a credit. */
export function declaration(nummer: string, keuze: Choice = {}) {
  const {
    law: wet = law,
    dagtekening = '2026-05-06',
    prestaties = [[`${nummer}-1`, 50_00]],
    ...partijen
  } = keuze;
  return bericht323(wet, {
    ...partijen,
    identificatie: `I${nummer}`,
    declaratie: { DeclaratieNummer: nummer, DeclaratieDagtekening: dag(dagtekening) },
    clienten: [
      {
        prestaties: prestaties.map(([ReferentieNummer, Bedrag, vorige]) => ({
          ProductReferentie:
            vorige === undefined ? { ReferentieNummer } : { ReferentieNummer, VorigReferentieNummer: vorige },
          IngediendBedrag: { Bedrag, DebetCredit: vorige === undefined ? 'D' : 'C' },
        })),
      },
    ],
  });
}

export async function lines(casefile: Casefile, filter: PaymentFilter = {}): Promise<readonly Payment[]> {
  return (await casefile.betalingen(filter, { aantal: 99 })).regels;
}
const numbers = async (casefile: Casefile, filter: PaymentFilter = {}) =>
  (await lines(casefile, filter)).map(({ declaratieNummer }) => declaratieNummer);

export function paymentsContract(open: Open): void {
  test('nothing declared is nothing to pay', async () => {
    expect(await (await open()).betalingen({}, { aantal: 9 })).toEqual({ regels: [], totalen: [] });
  });

  test('of a declaration is told what was granted, by when it is paid, and which messages say so', async () => {
    const casefile = await open();
    const id = await processed(casefile, declaration('D1'));
    const antwoordId = (await casefile.toon(id))?.antwoordId;
    const [regel, ...rest] = await lines(casefile);
    expect(rest).toEqual([]);
    expect({ ...regel, id: 0 }).toEqual({
      id: 0,
      kant: 'te-betalen',
      standaard: law,
      gemeente,
      aanbieder,
      declaratieNummer: 'D1',
      periode: { begindatum: dag('2026-04-01'), einddatum: dag('2026-04-30') },
      dagtekening: dag('2026-05-06'),
      ontvangenOp: moment(0),
      uiterlijk: dag('2026-06-05'),
      stand: 'open',
      voldaanOp: null,
      boekingen: [],
      ingediend: 50_00,
      debet: 50_00,
      credit: 0,
      toegekend: 50_00,
      betaald: 0,
      verrekend: 0,
      openstaand: 50_00,
      declaratie: { id, identificatie: 'ID1' },
      antwoord: { id: antwoordId, identificatie: expect.stringMatching(/^R\d+$/) },
    });
  });

  test('credits are taken off, also when more is taken back than was granted', async () => {
    const casefile = await open();
    await processed(
      casefile,
      declaration('D1', {
        prestaties: [
          ['A', 80_00],
          ['B', 20_00],
        ],
      }),
    );
    await processed(
      casefile,
      declaration('D2', {
        prestaties: [
          ['C', 80_00, 'A'],
          ['D', 60_00],
        ],
      }),
    );
    const gezien = (await lines(casefile)).map(({ debet, credit, toegekend }) => [debet, credit, toegekend]);
    expect(gezien).toEqual([
      [100_00, 0, 100_00],
      [60_00, 80_00, -20_00],
    ]);
    const { totalen } = await casefile.betalingen({}, { aantal: 1 });
    expect(totalen).toEqual([
      {
        kant: 'te-betalen',
        standaard: law,
        gemeente,
        aanbieder,
        declaraties: 2,
        ingediend: 80_00,
        debet: 160_00,
        credit: 80_00,
        toegekend: 80_00,
        betaald: 0,
        verrekend: 0,
        openstaand: 80_00,
      },
    ]);
  });

  test('what was refused is not paid, and a declaration that was refused as a whole is not told', async () => {
    const casefile = await open();
    const deels = declaration('D1', {
      prestaties: [
        ['A', 80_00],
        ['B', 20_00],
        ['C', 5_00, 'X'],
      ],
    });
    const toegekend = ({ ProductReferentie }: Prestatie323) => ProductReferentie.ReferentieNummer === 'B';
    await processed(casefile, deels, {
      oordeel: { ...refused, uitkomst: 'deels-goedgekeurd', effecten: granted(deels, toegekend) },
    });
    await processed(casefile, declaration('D2'), { oordeel: refused });
    const gezien = (await lines(casefile)).map((r) => [
      r.declaratieNummer,
      r.ingediend,
      r.credit,
      r.toegekend,
    ]);
    expect(gezien).toEqual([['D1', 95_00, 0, 20_00]]);
  });

  test('lines come by last day, and of one day in order of processing, page by page', async () => {
    const casefile = await open();
    for (const [nummer, dagtekening] of [
      ['D1', '2026-05-06'],
      ['D2', '2026-04-06'],
      ['D3', '2026-05-06'],
      ['D4', '2026-03-06'],
    ] as const) {
      await processed(casefile, declaration(nummer, { dagtekening }));
    }
    const gezien: (readonly string[])[] = [];
    let na: Payment | undefined;
    do {
      const { regels, totalen } = await casefile.betalingen({}, { aantal: 2, ...(na ? { na } : {}) });
      expect(totalen[0]?.toegekend).toBe(200_00);
      gezien.push(regels.map(({ declaratieNummer }) => declaratieNummer));
      na = regels.at(-1);
    } while (na && gezien.length < 9);
    expect(gezien).toEqual([['D4', 'D2'], ['D1', 'D3'], []]);
  });

  test('they are found by provider, municipality, law, side, and the days between which they fall due', async () => {
    const casefile = await open();
    await processed(casefile, declaration('D1'));
    await processed(casefile, declaration('D2', { aanbieder: elders }));
    await processed(casefile, declaration('D3', { gemeente: '0001' }));
    await processed(casefile, declaration('D4', { law: 'iwmo-3.2' }));
    await processed(casefile, declaration('D5', { dagtekening: '2026-05-07' }));
    expect(await numbers(casefile)).toEqual(['D1', 'D2', 'D3', 'D4', 'D5']);
    expect(await numbers(casefile, { aanbieder: elders })).toEqual(['D2']);
    expect(await numbers(casefile, { gemeente: '0001' })).toEqual(['D3']);
    expect(await numbers(casefile, { standaard: 'iwmo-3.2' })).toEqual(['D4']);
    expect(await numbers(casefile, { kant: 'te-ontvangen' })).toEqual([]);
    expect(await numbers(casefile, { van: dag('2026-06-06') })).toEqual(['D5']);
    expect(await numbers(casefile, { tot: dag('2026-06-05'), aanbieder })).toEqual(['D1', 'D3', 'D4']);
    expect(
      await numbers(casefile, {
        van: dag('2026-06-05'),
        tot: dag('2026-06-05'),
        kant: 'te-betalen',
        gemeente,
      }),
    ).toEqual(['D1', 'D2', 'D4']);
    const { totalen } = await casefile.betalingen({}, { aantal: 1 });
    expect(totalen.map((t) => [t.gemeente, t.aanbieder, t.standaard, t.declaraties])).toEqual([
      ['0001', aanbieder, law, 1],
      [gemeente, aanbieder, law, 2],
      [gemeente, aanbieder, 'iwmo-3.2', 1],
      [gemeente, elders, law, 1],
    ]);
  });

  test('of a declaration of ours is told what we expect, and once it is answered what its 325 says', async () => {
    const casefile = await open();
    const bericht = bericht323(law, { clienten: [{ prestaties: [{}, {}] }] });
    const id = await processed(casefile, bericht, {}, atProvider(bericht));
    await sent(casefile, id);
    const verwacht = bericht.Declaratie.TotaalIngediendBedrag.TotaalBedrag;
    const told = async () =>
      (await lines(casefile)).map((r) => [
        r.kant,
        r.declaratie.id,
        r.antwoord?.identificatie,
        r.debet,
        r.toegekend,
      ]);
    expect(await told()).toEqual([['te-ontvangen', id, undefined, verwacht, verwacht]]);
    const antwoord = bericht325(law, {
      antwoord: { TotaalToegekendBedrag: { TotaalBedrag: 40_00, DebetCredit: 'D' } },
    });
    await processed(casefile, antwoord, {}, atProvider(antwoord));
    const { Identificatie } = antwoord.Header.BerichtIdentificatie;
    expect(await told()).toEqual([['te-ontvangen', id, Identificatie, 40_00, 40_00]]);
    expect(await numbers(casefile, { kant: 'te-betalen' })).toEqual([]);
  });

  test('a credit of ours that is refused takes nothing off', async () => {
    const casefile = await open();
    const bericht = declaration('D1', {
      prestaties: [
        ['A', 50_00],
        ['B', 20_00, 'X'],
      ],
    });
    await sent(casefile, await processed(casefile, bericht, {}, atProvider(bericht)));
    const told = async () => (await lines(casefile)).map((r) => [r.debet, r.credit, r.toegekend]);
    expect(await told()).toEqual([[50_00, 20_00, 30_00]]);
    const [, geweigerd] = bericht.Declaratie.Clienten.Client[0]?.Prestaties.Prestatie ?? [];
    const antwoord = bericht325(law, {
      antwoord: { TotaalToegekendBedrag: { TotaalBedrag: 50_00, DebetCredit: 'D' } },
      clienten: [{ prestaties: [{ ...geweigerd, RetourCodes: { RetourCode: ['8017'] } }] }],
    });
    const DeclaratieIdentificatie = bericht.Header.BerichtIdentificatie;
    const opDeze = { ...antwoord, Header: { ...antwoord.Header, DeclaratieIdentificatie } };
    await processed(casefile, opDeze, {}, atProvider(opDeze));
    expect(await told()).toEqual([[50_00, 0, 50_00]]);
  });

  test('nothing is to be received of a declaration of ours that was refused as a whole', async () => {
    const casefile = await open();
    const bericht = bericht323(law, {
      declaratie: { DeclaratiePeriode: periode('2026-04-01', '2026-04-30') },
    });
    await sent(casefile, await processed(casefile, bericht, {}, atProvider(bericht)));
    const antwoord = bericht325(law, { afgekeurd: '0001' });
    await processed(casefile, antwoord, {}, atProvider(antwoord));
    expect(await casefile.betalingen({}, { aantal: 9 })).toEqual({ regels: [], totalen: [] });
  });
}
