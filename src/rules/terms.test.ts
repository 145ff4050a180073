import { describe, expect, test } from 'vitest';
import { declaratieTerm, onderzoekTerm, retourTerm, termStatus, verzoekTerm } from './terms.ts';
import { amsterdamDay, nationalCalendar } from './workingdays.ts';

function retour(op: string): readonly [vanaf: string, uiterlijk: string] {
  const { vanaf, uiterlijk } = retourTerm(Temporal.Instant.from(op), nationalCalendar);
  return [vanaf.toString(), uiterlijk.toString()];
}

describe('OP090, the term of a retour', () => {
  test.each([
    ['received at night on a working day', '2026-05-06T21:59:00Z', '2026-05-06', '2026-05-11'],
    [
      'received one minute later, which is the next day here',
      '2026-05-06T22:00:00Z',
      '2026-05-07',
      '2026-05-12',
    ],
    ['received on a Saturday', '2026-05-09T10:00:00Z', '2026-05-09', '2026-05-13'],
    ['received on a feast day', '2026-05-25T10:00:00Z', '2026-05-25', '2026-05-28'],
    ['received on Maundy Thursday', '2026-04-02T08:00:00Z', '2026-04-02', '2026-04-08'],
    ['received on Christmas Eve', '2026-12-24T22:59:00Z', '2026-12-24', '2026-12-30'],
    ['received at 23:59 on the day of 23 hours', '2026-03-29T21:59:00Z', '2026-03-29', '2026-04-01'],
    ['received at 23:59 on the day of 25 hours', '2026-10-25T22:59:00Z', '2026-10-25', '2026-10-28'],
    ['received at 23:59 on New Year’s Eve', '2026-12-31T22:59:00Z', '2026-12-31', '2027-01-06'],
  ])('%s', (_wanneer, op, vanaf, uiterlijk) => {
    expect(retour(op)).toEqual([vanaf, uiterlijk]);
  });

  test('names the rule it comes from', () => {
    expect(retourTerm(Temporal.Instant.from('2026-05-06T08:00:00Z'), nationalCalendar).verplichting).toBe(
      'OP090',
    );
  });
});

describe('the terms of a request', () => {
  const op = Temporal.Instant.from('2026-05-06T08:00:00Z');

  test('are five working days after receipt, Ascension Day and the weekend not counted', () => {
    const { vanaf, uiterlijk, verplichting } = verzoekTerm('315', op, nationalCalendar);
    expect([verplichting, vanaf.toString(), uiterlijk.toString()]).toEqual([
      'OP274',
      '2026-05-06',
      '2026-05-13',
    ]);
    const daags = Temporal.Instant.from('2026-05-08T08:00:00Z');
    expect(verzoekTerm('317', daags, nationalCalendar).uiterlijk.toString()).toBe('2026-05-18');
  });

  test('are those of OP274 for a 315 and of OP346 for a 317, also under investigation', () => {
    const dag = Temporal.PlainDate.from('2026-05-06');
    expect(verzoekTerm('315', op, nationalCalendar).verplichting).toBe('OP274');
    expect(verzoekTerm('317', op, nationalCalendar).verplichting).toBe('OP346');
    expect(onderzoekTerm('315', dag).verplichting).toBe('OP274');
    expect(onderzoekTerm('317', dag).verplichting).toBe('OP346');
  });

  test('under investigation are eight weeks after the Dagtekening of the request, free day or not', () => {
    const { vanaf, uiterlijk } = onderzoekTerm('315', Temporal.PlainDate.from('2026-03-30'));
    expect([vanaf.toString(), uiterlijk.toString()]).toEqual(['2026-03-30', '2026-05-25']);
  });
});

describe('OP090x4, the term of a declaration-answer', () => {
  test('is ten working days after receipt', () => {
    const term = declaratieTerm(Temporal.Instant.from('2026-05-06T08:00:00Z'), nationalCalendar);
    expect([term.verplichting, term.vanaf.toString(), term.uiterlijk.toString()]).toEqual([
      'OP090x4',
      '2026-05-06',
      '2026-05-21',
    ]);
  });
});

describe('where a term stands', () => {
  const uiterlijk = Temporal.PlainDate.from('2026-05-11');
  const op = (instant: string) => amsterdamDay(Temporal.Instant.from(instant));

  test.each([
    ['long before its last day', '2026-05-06T10:00:00Z', 'open'],
    ['in the last second of its last day in Amsterdam', '2026-05-11T21:59:59Z', 'open'],
    ['from midnight after its last day', '2026-05-11T22:00:00Z', 'verstreken'],
  ])('%s', (_wanneer, instant, status) => {
    expect(termStatus({ uiterlijk, einde: null }, op(instant))).toBe(status);
  });

  test('is how it ended once it ended, also when its last day has passed', () => {
    for (const hoe of ['nagekomen', 'vervallen'] as const) {
      expect(termStatus({ uiterlijk, einde: { hoe } }, op('2026-06-01T10:00:00Z'))).toBe(hoe);
    }
  });
});
