import { expect, test } from 'vitest';
import { bericht301, bericht305, bericht307, bericht323 } from '../../rules/examples/berichten.ts';
import { aanbieder, dag, gemeente, periode } from '../../rules/examples/waarden.ts';
import type { Prestatie323 } from '../../standard/berichten.generated.ts';
import type { Casefile } from '../casefile.ts';
import type { Open } from '../contract.ts';
import { awaitedTerm, granted, moment, processed, refused, sent, shows } from './wereld.ts';

const law = 'ijw-3.2';

export function silencesContract(open: Open): void {
  async function allocated(casefile: Casefile, keuze: Parameters<typeof bericht301>[1] = {}) {
    const id = await processed(casefile, bericht301(law, keuze));
    await sent(casefile, id, moment(90), [awaitedTerm]);
    return id;
  }
  const unstopped = async (casefile: Casefile, vandaag = '2026-05-01', sinds = '2025-11-01') =>
    (await casefile.zonderStop(dag(sinds), dag(vandaag))).map(({ toewijzingNummer }) => toewijzingNummer);
  const till = (ToewijzingNummer: number, Einddatum: string) => ({
    ToewijzingNummer,
    Ingangsdatum: dag('2026-01-01'),
    Einddatum: dag(Einddatum),
  });
  const begun = (ToewijzingNummer: number, Begindatum = '2026-04-01') => ({
    ToewijzingNummer,
    Begindatum: dag(Begindatum),
  });

  test('an allocation that ended is told of when it was started and no stop came', async () => {
    const casefile = await open();
    const producten = [till(1001, '2026-04-30'), till(1002, '2026-04-30'), till(1003, '2026-05-01')];
    const berichtId = await allocated(casefile, { producten });
    expect(await unstopped(casefile)).toEqual([]);
    await processed(casefile, bericht305(law, { producten: [begun(1001), begun(1003)] }));
    expect(await unstopped(casefile)).toEqual([1001]);
    expect(await unstopped(casefile, '2026-05-02')).toEqual([1001, 1003]);
    expect(await unstopped(casefile, '2026-04-30')).toEqual([]);
    expect(await unstopped(casefile, '2026-05-02', '2026-05-01')).toEqual([1003]);
    const [eerste] = await casefile.zonderStop(dag('2026-01-01'), dag('2026-05-01'));
    shows(eerste, {
      standaard: law,
      gemeente,
      aanbieder,
      toewijzingNummer: 1001,
      berichtId,
      einddatum: dag('2026-04-30'),
      verzondenOp: moment(90),
    });
    expect(eerste?.product).toEqual(bericht301(law).Client.ToegewezenProducten.ToegewezenProduct[0]?.Product);
    const stop = { ToewijzingNummer: 1001, Begindatum: dag('2026-04-01'), Einddatum: dag('2026-04-30') };
    await processed(casefile, bericht307(law, { producten: [stop] }));
    expect(await unstopped(casefile)).toEqual([]);
  });

  test('of care that was started again only the last start counts, and a temporary stop is one', async () => {
    const casefile = await open();
    await allocated(casefile, { producten: [till(1001, '2026-04-30')] });
    await processed(
      casefile,
      bericht305(law, { identificatie: 'S1', producten: [begun(1001, '2026-03-01')] }),
    );
    const stop = (Begindatum: string, Einddatum: string) => ({
      ToewijzingNummer: 1001,
      Begindatum: dag(Begindatum),
      Einddatum: dag(Einddatum),
      RedenBeeindiging: '20' as const,
    });
    await processed(
      casefile,
      bericht307(law, { identificatie: 'E1', producten: [stop('2026-03-01', '2026-03-10')] }),
    );
    expect(await unstopped(casefile)).toEqual([]);
    await processed(
      casefile,
      bericht305(law, { identificatie: 'S2', producten: [begun(1001, '2026-04-01')] }),
    );
    expect(await unstopped(casefile)).toEqual([1001]);
    await processed(
      casefile,
      bericht307(law, { identificatie: 'E2', producten: [stop('2026-04-01', '2026-04-30')] }),
    );
    expect(await unstopped(casefile)).toEqual([]);
  });

  test('nobody is asked for the stop of what was removed, or of an end that did not leave yet', async () => {
    const casefile = await open();
    const open1 = { ...till(1001, '2026-04-30'), Einddatum: undefined };
    await allocated(casefile, { identificatie: 'T1', producten: [open1, till(1002, '2026-04-30')] });
    await processed(casefile, bericht305(law, { producten: [begun(1001), begun(1002)] }));
    await processed(
      casefile,
      bericht301(law, {
        identificatie: 'T2',
        producten: [till(1001, '2026-04-20'), { ...till(1002, '2026-04-30'), RedenWijziging: '13' }],
      }),
    );
    expect(await unstopped(casefile)).toEqual([]);
  });

  /** A declaration of April on these allocations, of which those are granted. */
  async function declared(
    casefile: Casefile,
    nummer: string,
    op: Temporal.Instant,
    regels: readonly (readonly [toewijzing: number, toegekend: boolean, maand?: string])[],
    keuze: { readonly aanbieder?: string } = {},
  ) {
    const bericht = bericht323(law, {
      ...keuze,
      identificatie: `I${nummer}`,
      declaratie: { DeclaratieNummer: nummer },
      clienten: [
        {
          prestaties: regels.map(([ToewijzingNummer, , maand = '2026-04'], plaats) => ({
            ToewijzingNummer,
            ProductReferentie: { ReferentieNummer: `${nummer}-${plaats}` },
            ProductPeriode: periode(`${maand}-01`, `${maand}-28`),
          })),
        },
      ],
    });
    const welke = ({ ProductReferentie }: Prestatie323) =>
      regels[Number(ProductReferentie.ReferentieNummer.split('-')[1])]?.[1] === true;
    const oordeel = { ...refused, uitkomst: 'deels-goedgekeurd' as const, effecten: granted(bericht, welke) };
    return processed(casefile, bericht, { op, oordeel });
  }
  const offers = async (casefile: Casefile, sinds = moment(0)) =>
    (await casefile.geweigerdeRegels({ gemeente, standaard: law, sinds })).map(
      (een) => `${een.aanbieder} ${een.toewijzingNummer} ${een.maand} ${een.op} ${een.terug}`,
    );

  test('what was refused is told of by allocation and month, the last time it was, and when it was granted after all', async () => {
    const casefile = await open();
    const eerste = await declared(casefile, 'D1', moment(60), [
      [1001, false],
      [1002, false],
      [1003, true],
      [1001, false, '2026-03'],
    ]);
    shows((await casefile.geweigerdeRegels({ gemeente, standaard: law, sinds: moment(0) }))[0], {
      standaard: law,
      gemeente,
      aanbieder,
      toewijzingNummer: 1001,
      maand: dag('2026-03-01'),
      berichtId: eerste,
      op: moment(60),
      terug: null,
    });
    await declared(casefile, 'D2', moment(70), [
      [1001, true],
      [1002, false],
    ]);
    expect(await offers(casefile)).toEqual([
      `${aanbieder} 1001 2026-03-01 ${moment(60)} null`,
      `${aanbieder} 1001 2026-04-01 ${moment(60)} ${moment(70)}`,
      `${aanbieder} 1002 2026-04-01 ${moment(70)} null`,
    ]);
    expect(await offers(casefile, moment(61))).toEqual([`${aanbieder} 1002 2026-04-01 ${moment(70)} null`]);
    // What was granted before it was refused is none that came back.
    await declared(casefile, 'D3', moment(80), [[1001, false]]);
    expect(await offers(casefile, moment(61))).toEqual([
      `${aanbieder} 1002 2026-04-01 ${moment(70)} null`,
      `${aanbieder} 1001 2026-04-01 ${moment(80)} null`,
    ]);
  });

  test('another provider, municipality or law is another matter', async () => {
    const casefile = await open();
    await declared(casefile, 'D1', moment(60), [[1001, false]]);
    await declared(casefile, 'D2', moment(70), [[1001, true]], { aanbieder: '99990002' });
    await declared(casefile, 'D3', moment(71), [[1001, false]], { aanbieder: '99990002' });
    expect(await offers(casefile)).toEqual([
      `${aanbieder} 1001 2026-04-01 ${moment(60)} null`,
      `99990002 1001 2026-04-01 ${moment(71)} null`,
    ]);
    const sinds = moment(0);
    expect(await casefile.geweigerdeRegels({ gemeente: '0001', standaard: law, sinds })).toEqual([]);
    expect(await casefile.geweigerdeRegels({ gemeente, standaard: 'iwmo-3.2', sinds })).toEqual([]);
  });
}
