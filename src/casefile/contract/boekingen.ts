import { expect, test } from 'vitest';
import { bericht323, bericht325 } from '../../rules/examples/berichten.ts';
import { aanbieder, dag, gemeente } from '../../rules/examples/waarden.ts';
import type { BookingOutcome, NewBooking } from '../boekingen.ts';
import type { Casefile } from '../casefile.ts';
import type { Open } from '../contract.ts';
import { type Choice, declaration, lines } from './betalingen.ts';
import { atProvider, moment, processed, refused, sent } from './wereld.ts';

const law = 'ijw-3.2';
/** 6 May 2026, before noon. */
const nu = moment(60);
const elders = '99990002';

/** Of a declaration by its number. */
function paid(declaratieNummer: string, bedrag: number, anders: Partial<NewBooking> = {}): NewBooking {
  return {
    van: { standaard: law, gemeente, aanbieder, declaratieNummer },
    op: dag('2026-05-04'),
    bedrag,
    kenmerk: null,
    ...anders,
  };
}
const why = (uitkomsten: readonly BookingOutcome[]) =>
  uitkomsten.map((een) => (een.uitkomst === 'geweigerd' ? `${een.reden} ${een.over}` : een.uitkomst));

export function bookingsContract(open: Open): void {
  const record = (casefile: Casefile, ...boekingen: readonly NewBooking[]) =>
    casefile.boekingen.legVast(boekingen, 'medewerker-17', nu);
  /** What is told of each declaration: paid, taken off, left, and where it stands. */
  const told = async (casefile: Casefile) =>
    (await lines(casefile)).map(
      (r) => `${r.declaratieNummer} ${r.betaald} ${r.verrekend} ${r.openstaand} ${r.stand}`,
    );
  const declared = (casefile: Casefile, nummer: string, keuze: Choice = {}) =>
    processed(casefile, declaration(nummer, keuze));
  /** One that takes back more than it asks. */
  const credit = (casefile: Casefile, nummer: string, cent: number, keuze: Choice = {}, op = moment(60)) =>
    processed(casefile, declaration(nummer, { ...keuze, prestaties: [[`${nummer}-1`, cent, 'X']] }), { op });

  test('what was paid is recorded with its day, and in parts until nothing is left', async () => {
    const casefile = await open();
    const id = await declared(casefile, 'D1');
    expect(await told(casefile)).toEqual(['D1 0 0 5000 open']);
    const [eerste] = await record(casefile, paid('D1', 20_00, { kenmerk: 'B1' }));
    expect(eerste?.uitkomst).toBe('vastgelegd');
    expect(await told(casefile)).toEqual(['D1 2000 0 3000 deels']);
    expect((await lines(casefile))[0]?.voldaanOp).toBeNull();
    const rest = paid('D1', 30_00, { van: { declaratie: id }, op: dag('2026-05-05') });
    expect(why(await record(casefile, rest))).toEqual(['vastgelegd']);
    expect(await told(casefile)).toEqual(['D1 5000 0 0 betaald']);
    const [regel] = await lines(casefile);
    expect(regel?.voldaanOp?.toString()).toBe('2026-05-04T22:00:00Z');
    expect(
      regel?.boekingen.map((b) => ({ ...b, id: 0, op: String(b.op), vastgelegdOp: String(b.vastgelegdOp) })),
    ).toEqual([
      {
        id: 0,
        op: '2026-05-04',
        bedrag: 20_00,
        kenmerk: 'B1',
        vastgelegdOp: String(nu),
        door: 'medewerker-17',
        ingetrokken: null,
      },
      {
        id: 0,
        op: '2026-05-05',
        bedrag: 30_00,
        kenmerk: null,
        vastgelegdOp: String(nu),
        door: 'medewerker-17',
        ingetrokken: null,
      },
    ]);
    const { totalen } = await casefile.betalingen({}, { aantal: 1 });
    expect(totalen).toMatchObject([{ toegekend: 50_00, betaald: 50_00, verrekend: 0, openstaand: 0 }]);
  });

  test('the same list again records nothing twice, also when a line stands in it twice', async () => {
    const casefile = await open();
    await declared(casefile, 'D1');
    await declared(casefile, 'D2');
    const lijst = [
      paid('D1', 10_00),
      paid('D1', 10_00),
      paid('D1', 10_00, { kenmerk: 'B1' }),
      paid('D2', 10_00, { kenmerk: 'B1' }),
      paid('D2', 10_00, { kenmerk: 'B1' }),
    ];
    const eerste = await record(casefile, ...lijst);
    expect(why(eerste)).toEqual(['vastgelegd', 'bekend', 'vastgelegd', 'vastgelegd', 'bekend']);
    const weer = await record(casefile, ...lijst);
    expect(why(weer)).toEqual(Array(5).fill('bekend'));
    const ids = (uitkomsten: readonly BookingOutcome[]) =>
      uitkomsten.map((een) => (een.uitkomst === 'geweigerd' ? null : een.boeking));
    expect(ids(weer)).toEqual(ids(eerste));
    expect(await told(casefile)).toEqual(['D1 2000 0 3000 deels', 'D2 1000 0 4000 deels']);
  });

  test('what cannot be right is refused with its reason, and keeps no other line from being recorded', async () => {
    const casefile = await open();
    const id = await declared(casefile, 'D1');
    await declared(casefile, 'D2');
    await credit(casefile, 'D3', 1_00);
    await processed(casefile, declaration('D4'), { oordeel: refused });
    const uitkomsten = await record(
      casefile,
      paid('D1', 50_01),
      paid('D9', 1),
      paid('D1', 1, { van: { declaratie: '00000000-0000-4000-8000-000000000000' } }),
      paid('D1', 1, { van: { declaratie: 'geen id' } }),
      paid('D1', 1, { van: { standaard: law, gemeente: '0001', aanbieder, declaratieNummer: 'D1' } }),
      paid('D1', 1, { van: { standaard: law, gemeente, aanbieder: elders, declaratieNummer: 'D1' } }),
      paid('D1', 1, { van: { standaard: 'iwmo-3.2', gemeente, aanbieder, declaratieNummer: 'D1' } }),
      paid('D3', 1),
      paid('D4', 1),
      paid('D2', 1, { op: dag('2026-05-07') }),
      paid('D2', 40_00, { kenmerk: 'B1' }),
      paid('D2', 39_99, { kenmerk: 'B1' }),
      paid('D2', 40_00, { kenmerk: 'B1', op: dag('2026-05-05') }),
      paid('D2', 10_01),
      paid('D2', 10_00, { op: dag('2026-05-06') }),
    );
    expect(why(uitkomsten)).toEqual([
      'te-veel 5000',
      ...Array(6).fill('onbekend null'),
      'niets-te-betalen 0',
      'onbekend null',
      'dag-in-toekomst 5000',
      'vastgelegd',
      'kenmerk-in-gebruik 1000',
      'kenmerk-in-gebruik 1000',
      'te-veel 1000',
      'vastgelegd',
    ]);
    expect((await casefile.gebeurtenissen(id)).filter(({ wat }) => wat === 'betaald')).toEqual([]);
  });

  test('a payment that was withdrawn counts no more, stays, and can be recorded anew', async () => {
    const casefile = await open();
    const id = await declared(casefile, 'D1');
    const fout = paid('D1', 50_00, { kenmerk: 'B1' });
    const [uitkomst] = await record(casefile, fout);
    if (uitkomst?.uitkomst !== 'vastgelegd') throw new Error('It was not recorded.');
    const { boeking } = uitkomst;
    const ingetrokken = await casefile.boekingen.trekIn(boeking, 'eerste', moment(61));
    expect([ingetrokken?.declaratie, ingetrokken?.bedrag, ingetrokken?.ingetrokken?.door]).toEqual([
      id,
      50_00,
      'eerste',
    ]);
    const weer = await casefile.boekingen.trekIn(boeking, 'tweede', moment(62));
    expect([weer?.ingetrokken?.door, String(weer?.ingetrokken?.op)]).toEqual(['eerste', String(moment(61))]);
    expect(await told(casefile)).toEqual(['D1 0 0 5000 open']);
    expect(why(await record(casefile, { ...fout, bedrag: 5_00 }))).toEqual(['vastgelegd']);
    expect(await told(casefile)).toEqual(['D1 500 0 4500 deels']);
    const [regel] = await lines(casefile);
    expect(regel?.boekingen.map((b) => [b.bedrag, b.ingetrokken?.door ?? null])).toEqual([
      [50_00, 'eerste'],
      [5_00, null],
    ]);
    expect(await casefile.boekingen.trekIn(99_999, 'x', moment(63))).toBeNull();
    expect(await casefile.boekingen.trekIn(0.5, 'x', moment(63))).toBeNull();
    const gebeurd = (await casefile.gebeurtenissen(id)).filter(({ wie }) => wie === 'backoffice');
    expect(
      gebeurd.map(({ wat, op, bijzonderheden: { boeking: _, ...rest } }) => [wat, String(op), rest]),
    ).toEqual([
      ['betaald', String(nu), { op: '2026-05-04', cent: '5000' }],
      ['betaling-ingetrokken', String(moment(61)), { op: '2026-05-04', cent: '5000' }],
      ['betaald', String(nu), { op: '2026-05-04', cent: '500' }],
    ]);
  });

  test('what is taken back goes off what that provider is still to be paid first, and of nobody else', async () => {
    const casefile = await open();
    await declared(casefile, 'D1', { dagtekening: '2026-05-01' });
    await declared(casefile, 'D2', { dagtekening: '2026-05-02' });
    await declared(casefile, 'D3', { aanbieder: elders });
    await declared(casefile, 'D4', { law: 'iwmo-3.2' });
    await record(casefile, paid('D1', 20_00));
    await credit(casefile, 'C1', 40_00, { dagtekening: '2026-05-03' });
    expect(await told(casefile)).toEqual([
      'D1 2000 3000 0 betaald',
      'D2 0 1000 4000 deels',
      'C1 0 -4000 0 verrekend',
      'D3 0 0 5000 open',
      'D4 0 0 5000 open',
    ]);
    await credit(casefile, 'C2', 45_00, { dagtekening: '2026-05-03' });
    expect((await told(casefile)).slice(0, 4)).toEqual([
      'D1 2000 3000 0 betaald',
      'D2 0 5000 0 verrekend',
      'C1 0 -4000 0 verrekend',
      'C2 0 -4000 -500 verrekend',
    ]);
    const { totalen } = await casefile.betalingen({ aanbieder, standaard: law }, { aantal: 1 });
    expect(totalen).toMatchObject([{ toegekend: 15_00, betaald: 20_00, verrekend: 0, openstaand: -5_00 }]);
    // Who pays what a credit had paid, leaves that credit for the next.
    expect(why(await record(casefile, paid('D1', 30_00)))).toEqual(['vastgelegd']);
    expect((await told(casefile)).slice(0, 4)).toEqual([
      'D1 5000 0 0 betaald',
      'D2 0 5000 0 verrekend',
      'C1 0 -4000 0 verrekend',
      'C2 0 -1000 -3500 verrekend',
    ]);
  });

  test('it is settled since what settled it last: a payment, or the declaration that takes back', async () => {
    const casefile = await open();
    const id = await declared(casefile, 'D1', { dagtekening: '2026-05-01' });
    await record(casefile, paid('D1', 20_00));
    for (const [plaats, cent] of [10_00, 30_00, 30_00].entries()) {
      await credit(casefile, `C${plaats}`, cent, {}, moment(100 + plaats));
    }
    const since = async () =>
      (await lines(casefile)).find((r) => r.declaratie.id === id)?.voldaanOp?.toString();
    expect(await since()).toBe(String(moment(101)));
    await record(casefile, paid('D1', 30_00, { op: dag('2026-05-02') }));
    expect(await since()).toBe('2026-05-03T22:00:00Z');
  });

  test('they are found by where they stand, with the totals of those alone, and credits count all the same', async () => {
    const casefile = await open();
    for (const [plaats, nummer] of ['D1', 'D2', 'D3', 'D4'].entries()) {
      await declared(casefile, nummer, { dagtekening: `2026-05-0${plaats + 1}` });
    }
    await credit(casefile, 'C1', 60_00);
    await record(casefile, paid('D3', 50_00));
    const found = async (...standen: Parameters<Casefile['betalingen']>[0]['standen'] & readonly unknown[]) =>
      (await lines(casefile, { standen })).map(({ declaratieNummer }) => declaratieNummer);
    expect(await found('open')).toEqual(['D4']);
    expect(await found('deels')).toEqual(['D2']);
    expect(await found('betaald')).toEqual(['D3']);
    expect(await found('verrekend')).toEqual(['D1', 'C1']);
    expect(await found('open', 'deels')).toEqual(['D2', 'D4']);
    expect(await lines(casefile, { standen: ['verrekend'], verschuldigd: true })).toMatchObject([
      { declaratieNummer: 'D1' },
    ]);
    // Found alone it is still what the credit of another left.
    expect(await lines(casefile, { van: dag('2026-06-01'), tot: dag('2026-06-01') })).toMatchObject([
      { declaratieNummer: 'D2', openstaand: 40_00 },
    ]);
    const { totalen } = await casefile.betalingen({ standen: ['open', 'deels'] }, { aantal: 9 });
    expect(totalen).toMatchObject([
      { declaraties: 2, toegekend: 100_00, verrekend: 10_00, openstaand: 90_00 },
    ]);
  });

  test('a provider records what it received of its own declaration, which is owed once its 325 came', async () => {
    const casefile = await open();
    const bericht = bericht323(law, { clienten: [{ prestaties: [{}, {}] }] });
    const id = await processed(casefile, bericht, {}, atProvider(bericht));
    await sent(casefile, id);
    expect(await lines(casefile, { verschuldigd: true })).toEqual([]);
    const { TotaalBedrag } = bericht.Declaratie.TotaalIngediendBedrag;
    expect(why(await record(casefile, paid('', TotaalBedrag, { van: { declaratie: id } })))).toEqual([
      'vastgelegd',
    ]);
    const antwoord = bericht325(law, {
      antwoord: { TotaalToegekendBedrag: { TotaalBedrag: 40_00, DebetCredit: 'D' } },
    });
    await processed(casefile, antwoord, {}, atProvider(antwoord));
    // What came in is more than was granted in the end.
    expect(await lines(casefile, { verschuldigd: true })).toMatchObject([
      { kant: 'te-ontvangen', betaald: TotaalBedrag, openstaand: 40_00 - TotaalBedrag, stand: 'betaald' },
    ]);
  });
}
