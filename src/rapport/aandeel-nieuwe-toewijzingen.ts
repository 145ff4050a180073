import { groups, onderwerp, type Subject, subjectOf } from './groepen.ts';
import { eachSection, report, scopeOf } from './rapport.ts';
import { share } from './rekenen.ts';
import { momentsOf } from './zorg.ts';

export const aandeelNieuweToewijzingen = report({
  naam: 'aandeel-nieuwe-toewijzingen',
  titel: 'Aandeel in de nieuwe toewijzingen per aanbieder',
  eis: 'Van wat in de periode is toegewezen, het deel dat naar iedere aanbieder ging, per product of van alles samen. Wie verbonden is met de opdrachtnemer staat gemerkt.',
  parameters: {
    verbonden: {
      soort: 'aanbieders',
      optioneel: true,
      uitleg: 'AGB-codes van aanbieders die met de opdrachtnemer verbonden zijn',
    },
  },
  kolommen: {
    ...onderwerp,
    nieuw: { soort: 'getal', uitleg: 'toegewezen in de periode' },
    geheel: { soort: 'getal', uitleg: 'toegewezen aan alle aanbieders samen' },
    aandeel: { soort: 'procent', uitleg: 'nieuw van geheel' },
    verbonden: { soort: 'tekst', uitleg: 'ja of nee; leeg als het protocol niemand noemt' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const groepen = groups<Subject, { nieuw: number }>(() => ({ nieuw: 0 }));
      const samen = groups<Subject, { nieuw: number }>(() => ({ nieuw: 0 }));
      const { verbonden } = sectie.met;
      // A share of one provider asks for all of them.
      const { aanbieder: gevraagd, ...allen } = vraag;
      const toegewezen = momentsOf(vraag.van, vraag.tot);
      for await (const zorg of bron.zorg({ ...scopeOf(sectie, allen), toegewezen, metToegekend: false })) {
        const wie = subjectOf(zorg, vraag);
        groepen.at(wie).nieuw += 1;
        samen.at({ ...wie, aanbieder: null }).nieuw += 1;
      }
      return groepen
        .rows((sleutel, { nieuw }) => {
          const geheel = samen.at({ ...sleutel, aanbieder: null }).nieuw;
          const merk = sleutel.aanbieder !== null && verbonden?.has(sleutel.aanbieder) ? 'ja' : 'nee';
          return { ...sleutel, nieuw, geheel, aandeel: share(nieuw, geheel), verbonden: verbonden && merk };
        })
        .filter(({ aanbieder }) => gevraagd === undefined || aanbieder === null || aanbieder === gevraagd);
    }),
});
