import { expect, test } from 'vitest';
import { dag } from '../rules/examples/waarden.ts';
import { zorg } from './wereld.ts';
import { begunOn, endOf, momentsOf, monthsOf, occupiedDays, waited } from './zorg.ts';

const year = [dag('2026-01-01'), dag('2026-12-31')] as const;

test('care begins with its first start, and who began before the 301 did not wait', () => {
  const deze = zorg(1, '2026-03-10', {
    starts: [
      ['2026-05-01', '2026-05-01'],
      ['2026-03-01', '2026-03-12'],
    ],
  });
  expect(String(begunOn(deze))).toBe('2026-03-01');
  expect(waited(deze, dag('2026-03-01'))).toBe(0);
  expect(waited(deze, dag('2026-03-12'))).toBe(2);
  expect(begunOn(zorg(2, '2026-03-10'))).toBe(null);
});

test('care ends at the definitive stop of its last start, or else where the allocation ends', () => {
  const starts = [['2026-01-10', '2026-01-10']] as const;
  const tijdelijk = ['2026-01-10', '2026-02-01', '20', '2026-02-01'] as const;
  const definitief = ['2026-01-10', '2026-02-10', '19', '2026-02-10'] as const;
  const eind = { einddatum: dag('2026-06-30') };
  expect(endOf(zorg(1, '2026-01-01', { stops: [definitief] }))).toBe(null);
  expect(endOf(zorg(1, '2026-01-01', { starts, stops: [tijdelijk] }))).toBe(null);
  expect(String(endOf(zorg(1, '2026-01-01', { starts, stops: [tijdelijk] }, eind))?.op)).toBe('2026-06-30');
  const gestopt = endOf(zorg(1, '2026-01-01', { starts, stops: [tijdelijk, definitief] }, eind));
  expect([String(gestopt?.op), gestopt?.reden]).toEqual(['2026-02-10', '19']);
  const hervat = [...starts, ['2026-03-01', '2026-03-01'] as const];
  expect(endOf(zorg(1, '2026-01-01', { starts: hervat, stops: [definitief] }))).toBe(null);
});

test('days on which care ran are counted once, without what lies between a stop and the next start', () => {
  const starts = [
    ['2026-01-01', '2026-01-02'],
    ['2026-03-01', '2026-03-02'],
  ] as const;
  const stops = [['2026-01-01', '2026-01-31', '20', '2026-02-01']] as const;
  // January, and from March on.
  expect(occupiedDays(zorg(1, '2026-01-01', { starts, stops }), ...year)).toBe(31 + 306);
  expect(occupiedDays(zorg(1, '2026-01-01', { starts }), ...year)).toBe(365);
  const eind = { einddatum: dag('2026-03-10') };
  expect(occupiedDays(zorg(1, '2026-01-01', { starts, stops }, eind), ...year)).toBe(31 + 10);
  expect(occupiedDays(zorg(1, '2026-01-01'), ...year)).toBe(0);
});

test('a day is one of Amsterdam, also where the clock changes', () => {
  const { van, voor } = momentsOf(dag('2026-03-29'), dag('2026-03-29'));
  expect([String(van), String(voor)]).toEqual(['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z']);
  expect(monthsOf(dag('2026-01-31'), dag('2026-03-01')).map(String)).toEqual([
    '2026-01-01',
    '2026-02-01',
    '2026-03-01',
  ]);
});
