import { isAfter, isBefore } from '../rules/dates.ts';
import { onderwerp, subjectOf } from './groepen.ts';
import { eachSection, report, scopeOf, TooManyRows } from './rapport.ts';
import { allocatedOn, begunOn, endOf, momentsOf, waited } from './zorg.ts';

const altijd = Temporal.PlainDate.from('1900-01-01');

export const lopendeToewijzingen = report({
  naam: 'lopende-toewijzingen',
  titel: 'Lopende toewijzingen op de peildatum',
  eis: 'Iedere toewijzing die op de peildatum verzonden was, niet voorbij is en niet definitief gestopt: om bestanden te vergelijken, en om te zien wie er wacht.',
  parameters: {},
  kolommen: {
    ...onderwerp,
    toewijzingNummer: { soort: 'getal', uitleg: 'ToewijzingNummer' },
    toegewezenOp: { soort: 'dag', uitleg: 'dag van het eerste 301' },
    ingangsdatum: { soort: 'dag', uitleg: 'Ingangsdatum' },
    einddatum: { soort: 'dag', uitleg: 'Einddatum; leeg als die open is' },
    begonnen: { soort: 'dag', uitleg: 'begindatum van de eerste start; leeg als die er niet is' },
    wachtdagen: {
      soort: 'getal',
      uitleg: 'dagen van het 301 tot de start, of zonder start tot de peildatum',
    },
    volume: { soort: 'getal', uitleg: 'Omvang/Volume' },
    eenheid: { soort: 'tekst', uitleg: 'Omvang/Eenheid' },
    frequentie: { soort: 'tekst', uitleg: 'Omvang/Frequentie' },
    budget: { soort: 'cent', uitleg: 'Budget' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const { peildatum } = vraag;
      const wie = {
        ...scopeOf(sectie, vraag),
        toegewezen: momentsOf(altijd, peildatum),
        eindVanaf: peildatum,
        metToegekend: false,
      };
      const rijen = [];
      for await (const zorg of bron.zorg(wie)) {
        const { omvang, ingangsdatum, einddatum, budget, toewijzingNummer } = zorg;
        const eind = endOf(zorg);
        if (isAfter(ingangsdatum, peildatum) || (eind && isBefore(eind.op, peildatum))) continue;
        const eerste = begunOn(zorg);
        const begonnen = eerste && !isAfter(eerste, peildatum) ? eerste : null;
        if (rijen.length === vraag.hoogstens) throw new TooManyRows();
        rijen.push({
          ...subjectOf(zorg, { per: 'product' }),
          toewijzingNummer,
          toegewezenOp: allocatedOn(zorg).toString(),
          ingangsdatum: ingangsdatum.toString(),
          einddatum: einddatum?.toString() ?? null,
          begonnen: begonnen?.toString() ?? null,
          wachtdagen: waited(zorg, begonnen ?? peildatum),
          volume: omvang?.Volume ?? null,
          eenheid: omvang?.Eenheid ?? null,
          frequentie: omvang?.Frequentie ?? null,
          budget,
        });
      }
      return rijen;
    }),
});
