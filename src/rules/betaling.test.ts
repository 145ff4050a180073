import { describe, expect, test } from 'vitest';
import { nationalPaymentTerm, netted, paymentDay, paymentState } from './betaling.ts';
import { dag } from './examples/waarden.ts';

const dagen = { dagtekening: dag('2021-05-03'), ontvangst: dag('2021-05-06') };

describe('The last day on which a declaration must be paid', () => {
  test('is 30 days after the DeclaratieDagtekening', () => {
    expect(paymentDay(nationalPaymentTerm, dagen).toString()).toBe('2021-06-02');
  });

  test('is counted from receipt, and in another number of days, where that was agreed', () => {
    expect(paymentDay({ vanaf: 'ontvangst', dagen: 14 }, dagen).toString()).toBe('2021-05-20');
  });

  test.each([
    ['a Sunday', '2021-05-07', '2021-06-06'],
    ["King's Day", '2021-03-28', '2021-04-27'],
    ['a day after a leap day', '2024-02-01', '2024-03-02'],
    ['the next year', '2021-12-15', '2022-01-14'],
  ])('stays where it falls: on %s', (_, dagtekening, uiterlijk) => {
    expect(paymentDay(nationalPaymentTerm, { ...dagen, dagtekening: dag(dagtekening) }).toString()).toBe(
      uiterlijk,
    );
  });
});

describe('Where a payment stands', () => {
  test.each([
    ['open', 50, 0, 50],
    ['deels', 50, 20, 30],
    ['deels', 50, 0, 30],
    ['betaald', 50, 50, 0],
    ['betaald', 50, 20, 0],
    ['betaald', 50, 60, -10],
    ['verrekend', 50, 0, 0],
    ['verrekend', 0, 0, 0],
    ['verrekend', -50, 0, -50],
    ['verrekend', -50, 0, 0],
  ] as const)('is %s of %i cents granted, %i paid and %i left', (stand, toegekend, betaald, openstaand) => {
    expect(paymentState({ toegekend, betaald, openstaand })).toBe(stand);
  });
});

describe('What was taken back', () => {
  test('goes off what is still to be paid, in order, and tells of which declaration it came', () => {
    const rekeningen = [
      { toegekend: 50, betaald: 20 },
      { toegekend: -20, betaald: 0 },
      { toegekend: 40, betaald: 0 },
      { toegekend: -30, betaald: 0 },
    ];
    expect(netted(rekeningen)).toEqual([
      { verrekend: 30, met: [1, 3] },
      { verrekend: -20, met: [] },
      { verrekend: 20, met: [3] },
      { verrekend: -30, met: [] },
    ]);
  });
});
