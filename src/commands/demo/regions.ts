/**
 * The second half of the demo's story: two municipalities that agreed other things, and days on which nobody does anything.
 */
import { bericht301, bericht315, bericht323 } from '../../rules/examples/berichten.ts';
import { bsn, specifiek } from '../../rules/examples/waarden.ts';
import { addWorkingDays, nationalCalendar } from '../../rules/workingdays.ts';
import { schrijfBericht } from '../../standard/xml/schrijven.ts';
import type { StoryStep } from './story.ts';

const standaard = 'ijw-3.2';
const landelijk = '0384';
/** Follows a regional protocol. */
const metRegio = '0772';
export const protocollen: ReadonlyMap<string, string> = new Map([[metRegio, 'een-10-voor-de-jeugd-2021']]);
const ggz = { Categorie: '54', Code: '54001' } as const;

/** @param aanbieder the provider of the first half */
export function regions(vandaag: Temporal.PlainDate, aanbieder: string): readonly StoryStep[] {
  // Five months ago, which the region finds too long for a declaration.
  const periode = month(vandaag.subtract({ months: 5 }));
  const begin = periode.Begindatum;
  const kop = (gemeente: string, identificatie: string) => ({
    gemeente,
    aanbieder,
    identificatie,
    dagtekening: vandaag.toString(),
  });
  const toewijzing = (gemeente: string, identificatie: string) =>
    bericht301(standaard, {
      ...kop(gemeente, identificatie),
      client: { Bsn: bsn.tweede },
      producten: [
        {
          ToewijzingNummer: 2001,
          Product: ggz,
          Toewijzingsdatum: begin,
          Ingangsdatum: begin,
          Einddatum: begin.add({ months: 6 }).subtract({ days: 1 }),
          // 36 hours in all.
          Omvang: { Volume: 36, Eenheid: '04', Frequentie: '6' },
        },
      ],
    });
  const declaratie = (gemeente: string) =>
    bericht323(standaard, {
      ...kop(gemeente, `OUD-${gemeente}`),
      declaratie: {
        DeclaratieNummer: 'DECLOUD',
        DeclaratiePeriode: month(vandaag.subtract({ months: 1 })),
        DeclaratieDagtekening: vandaag,
      },
      clienten: [
        {
          bsn: bsn.tweede,
          prestaties: [
            {
              ProductReferentie: { ReferentieNummer: 'OUD1' },
              ToewijzingNummer: 2001,
              ProductCategorie: ggz.Categorie,
              ProductCode: ggz.Code,
              ProductPeriode: periode,
              GeleverdVolume: 6,
              ProductTarief: 10_011,
              IngediendBedrag: { Bedrag: 60_066, DebetCredit: 'D' },
            },
          ],
        },
      ],
    });
  const aan = (gemeente: string) => (gemeente === landelijk ? '' : ', die een regionaal protocol volgt');
  const perGemeente = [landelijk, metRegio].flatMap((gemeente): StoryStep[] => [
    {
      soort: 'bericht',
      van: `gemeente ${gemeente}`,
      wat: 'wijst 36 uur ggz toe',
      bytes: schrijfBericht(toewijzing(gemeente, `GGZ-${gemeente}`)),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW301' },
    },
    {
      soort: 'bericht',
      van: `aanbieder ${aanbieder}`,
      wat: `declareert zorg van vijf maanden terug bij gemeente ${gemeente}${aan(gemeente)}`,
      bytes: schrijfBericht(declaratie(gemeente)),
      verwacht:
        gemeente === landelijk
          ? { uitkomst: 'goedgekeurd', antwoord: 'JW325' }
          : { uitkomst: 'afgekeurd', antwoord: 'JW325', regels: ['e10j-323-te-laat-3-maanden'] },
    },
  ]);
  const verzoek = bericht315(standaard, {
    ...kop(landelijk, 'VERZOEK-0002'),
    producten: [
      {
        ReferentieAanbieder: 'NOG-MEER',
        Product: specifiek(standaard, 4),
        ToewijzingIngangsdatum: vandaag.add({ days: 30 }),
      },
    ],
  });
  return [
    ...perGemeente,
    {
      soort: 'bericht',
      van: `aanbieder ${aanbieder}`,
      wat: 'vraagt nog meer hulp, en niemand beslist',
      bytes: schrijfBericht(verzoek),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW316' },
    },
    {
      soort: 'klok',
      van: 'de klok',
      wat: 'vijf werkdagen later',
      naar: addWorkingDays(vandaag, 5, nationalCalendar),
      inOnderzoek: 'NOG-MEER',
      signaal: 'geen-retour-301',
    },
  ];
}

/** The calendar month of a day. */
function month(dag: Temporal.PlainDate) {
  const Begindatum = dag.with({ day: 1 });
  return { Begindatum, Einddatum: Begindatum.add({ months: 1 }).subtract({ days: 1 }) };
}
