/**
 * The stories that the standard tells about requests, allocations and deliveries, under the names of their sources.
 *
 * | source | where its examples are tests |
 * |---|---|
 * | IV008, IV009, IV024, IV042, IV092, IV096, IV097 (voorbeeld 1) | here |
 * | IV028 | `test/answers/` (`306-klasse`), `src/answers/retour.test.ts` |
 * | IV076, IV077, IV078, IV089, werkwijze frequentie per week | `declaration/volume.test.ts` |
 * | IV079, IV081 | `declaration/amounts.test.ts` |
 * | IV076, IV084, IV085, IV086, IV089, IV090, TR318 | `declaration/worked-examples.test.ts` |
 * | IV087 | `test/answers/` (`325-…`), `src/answers/declaratie-antwoord.test.ts` |
 * | IV093 (voorbeelden 1 to 3), IV097 (voorbeeld 2) | `src/answers/inwilligen.test.ts` |
 * | casus 16 | `src/answers/declaratie-antwoord.test.ts` |
 * | the official samples | `test/samples.test.ts`, `test/answers/` (`316-klasse`, `320-klasse`) |
 */
import { describe, expect, test } from 'vitest';
import type { BerichtVan } from '../standard/berichten.generated.ts';
import { standaarden } from '../standard/berichtsoorten.ts';
import { isoWeeks } from './declaration/calendar.ts';
import { bedrag } from './dutch.ts';
import { bericht301, bericht305, bericht317, bericht323 } from './examples/berichten.ts';
import { declaraties } from './examples/declaraties.ts';
import { gestart, gevraagd, regie, toegewezen, toewijzing, wijziging } from './examples/facts.ts';
import { landelijk } from './examples/landelijk.ts';
import { dag, specifiek } from './examples/waarden.ts';
import type { FactsFor, JudgedNumber } from './facts.ts';
import { judge } from './judge.ts';

/** What is refused, judged on the Dagtekening of the message. */
function codes<N extends JudgedNumber>(
  bericht: BerichtVan<N>,
  feiten: FactsFor<N>,
): readonly (string | null)[] {
  const { Dagtekening } = bericht.Header.BerichtIdentificatie;
  const op = Dagtekening.toZonedDateTime({ timeZone: 'Europe/Amsterdam', plainTime: '12:00' }).toInstant();
  return judge(bericht, feiten, landelijk, op).bevindingen.map(({ retourcode }) => retourcode);
}

test('IV024: 10000 is ten thousand eurocents, or € 100', () => {
  expect(bedrag(10000)).toBe('€\u00a0100,00');
});

describe.each(standaarden)('under %s', (s) => {
  describe('IV008', () => {
    const bekend = regie({ toewijzingen: [toegewezen(s)], leveringen: [gestart(s)] });
    const weg = { StatusAanlevering: '3' } as const;

    test('a correction of what is part of the key may travel with the removal', () => {
      const nieuw = { ToewijzingNummer: 1001, Product: specifiek(s), Begindatum: dag('2026-04-10') };
      expect(codes(bericht305(s, { producten: [weg, nieuw] }), bekend)).toEqual([]);
    });

    test('a correction of what is not, the ToewijzingIngangsdatum, takes a message of its own', () => {
      const nieuw = {
        ToewijzingNummer: 1001,
        Product: specifiek(s),
        ToewijzingIngangsdatum: dag('2026-04-02'),
      };
      expect(codes(bericht305(s, { producten: [weg, nieuw] }), bekend)).toEqual(['0001']);
      expect(codes(bericht305(s, { producten: [weg] }), bekend)).toEqual([]);
      const verwijderd = regie({ toewijzingen: [toegewezen(s)] });
      expect(codes(bericht305(s, { producten: [nieuw] }), verwijderd)).toEqual([]);
    });
  });

  test.each([
    ['nothing is known', '1900-01-01', '3'],
    ['1953 is known', '1953-01-01', '2'],
    ['September 1949 is known', '1949-09-01', '1'],
  ] as const)('IV009: of a birth date %s', (_wat, datum, DatumGebruik) => {
    const client = { Geboortedatum: { Datum: dag(datum), DatumGebruik } };
    const feiten = regie({ toewijzingen: [toegewezen(s)] });
    expect(codes(bericht305(s, { client }), feiten)).toEqual([]);
  });

  describe('IV042', () => {
    test('voorbeeld 1: of 5 dagdelen a week 20 are declared in a ProductPeriode', () => {
      const omvang = { Volume: 5, Eenheid: '16', Frequentie: '2' } as const;
      const toegekend = bericht301(s, { producten: [{ Omvang: omvang, Einddatum: dag('2026-12-31') }] });
      expect(codes(toegekend, toewijzing())).toEqual([]);
      const feiten = declaraties(s, { toewijzingen: [{ omvang, einddatum: dag('2026-12-31') }] });
      const gedeclareerd = { GeleverdVolume: 20, Eenheid: '16', ProductTarief: 100_00 } as const;
      const IngediendBedrag = { Bedrag: 2000_00, DebetCredit: 'D' } as const;
      const bericht = bericht323(s, { clienten: [{ prestaties: [{ ...gedeclareerd, IngediendBedrag }] }] });
      expect(codes(bericht, feiten)).toEqual([]);
      // April 2026 touches five weeks, so that is within 25.
      expect(isoWeeks({ begin: dag('2026-04-01'), eind: dag('2026-04-30') })).toBe(5);
    });

    test('voorbeeld 2: € 200 a month is 20000 of Eenheid 83, allocated and declared', () => {
      const omvang = { Volume: 20000, Eenheid: '83', Frequentie: '4' } as const;
      expect(codes(bericht301(s, { producten: [{ Omvang: omvang }] }), toewijzing())).toEqual([]);
      const prestatie = {
        GeleverdVolume: 20000,
        Eenheid: '83',
        ProductTarief: undefined,
        IngediendBedrag: { Bedrag: 20000, DebetCredit: 'D' },
      } as const;
      const feiten = declaraties(s, { toewijzingen: [{ omvang }] });
      expect(codes(bericht323(s, { clienten: [{ prestaties: [prestatie] }] }), feiten)).toEqual([]);
    });
  });

  describe('IV092', () => {
    const perWeek = (Volume: number) => ({ Volume, Eenheid: '04', Frequentie: '2' }) as const;
    const dagdelen = (Volume: number) => ({ Volume, Eenheid: '16', Frequentie: '4' }) as const;
    const van = dag('2021-03-01');
    const totEind2021 = dag('2021-12-31');
    const [a1, b1, b2, c1] = [1, 2, 3, 4].map((nummer) => specifiek(s, nummer));

    test('voorbeeld 1: product B1 makes place for B2, C1 stays', () => {
      const feiten = wijziging(s, {
        toewijzingen: [
          toegewezen(s, {
            toewijzingNummer: 432,
            product: b1 ?? null,
            ingangsdatum: van,
            einddatum: dag('2022-12-31'),
            omvang: perWeek(3),
          }),
          toegewezen(s, {
            toewijzingNummer: 543,
            product: c1 ?? null,
            ingangsdatum: van,
            einddatum: totEind2021,
            omvang: { Volume: 80, Eenheid: '04', Frequentie: '6' },
          }),
        ],
      });
      const bericht = bericht317(s, {
        dagtekening: '2021-08-02',
        ongewijzigd: [543],
        teWijzigen: [
          {
            ToewijzingNummer: 432,
            GewensteIngangsdatum: van,
            Omvang: perWeek(3),
            Einddatum: dag('2021-08-31'),
          },
        ],
        nieuw: [
          {
            Product: b2,
            GewensteIngangsdatum: dag('2021-09-01'),
            Omvang: perWeek(6),
            Einddatum: dag('2022-12-31'),
          },
        ],
      });
      expect(codes(bericht, feiten)).toEqual([]);
    });

    const lopend = wijziging(s, {
      toewijzingen: [
        toegewezen(s, {
          toewijzingNummer: 789,
          product: a1 ?? null,
          ingangsdatum: van,
          einddatum: totEind2021,
          omvang: perWeek(3),
        }),
        toegewezen(s, {
          toewijzingNummer: 910,
          product: c1 ?? null,
          ingangsdatum: van,
          einddatum: totEind2021,
          omvang: dagdelen(4),
        }),
      ],
    });
    const juli = dag('2022-07-01');
    const meerA1 = {
      ToewijzingNummer: 789,
      GewensteIngangsdatum: dag('2021-11-01'),
      Omvang: perWeek(5),
      Einddatum: juli,
    };

    test('voorbeeld 2a: A1 goes on with more, C1 goes on as it is', () => {
      const langerC1 = {
        ToewijzingNummer: 910,
        GewensteIngangsdatum: van,
        Omvang: dagdelen(4),
        Einddatum: juli,
      };
      const bericht = bericht317(s, {
        dagtekening: '2021-10-15',
        ongewijzigd: [],
        teWijzigen: [meerA1, langerC1],
        nieuw: [],
      });
      expect(codes(bericht, lopend)).toEqual([]);
    });

    test('voorbeeld 2b: C1 goes on with less, as a new product that begins when it ends', () => {
      const minderC1 = {
        Product: c1,
        GewensteIngangsdatum: dag('2022-01-01'),
        Omvang: dagdelen(2),
        Einddatum: juli,
      };
      const bericht = bericht317(s, {
        dagtekening: '2021-10-15',
        ongewijzigd: [910],
        teWijzigen: [meerA1],
        nieuw: [minderC1],
      });
      expect(codes(bericht, lopend)).toEqual([]);
      // A day earlier and the two would overlap.
      const teVroeg = { ...minderC1, GewensteIngangsdatum: totEind2021 };
      expect(
        codes(
          bericht317(s, {
            dagtekening: '2021-10-15',
            ongewijzigd: [910],
            teWijzigen: [meerA1],
            nieuw: [teVroeg],
          }),
          lopend,
        ),
      ).toEqual(['9361']);
    });
  });

  test('IV096: what is delivered taakgericht is known by Product and Begindatum, without ToewijzingNummer', () => {
    const taak = { ToewijzingNummer: undefined, ToewijzingIngangsdatum: undefined };
    const start = bericht305(s, { producten: [taak] });
    expect(codes(start, regie())).toEqual([]);
    const gemeld = regie({ leveringen: [gestart(s, { toewijzingNummer: null })] });
    expect(codes(start, gemeld)).toEqual(['9074', '9326']);
  });

  test('IV097, voorbeeld 1: what the municipality changes later no longer has the ReferentieAanbieder of the request', () => {
    const verzoek = gevraagd(s, { stand: 'toegewezen' });
    const { referentieAanbieder } = verzoek;
    const feiten = toewijzing({
      toewijzingen: [toegewezen(s, { referentieAanbieder })],
      verzoeken: [verzoek],
    });
    const gewijzigd = { Einddatum: dag('2026-12-31'), RedenWijziging: '02' } as const;
    expect(codes(bericht301(s, { producten: [gewijzigd] }), feiten)).toEqual([]);
    const nogEens = { ...gewijzigd, ReferentieAanbieder: referentieAanbieder };
    expect(codes(bericht301(s, { producten: [nogEens] }), feiten)).toEqual(['9379']);
  });
});
