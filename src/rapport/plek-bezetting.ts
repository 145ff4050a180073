import { groups, onderwerp, type Subject, subjectOf } from './groepen.ts';
import { eachSection, report, scopeOf, untilNow } from './rapport.ts';
import { ratio, share } from './rekenen.ts';
import { daysBetween, occupiedDays } from './zorg.ts';

export const plekBezetting = report({
  naam: 'plek-bezetting',
  titel: 'Bezetting van plekken',
  eis: 'De dagen in de periode waarop zorg liep, van iedere start tot zijn stop, ook een tijdelijke, beide dagen meegeteld, gedeeld door de dagen van de periode. Voor een jaar is dat het deel van het jaar dat een plek bezet was; samen het aantal plekken.',
  parameters: {},
  kolommen: {
    ...onderwerp,
    toewijzingen: { soort: 'getal', uitleg: 'met zorg in de periode' },
    bezetteDagen: { soort: 'getal', uitleg: 'van alle samen' },
    dagenInPeriode: { soort: 'getal', uitleg: 'in een jaar 365 of 366' },
    plekken: { soort: 'dagen', uitleg: 'bezetteDagen gedeeld door dagenInPeriode, twee decimalen' },
    gemiddeldeBezetting: { soort: 'procent', uitleg: 'het deel van de periode per toewijzing' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const { van, tot } = untilNow(vraag);
      const dagenInPeriode = Math.max(0, daysBetween(van, tot) + 1);
      const groepen = groups<Subject, { toewijzingen: number; dagen: number }>(() => ({
        toewijzingen: 0,
        dagen: 0,
      }));
      for await (const zorg of bron.zorg({
        ...scopeOf(sectie, vraag),
        eindVanaf: van,
        metToegekend: false,
      })) {
        const dagen = occupiedDays(zorg, van, tot);
        if (dagen === 0) continue;
        const stand = groepen.at(subjectOf(zorg, vraag));
        stand.toewijzingen += 1;
        stand.dagen += dagen;
      }
      return groepen.rows((sleutel, { toewijzingen, dagen }) => ({
        ...sleutel,
        toewijzingen,
        bezetteDagen: dagen,
        dagenInPeriode,
        plekken: ratio(dagen * 100, dagenInPeriode, 100),
        gemiddeldeBezetting: share(dagen, dagenInPeriode * toewijzingen),
      }));
    }),
});
