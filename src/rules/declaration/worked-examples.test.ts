/** The stories about declarations that the standard tells, under the names of their sources. */
import { describe, expect, test } from 'vitest';
import type { Prestatie323 } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { declaratie, declaraties, toegekend } from '../examples/declaraties.ts';
import { landelijk, ontvangst } from '../examples/landelijk.ts';
import { dag, periode, type Wijziging } from '../examples/waarden.ts';
import type { DeclarationFacts } from '../facts.ts';
import { judge } from '../judge.ts';

describe.each(standaarden)('under %s', (s) => {
  /** A declaration over the calendar month of a day, handed in on the fifth of the next. */
  function over(maand: string, prestaties: readonly Wijziging<Prestatie323>[]) {
    const begin = dag(`${maand}-01`);
    return declaratie(s, prestaties, {
      declaratie: {
        DeclaratiePeriode: { Begindatum: begin, Einddatum: begin.with({ day: begin.daysInMonth }) },
        DeclaratieDagtekening: begin.add({ months: 1, days: 4 }),
      },
    });
  }
  const codes = (bericht: ReturnType<typeof over>, feiten: DeclarationFacts) =>
    judge(bericht, feiten, landelijk, ontvangst).bevindingen.map(({ retourcode }) => retourcode);

  const loopt2021 = { ingangsdatum: dag('2021-01-01'), einddatum: dag('2021-12-31') };
  const april2021 = { ProductPeriode: periode('2021-04-01', '2021-04-30') };

  test('IV084: two successive allocations in one month are two Prestaties, each within its own', () => {
    const feiten = declaraties(s, {
      toewijzingen: [
        { ingangsdatum: dag('2021-03-01'), einddatum: dag('2021-03-09') },
        { toewijzingNummer: 1002, ingangsdatum: dag('2021-03-23'), einddatum: dag('2021-03-31') },
      ],
    });
    const eerste = { ProductPeriode: periode('2021-03-01', '2021-03-09') };
    const tweede = { ProductPeriode: periode('2021-03-23', '2021-03-31') };
    expect(codes(over('2021-03', [eerste, tweede]), feiten)).toEqual([]);
    const samen = { ProductPeriode: periode('2021-03-01', '2021-03-31') };
    expect(codes(over('2021-03', [samen]), feiten)).toEqual(['9308', '9388']);
  });

  test('IV089: the ProductPerioden of 08-04-2022 to 17-06-2022, and of a traject its last one', () => {
    const feiten = declaraties(s, {
      toewijzingen: [{ ingangsdatum: dag('2022-04-08'), einddatum: dag('2022-06-17') }],
    });
    const april = { ToewijzingNummer: 1001, ProductPeriode: periode('2022-04-08', '2022-04-30') };
    const mei = { ToewijzingNummer: 1001, ProductPeriode: periode('2022-05-01', '2022-05-31') };
    const juni = { ToewijzingNummer: 1001, ProductPeriode: periode('2022-06-01', '2022-06-17') };
    expect(codes(over('2022-06', [april, mei, juni]), feiten)).toEqual([]);
    expect(codes(over('2022-06', [juni]), feiten)).toEqual([]);
  });

  test('IV090: what was forgotten goes into the last declared month or a later one, not into an earlier', () => {
    const feiten = declaraties(s, {
      toewijzingen: [loopt2021],
      laatsteDeclaratiePeriode: dag('2021-05-01'),
    });
    expect(codes(over('2021-05', [april2021]), feiten)).toEqual([]);
    expect(codes(over('2021-06', [april2021]), feiten)).toEqual([]);
    expect(codes(over('2021-04', [april2021]), feiten)).toEqual(['8214']);
  });

  test('IV090: care from 15-02-2021 to 30-04-2021 that was not declared becomes three Prestaties in one message', () => {
    const feiten = declaraties(s, {
      toewijzingen: [{ ...loopt2021, ingangsdatum: dag('2021-02-15') }],
      laatsteDeclaratiePeriode: dag('2021-05-01'),
    });
    const februari = { ProductPeriode: periode('2021-02-15', '2021-02-28') };
    const maart = { ToewijzingNummer: 1001, ProductPeriode: periode('2021-03-01', '2021-03-31') };
    const april = { ToewijzingNummer: 1001, ...april2021 };
    expect(codes(over('2021-06', [februari, maart, april]), feiten)).toEqual([]);
  });

  test('TR318: after months without care the declarations go on with the month in which care returned', () => {
    const feiten = declaraties(s, { toewijzingen: [loopt2021], laatsteDeclaratiePeriode: dag('2021-06-01') });
    const september = { ProductPeriode: periode('2021-09-01', '2021-09-30') };
    expect(codes(over('2021-09', [september]), feiten)).toEqual([]);
  });

  test('IV086: a credit and a second debit may stand in one message, a first debit and its own credit may not', () => {
    const debet = { ...april2021, ProductReferentie: { ReferentieNummer: 'RN1' } };
    const terug = {
      ...april2021,
      ToewijzingNummer: 1001,
      ProductReferentie: { ReferentieNummer: 'RN2', VorigReferentieNummer: 'RN1' },
      IngediendBedrag: { Bedrag: 5000, DebetCredit: 'C' },
    } as const;
    const opnieuw = { ...april2021, ToewijzingNummer: 1001, ProductReferentie: { ReferentieNummer: 'RN3' } };
    const bekend = toegekend(s, {
      referentieNummer: 'RN1',
      begindatum: dag('2021-04-01'),
      einddatum: dag('2021-04-30'),
    });
    const feiten = declaraties(s, { toewijzingen: [loopt2021], prestaties: [bekend] });
    expect(codes(over('2021-05', [opnieuw, terug]), feiten)).toEqual([]);
    expect(codes(over('2021-05', [debet, terug]), declaraties(s, { toewijzingen: [loopt2021] }))).toEqual([
      '0001',
    ]);
  });

  test('IV085: a refused Prestatie is never credited', () => {
    const terug = {
      ...april2021,
      ProductReferentie: { ReferentieNummer: 'RN2', VorigReferentieNummer: 'RN1' },
      IngediendBedrag: { Bedrag: 5000, DebetCredit: 'C' },
    } as const;
    const feiten = declaraties(s, { toewijzingen: [loopt2021] });
    expect(codes(over('2021-05', [terug]), feiten)).toEqual(['8017']);
  });

  test('IV076: deliveries of 3 hours a week are granted by the month in which they fell, until the 24 hours are used', () => {
    const toewijzingen = [
      {
        ingangsdatum: dag('2022-07-11'),
        einddatum: dag('2022-09-04'),
        omvang: { Volume: 3, Eenheid: '04', Frequentie: '2' } as const,
      },
    ];
    const inMaand = (begin: string, eind: string, GeleverdVolume: number) => ({
      ToewijzingNummer: 1001,
      ProductPeriode: periode(begin, eind),
      GeleverdVolume,
      IngediendBedrag: { Bedrag: GeleverdVolume * 1250, DebetCredit: 'D' as const },
    });
    const juli = inMaand('2022-07-11', '2022-07-31', 9);
    const september = inMaand('2022-09-01', '2022-09-04', 3);
    const feiten = declaraties(s, { toewijzingen });
    const augustus = (uren: number) => inMaand('2022-08-01', '2022-08-31', uren);
    expect(codes(over('2022-09', [juli, augustus(12), september]), feiten)).toEqual([]);
    // Each month is within its own maximum of 9, 15 and 3, but together they are more than 8 weeks.
    expect(codes(over('2022-09', [juli, augustus(15), september]), feiten)).toEqual(['9322']);
  });
});
