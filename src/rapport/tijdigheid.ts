import type { TermOutcome } from '../casefile/rapportage.ts';
import { isAfter, isBefore } from '../rules/dates.ts';
import { startTerm, stopTerm } from '../rules/terms.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import { groups } from './groepen.ts';
import { eachSection, report, scopeOf, untilNow } from './rapport.ts';
import { share } from './rekenen.ts';
import { allocatedOn } from './zorg.ts';

type Key = {
  readonly gemeente: string;
  readonly standaard: string;
  readonly verplichting: string;
  readonly partij: string;
  readonly aanbieder: string | null;
};
const leeg = (): Record<TermOutcome, number> => ({
  'op-tijd': 0,
  'te-laat': 0,
  vervallen: 0,
  loopt: 0,
  verstreken: 0,
});

export const tijdigheid = report({
  naam: 'tijdigheid',
  titel: 'Tijdigheid van berichten en besluiten',
  eis: 'Iedere termijn die in de periode begon, naar hoe zij eindigde: die van de gemeente en die van de aanbieder, ook de vijf werkdagen waarin een start (OP271) of stop (OP272) gemeld wordt. Een termijn die verstreken is zonder dat er iets kwam, telt in het aandeel als te laat.',
  parameters: {},
  kolommen: {
    gemeente: { soort: 'tekst', uitleg: 'CBS-code van de gemeente' },
    standaard: { soort: 'tekst', uitleg: 'wet en release' },
    verplichting: { soort: 'tekst', uitleg: 'regel die de termijn stelt' },
    partij: { soort: 'tekst', uitleg: 'wie eraan gehouden is: gemeente of aanbieder' },
    aanbieder: { soort: 'tekst', uitleg: 'AGB-code van de aanbieder van het verkeer' },
    opTijd: { soort: 'getal', uitleg: 'nagekomen op of voor de laatste dag' },
    teLaat: { soort: 'getal', uitleg: 'nagekomen na de laatste dag' },
    verstreken: { soort: 'getal', uitleg: 'niet nagekomen, en de laatste dag is voorbij' },
    loopt: { soort: 'getal', uitleg: 'niet nagekomen, de laatste dag is nog niet voorbij' },
    vervallen: { soort: 'getal', uitleg: 'er kan niets meer komen' },
    aandeelOpTijd: { soort: 'procent', uitleg: 'opTijd van opTijd, teLaat en verstreken samen' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const { van, tot, peildatum } = vraag;
      const { gemeente, standaard, protocol } = sectie;
      const groepen = groups<Key, Record<TermOutcome, number>>(leeg);
      const at = (deze: Omit<Key, 'gemeente' | 'standaard'>) => groepen.at({ gemeente, standaard, ...deze });
      const perWat = (aanbieder: string | null) => (vraag.per === 'gemeente' ? null : aanbieder);
      const wie = scopeOf(sectie, vraag);
      for (const deze of await bron.termijnenGeteld({ ...wie, van, tot, peildatum, perDag: [] })) {
        const { verplichting, partij, uitkomst, aantal } = deze;
        at({ verplichting, partij, aanbieder: perWat(deze.aanbieder) })[uitkomst] += aantal;
      }
      const { van: eerste, tot: laatste } = untilNow(vraag);
      const told = (
        termijn: ReturnType<typeof startTerm> | ReturnType<typeof stopTerm>,
        ontvangenOp: Temporal.Instant,
        aanbieder: string,
      ) => {
        if (isBefore(termijn.vanaf, eerste) || isAfter(termijn.vanaf, laatste)) return;
        const uitkomst = isAfter(amsterdamDay(ontvangenOp), termijn.uiterlijk) ? 'te-laat' : 'op-tijd';
        at({ verplichting: termijn.verplichting, partij: 'aanbieder', aanbieder: perWat(aanbieder) })[
          uitkomst
        ] += 1;
      };
      for await (const zorg of bron.zorg({ ...wie, metToegekend: false })) {
        for (const { begindatum, ontvangenOp } of zorg.starts)
          told(startTerm(begindatum, allocatedOn(zorg), protocol.kalender), ontvangenOp, zorg.aanbieder);
        for (const { einddatum, ontvangenOp } of zorg.stops)
          told(stopTerm(einddatum, protocol.kalender), ontvangenOp, zorg.aanbieder);
      }
      return groepen.rows((sleutel, stand) => ({
        ...sleutel,
        opTijd: stand['op-tijd'],
        teLaat: stand['te-laat'],
        verstreken: stand.verstreken,
        loopt: stand.loopt,
        vervallen: stand.vervallen,
        aandeelOpTijd: share(stand['op-tijd'], stand['op-tijd'] + stand['te-laat'] + stand.verstreken),
      }));
    }),
});
