import { isBefore } from '../rules/dates.ts';
import { groups, onderwerp, type Subject, subjectOf } from './groepen.ts';
import { norm, normDay } from './norm.ts';
import { eachSection, report, scopeOf } from './rapport.ts';
import { count, countOf, highest, mean, median, type Tally } from './rekenen.ts';
import { allocatedOn, begunOn, momentsOf, waited } from './zorg.ts';

const altijd = Temporal.PlainDate.from('1900-01-01');

export const wachtlijst = report({
  naam: 'wachtlijst',
  titel: 'Wachtlijst op de peildatum',
  eis: 'Toewijzingen die op de peildatum verzonden waren, niet voorbij zijn en nog geen start hebben die dan begonnen is: hoeveel, hoe lang zij wachten en bij hoeveel de norm voorbij is. Welke het zijn staat in lopende-toewijzingen.',
  parameters: norm,
  kolommen: {
    ...onderwerp,
    wachtenden: { soort: 'getal', uitleg: 'toewijzingen zonder start' },
    buitenNorm: { soort: 'getal', uitleg: 'waarvan de norm voorbij is; leeg zonder norm' },
    gemiddeldeDagen: { soort: 'dagen', uitleg: 'gemiddelde van het 301 tot de peildatum' },
    mediaanDagen: { soort: 'dagen', uitleg: 'mediaan daarvan' },
    langsteDagen: { soort: 'getal', uitleg: 'de langste' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const { peildatum } = vraag;
      const groepen = groups<Subject, { dagen: Tally; buiten: number }>(() => ({
        dagen: new Map(),
        buiten: 0,
      }));
      const uiterlijk = normDay(sectie.met, sectie.protocol.kalender);
      const wie = {
        ...scopeOf(sectie, vraag),
        toegewezen: momentsOf(altijd, peildatum),
        eindVanaf: peildatum,
        metToegekend: false,
      };
      for await (const zorg of bron.zorg(wie)) {
        const begonnen = begunOn(zorg);
        if (begonnen && !isBefore(peildatum, begonnen)) continue;
        const stand = groepen.at(subjectOf(zorg, vraag));
        count(stand.dagen, waited(zorg, peildatum));
        const grens = uiterlijk(allocatedOn(zorg));
        if (grens && isBefore(grens, peildatum)) stand.buiten += 1;
      }
      const metNorm = Object.values(sectie.met).some((aantal) => aantal !== null);
      return groepen.rows((sleutel, { dagen, buiten }) => ({
        ...sleutel,
        wachtenden: countOf(dagen),
        buitenNorm: metNorm ? buiten : null,
        gemiddeldeDagen: mean(dagen),
        mediaanDagen: median(dagen),
        langsteDagen: highest(dagen),
      }));
    }),
});
