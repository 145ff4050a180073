import { expect, test } from 'vitest';
import {
  bericht301,
  bericht302,
  bericht305,
  bericht307,
  bericht315,
  bericht323,
} from '../../rules/examples/berichten.ts';
import { aanbieder, dag, gemeente } from '../../rules/examples/waarden.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import type { Casefile } from '../casefile.ts';
import type { Open } from '../contract.ts';
import type { Care, CareQuery, GrantedQuery, TermCountQuery } from '../rapportage.ts';
import { awaitedTerm, moment, processed, sent, shows, takenIn } from './wereld.ts';

const law = 'ijw-3.2';
const scope = { gemeente, standaard: law } as const;
const always = { van: dag('2020-01-01'), tot: dag('2030-12-31') };

export async function careOf(casefile: Casefile, vraag: Partial<CareQuery> = {}): Promise<readonly Care[]> {
  return Array.fromAsync(casefile.zorg({ ...scope, metToegekend: true, ...vraag }));
}

/** Everything that reports can ask, of these municipalities under both laws. */
export async function everythingReported(casefile: Casefile, gemeenten: readonly string[]) {
  const secties = gemeenten.flatMap((een) => standaarden.map((standaard) => ({ gemeente: een, standaard })));
  return Promise.all(
    secties.map(async (sectie) => ({
      zorg: await careOf(casefile, sectie),
      toegekend: await casefile.toegekendPerMaand({ ...sectie, ...always }),
      termijnen: await casefile.termijnenGeteld({
        ...sectie,
        ...always,
        peildatum: dag('2026-05-12'),
        perDag: ['OP274'],
      }),
    })),
  );
}

async function allocate(casefile: Casefile, keuze: Parameters<typeof bericht301>[1] = {}, op = moment(90)) {
  const id = await processed(casefile, bericht301(law, keuze));
  await sent(casefile, id, op, [awaitedTerm]);
  return id;
}

export function reportContract(open: Open): void {
  const numbers = async (casefile: Casefile, vraag: Partial<CareQuery> = {}) =>
    (await careOf(casefile, vraag)).map(({ toewijzingNummer }) => toewijzingNummer);

  test('care is told of with everything that was delivered of it, from when it was sent', async () => {
    const casefile = await open();
    const id = await processed(casefile, bericht301(law));
    expect(await careOf(casefile)).toEqual([]);
    await sent(casefile, id, moment(90), [awaitedTerm]);
    await processed(casefile, bericht305(law), {}, { ontvangenOp: moment(20) });
    await processed(casefile, bericht307(law), {}, { ontvangenOp: moment(30) });
    const [zorg, ...meer] = await careOf(casefile);
    expect(meer).toEqual([]);
    const { Omvang, Budget } = bericht301(law).Client.ToegewezenProducten.ToegewezenProduct[0] ?? {};
    shows(zorg, {
      ...scope,
      aanbieder,
      toewijzingNummer: 1001,
      ingangsdatum: '2026-04-01',
      toegewezenOp: moment(90),
      omvang: Omvang ?? null,
      budget: Budget ?? null,
      starts: [{ begindatum: '2026-04-08', ontvangenOp: moment(20) }],
      stops: [{ begindatum: '2026-04-08', ontvangenOp: moment(30) }],
      toegekend: [],
    });
  });

  test('care that was refused or taken back is not told of, nor a delivery that was removed', async () => {
    const casefile = await open();
    await allocate(casefile, { producten: [{}, {}] });
    await processed(casefile, bericht305(law));
    await processed(
      casefile,
      bericht305(law, { identificatie: 'WEG', producten: [{ StatusAanlevering: '3' }] }),
    );
    expect((await careOf(casefile)).map(({ starts }) => starts.length)).toEqual([0, 0]);
    const weg = { RedenWijziging: '13', Einddatum: dag('2026-04-01') } as const;
    await allocate(casefile, { identificatie: 'TERUG', producten: [weg] });
    expect(await numbers(casefile)).toEqual([1002]);
    await processed(casefile, bericht302(law, { identificatie: 'TERUG', retourcodes: ['9332'] }));
    expect(await numbers(casefile)).toEqual([1001, 1002]);
    await processed(casefile, bericht302(law, { retourcodes: ['9332'] }));
    expect(await numbers(casefile)).toEqual([]);
  });

  test('care is found by municipality, law, provider, the day it was sent and the day it ends', async () => {
    const casefile = await open();
    await allocate(casefile, { producten: [{ Einddatum: dag('2026-06-30') }] }, moment(90));
    const ander = { identificatie: 'B', aanbieder: '99990002', producten: [{ ToewijzingNummer: 2001 }] };
    await allocate(casefile, ander, moment(200));
    expect(await numbers(casefile)).toEqual([1001, 2001]);
    expect(await numbers(casefile, { aanbieder: '99990002' })).toEqual([2001]);
    expect(await numbers(casefile, { gemeente: '0001' })).toEqual([]);
    expect(await numbers(casefile, { standaard: 'iwmo-3.2' })).toEqual([]);
    expect(await numbers(casefile, { eindVanaf: dag('2026-06-30') })).toEqual([1001, 2001]);
    expect(await numbers(casefile, { eindVanaf: dag('2026-07-01') })).toEqual([2001]);
    const between = (van: number, voor: number) => ({ toegewezen: { van: moment(van), voor: moment(voor) } });
    expect(await numbers(casefile, between(90, 200))).toEqual([1001]);
    expect(await numbers(casefile, between(91, 201))).toEqual([2001]);
    // A later 301 about the same changes nothing about when it was allocated.
    await allocate(casefile, { identificatie: 'WEER' }, moment(300));
    expect(await numbers(casefile, between(300, 400))).toEqual([]);
  });

  test('more care than is read at once is told of once each, in order', async () => {
    const casefile = await open();
    const producten = Array.from({ length: 1003 }, (_, n) => ({ ToewijzingNummer: 5000 - n }));
    await allocate(casefile, { producten });
    const gevonden = await numbers(casefile, { metToegekend: false });
    expect(gevonden).toHaveLength(1003);
    expect(gevonden).toEqual(gevonden.toSorted((a, b) => a - b));
  }, 60_000);

  test('what is granted is summed by month and told of with the care it was granted on', async () => {
    const casefile = await open();
    await allocate(casefile);
    const prestatie = (nummer: string, van: string, volume: number, bedrag: number) => ({
      ToewijzingNummer: 1001,
      ProductReferentie: { ReferentieNummer: nummer },
      ProductPeriode: { Begindatum: dag(van), Einddatum: dag(van).add({ days: 2 }) },
      GeleverdVolume: volume,
      IngediendBedrag: { Bedrag: bedrag, DebetCredit: 'D' as const },
    });
    const eerste = [prestatie('P1', '2026-04-02', 3, 30_00), prestatie('P2', '2026-04-20', 4, 40_00)];
    const bsn = bericht301(law).Client.Bsn;
    await processed(casefile, bericht323(law, { clienten: [{ bsn, prestaties: eerste }] }));
    const terug = {
      ...prestatie('P3', '2026-04-02', 3, 30_00),
      ProductReferentie: { ReferentieNummer: 'P3', VorigReferentieNummer: 'P1' },
      IngediendBedrag: { Bedrag: 30_00, DebetCredit: 'C' as const },
    };
    const tweede = [terug, prestatie('P4', '2026-05-01', 5, 50_00)];
    await processed(
      casefile,
      bericht323(law, {
        identificatie: 'TWEE',
        declaratie: { DeclaratieNummer: 'D2' },
        clienten: [{ bsn, prestaties: tweede }],
      }),
    );
    const granted = async (vraag: Partial<GrantedQuery> = {}) =>
      (await casefile.toegekendPerMaand({ ...scope, ...always, ...vraag })).map(
        ({ maand, prestaties, volume, debet, credit, laatsteDag }) =>
          [String(maand), prestaties, volume, debet, credit, String(laatsteDag)] as const,
      );
    expect(await granted()).toEqual([
      ['2026-04-01', 2, 4, 70_00, 30_00, '2026-04-22'],
      ['2026-05-01', 1, 5, 50_00, 0, '2026-05-03'],
    ]);
    expect(await granted({ van: dag('2026-04-20'), tot: dag('2026-04-30') })).toEqual([
      ['2026-04-01', 1, 4, 40_00, 0, '2026-04-22'],
    ]);
    expect(await granted({ aanbieder: '99990002' })).toEqual([]);
    expect(await granted({ gemeente: '0001' })).toEqual([]);
    const [zorg] = await careOf(casefile);
    shows(zorg?.toegekend, [{ volume: 9, bedrag: 90_00 }]);
    shows((await careOf(casefile, { metToegekend: false }))[0]?.toegekend, []);
  });

  test('requests are found by the municipality, the law and the moment at which they came', async () => {
    const casefile = await open();
    for (const [identificatie, minuten] of [
      ['A', 10],
      ['B', 20],
    ] as const) {
      const vraag = bericht315(law, { identificatie, producten: [{ ReferentieAanbieder: identificatie }] });
      await processed(casefile, vraag, {}, { ontvangenOp: moment(minuten) });
    }
    const found = async (van: number, voor: number, anders: object = {}) =>
      (
        await casefile.verzoeken({
          bij: { ...scope, van: moment(van), voor: moment(voor), ...anders },
          aantal: 9,
        })
      ).map(({ referentieAanbieder }) => referentieAanbieder);
    expect(await found(10, 21)).toEqual(['B', 'A']);
    expect(await found(10, 20)).toEqual(['A']);
    expect(await found(11, 21)).toEqual(['B']);
    expect(await found(10, 21, { gemeente: '0001' })).toEqual([]);
    expect(await found(10, 21, { standaard: 'iwmo-3.2' })).toEqual([]);
  });

  test('terms are counted by how they ended, those asked apart by the day', async () => {
    const casefile = await open();
    // The retour on a start leaves on the ninth of May: within the term of the one, too late for the other.
    const te = { verplichting: 'OP090', partij: 'gemeente', vanaf: dag('2026-05-06') } as const;
    for (const [identificatie, uiterlijk] of [
      ['VROEG', '2026-05-09'],
      ['LAAT', '2026-05-08'],
    ] as const) {
      const id = await processed(
        casefile,
        bericht305(law, {
          identificatie,
          producten: [{ Begindatum: dag(identificatie === 'LAAT' ? '2026-04-09' : '2026-04-08') }],
        }),
        {},
        { termijnen: [{ ...te, uiterlijk: dag(uiterlijk) }] },
      );
      // 22:30 UTC on the eighth is the ninth in Amsterdam.
      const op = Temporal.Instant.from('2026-05-08T22:30:00Z');
      await sent(casefile, (await casefile.toon(id))?.antwoordId ?? '', op);
    }
    await takenIn(casefile, bericht305(law, { identificatie: 'OPEN' }), {
      termijnen: [{ ...te, uiterlijk: dag('2026-05-11') }],
    });
    const counted = async (vraag: Partial<TermCountQuery> = {}) =>
      (
        await casefile.termijnenGeteld({
          ...scope,
          ...always,
          peildatum: dag('2026-05-11'),
          perDag: [],
          ...vraag,
        })
      ).map(({ uitkomst, aantal, dagen }) => [uitkomst, aantal, dagen && String(dagen.einde)]);
    expect(await counted()).toEqual([
      ['loopt', 1, null],
      ['op-tijd', 1, null],
      ['te-laat', 1, null],
    ]);
    expect(await counted({ peildatum: dag('2026-05-12'), perDag: ['OP090'] })).toEqual([
      ['op-tijd', 1, '2026-05-09'],
      ['te-laat', 1, '2026-05-09'],
      ['verstreken', 1, 'null'],
    ]);
    expect(await counted({ van: dag('2026-05-07') })).toEqual([]);
    expect(await counted({ tot: dag('2026-05-05') })).toEqual([]);
    expect(await counted({ aanbieder: '99990002' })).toEqual([]);
    expect(await counted({ gemeente: '0001' })).toEqual([]);
    expect(await counted({ standaard: 'iwmo-3.2' })).toEqual([]);
  });
}
