import { describe, expect, test } from 'vitest';
import { nationalPaymentTerm, paymentDay } from './betaling.ts';
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
