import { expect, test } from 'vitest';
import { systeemklok, zetbareKlok } from './clock.ts';

test('the clock of the system tells the time of the system', () => {
  const voor = Date.now();
  const nu = systeemklok.nu().epochMilliseconds;
  expect(nu).toBeGreaterThanOrEqual(voor);
  expect(nu).toBeLessThanOrEqual(Date.now());
});

test('a settable clock stands still until it is set, forwards or backwards', () => {
  const begin = Temporal.Instant.from('2026-05-06T07:00:00Z');
  const klok = zetbareKlok(begin);
  expect(klok.nu()).toBe(begin);
  for (const uren of [24, -48]) {
    const later = begin.add({ hours: uren });
    klok.zet(later);
    expect(klok.nu()).toBe(later);
  }
});
