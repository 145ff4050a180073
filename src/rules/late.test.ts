import { describe, expect, test } from 'vitest';
import { standaarden } from '../standard/berichtsoorten.ts';
import { bericht305, bericht307 } from './examples/berichten.ts';
import { eerder, gestart, gestopt, regie, toegewezen } from './examples/facts.ts';
import { landelijk } from './examples/landelijk.ts';
import { dag } from './examples/waarden.ts';
import { judge } from './judge.ts';

const on = (tekst: string) => Temporal.Instant.from(`${tekst}T10:00:00+02:00`);
const codes = (oordeel: ReturnType<typeof judge>) => (oordeel.signalen ?? []).map(({ code }) => code);

describe.each(standaarden)('A start or stop that is told late, %s', (s) => {
  const start = (begin: string, op: string, toewijzing: string) =>
    judge(
      bericht305(s, { producten: [{ Begindatum: dag(begin) }] }),
      regie({ toewijzingen: [toegewezen(s, { uitBericht: eerder(s, '301', 'T', toewijzing) })] }),
      landelijk,
      on(op),
    );

  test.each([
    ['on the last of the five working days', '2026-05-06', '2026-05-13', '2026-04-01', []],
    ['a day later', '2026-05-06', '2026-05-15', '2026-04-01', ['OP271']],
    ['five working days after it was allocated afterwards', '2026-04-08', '2026-05-13', '2026-05-06', []],
    ['later than that', '2026-04-08', '2026-05-15', '2026-05-06', ['OP271']],
  ])('a start: %s', (_wanneer, begin, op, toewijzing, verwacht) => {
    const oordeel = start(begin, op, toewijzing);
    expect(oordeel.uitkomst).toBe('goedgekeurd');
    expect(codes(oordeel)).toEqual(verwacht);
  });

  test('a start that takes the place of one told before is not late', () => {
    const bericht = bericht305(s, {
      producten: [{ StatusAanlevering: '3' }, { ToewijzingNummer: 1001, Begindatum: dag('2026-04-10') }],
    });
    const oordeel = judge(
      bericht,
      regie({ toewijzingen: [toegewezen(s)], leveringen: [gestart(s)] }),
      landelijk,
      on('2026-08-03'),
    );
    expect(oordeel.uitkomst).toBe('goedgekeurd');
    expect(codes(oordeel)).toEqual([]);
  });

  test('a stop is late after five working days', () => {
    const stop = (op: string) =>
      judge(
        bericht307(s, { producten: [{ Einddatum: dag('2026-04-30') }] }),
        regie({ toewijzingen: [toegewezen(s)], leveringen: [gestart(s)] }),
        landelijk,
        on(op),
      );
    expect(codes(stop('2026-05-08'))).toEqual([]);
    const laat = stop('2026-05-11');
    expect(codes(laat)).toEqual(['OP272']);
    expect(laat.signalen?.[0]?.melding).toContain('uiterlijk 08-05-2026, ontvangen op 11-05-2026');
  });

  test('a temporary stop that became definitive is not, for nobody knows since when it is', () => {
    const bericht = bericht307(s, { producten: [{ RedenBeeindiging: '36', Einddatum: dag('2026-04-30') }] });
    const feiten = regie({
      toewijzingen: [toegewezen(s)],
      leveringen: [gestart(s), gestopt(s, { redenBeeindiging: '20' })],
    });
    const oordeel = judge(bericht, feiten, landelijk, on('2026-08-03'));
    expect(oordeel.uitkomst).toBe('goedgekeurd');
    expect(codes(oordeel)).toEqual([]);
  });
});
