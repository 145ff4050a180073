import { isAfter, isBefore } from '../rules/dates.ts';
import { groups, onderwerp, type Subject, subjectOf } from './groepen.ts';
import { eachSection, report, scopeOf, untilNow } from './rapport.ts';
import { count, countOf, mean, median, type Tally } from './rekenen.ts';
import { begunOn, daysBetween, endOf, monthsOf, monthText } from './zorg.ts';

type Stand = { ingestroomd: number; inZorg: number; duur: Tally; redenen: Map<string, number> };

export const inEnUitstroom = report({
  naam: 'in-en-uitstroom',
  titel: 'In- en uitstroom per maand',
  eis: 'Per maand de zorg die begon (de eerste start op een toewijzing), die eindigde (de definitieve stop, of anders de einddatum van de toewijzing) en die aan het einde van de maand liep, met de doorlooptijd en de reden van wat eindigde. Een tijdelijke stop is geen einde.',
  parameters: {},
  kolommen: {
    maand: { soort: 'tekst', uitleg: 'JJJJ-MM' },
    ...onderwerp,
    ingestroomd: { soort: 'getal', uitleg: 'begonnen in de maand' },
    uitgestroomd: { soort: 'getal', uitleg: 'geëindigd in de maand' },
    inZorg: {
      soort: 'getal',
      uitleg: 'in zorg aan het einde van de maand, of op de laatste dag van de periode',
    },
    gemiddeldeDoorlooptijd: { soort: 'dagen', uitleg: 'van begin tot einde, van wat eindigde' },
    mediaanDoorlooptijd: { soort: 'dagen', uitleg: 'mediaan daarvan' },
    redenen: {
      soort: 'tekst',
      uitleg: 'RedenBeeindiging en hoe vaak, zoals 19: 2; zonder stop staat er einde toewijzing',
    },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const { van, tot } = untilNow(vraag);
      const groepen = groups<{ maand: string } & Subject, Stand>(() => ({
        ingestroomd: 0,
        inZorg: 0,
        duur: new Map(),
        redenen: new Map(),
      }));
      const maanden = monthsOf(van, tot);
      const inside = (dag: Temporal.PlainDate) => !isBefore(dag, van) && !isAfter(dag, tot);
      const wie = { ...scopeOf(sectie, vraag), eindVanaf: van, metToegekend: false };
      for await (const zorg of bron.zorg(wie)) {
        const begonnen = begunOn(zorg);
        if (!begonnen) continue;
        const waarover = subjectOf(zorg, vraag);
        const at = (dag: Temporal.PlainDate) => groepen.at({ maand: monthText(dag), ...waarover });
        const eind = endOf(zorg);
        if (inside(begonnen)) at(begonnen).ingestroomd += 1;
        if (eind && inside(eind.op)) {
          const stand = at(eind.op);
          const reden = eind.reden ?? 'einde toewijzing';
          count(stand.duur, Math.max(0, daysBetween(begonnen, eind.op)));
          stand.redenen.set(reden, (stand.redenen.get(reden) ?? 0) + 1);
        }
        for (const maand of maanden) {
          const laatste = lastOf(maand, tot);
          if (!isAfter(begonnen, laatste) && (!eind || isAfter(eind.op, laatste))) at(maand).inZorg += 1;
        }
      }
      return groepen.rows((sleutel, { ingestroomd, inZorg, duur, redenen }) => ({
        ...sleutel,
        ingestroomd,
        uitgestroomd: countOf(duur),
        inZorg,
        gemiddeldeDoorlooptijd: mean(duur),
        mediaanDoorlooptijd: median(duur),
        redenen: reasons(redenen),
      }));
    }),
});

function lastOf(maand: Temporal.PlainDate, tot: Temporal.PlainDate): Temporal.PlainDate {
  const laatste = maand.with({ day: maand.daysInMonth });
  return isAfter(laatste, tot) ? tot : laatste;
}

function reasons(redenen: ReadonlyMap<string, number>): string | null {
  if (redenen.size === 0) return null;
  return [...redenen]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([reden, aantal]) => `${reden}: ${aantal}`)
    .join('; ');
}
