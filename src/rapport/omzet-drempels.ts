import { groups } from './groepen.ts';
import { report } from './rapport.ts';
import { granted } from './toegekend.ts';

type Key = { readonly pakket: string; readonly aanbieder: string; readonly jaar: number };

export const omzetDrempels = report({
  naam: 'omzet-drempels',
  titel: 'Omzet per aanbieder en gemeente tegen de drempels',
  eis: 'Wat in een jaar is toegekend aan een aanbieder, beide wetten samen: in iedere gemeente tegen de drempel van die gemeente, en in alle gemeenten met hetzelfde protocol samen tegen de drempel van de regio. Boven de drempel is: meer dan een van beide.',
  parameters: {
    regio: { soort: 'bedrag', optioneel: true, uitleg: 'de drempel van de regio in eurocenten' },
    gemeenten: {
      soort: 'bedrag-per-gemeente',
      optioneel: true,
      uitleg: 'per gemeentecode (4 cijfers, tussen aanhalingstekens) de drempel in eurocenten',
    },
  },
  kolommen: {
    jaar: { soort: 'getal', uitleg: 'jaar waarin de zorg begon' },
    gemeente: { soort: 'tekst', uitleg: 'CBS-code van de gemeente' },
    aanbieder: { soort: 'tekst', uitleg: 'AGB-code van de aanbieder' },
    toegekend: { soort: 'cent', uitleg: 'in deze gemeente, credits eraf' },
    drempelGemeente: { soort: 'cent', uitleg: 'leeg als het protocol er geen noemt' },
    toegekendRegio: { soort: 'cent', uitleg: 'in alle gemeenten met dit protocol' },
    drempelRegio: { soort: 'cent', uitleg: 'leeg als het protocol er geen noemt' },
    bovenDrempel: { soort: 'tekst', uitleg: 'ja of nee; leeg zonder drempels' },
  },
  overAlles: true,
  async maak(bron, secties, vraag) {
    const perGemeente = groups<Omit<Key, 'pakket'> & { gemeente: string; pakket: string }, { cent: number }>(
      () => ({ cent: 0 }),
    );
    const perRegio = groups<Key, { cent: number }>(() => ({ cent: 0 }));
    const drempels = new Map<string, { gemeente: number | null; regio: number | null }>();
    for (const sectie of secties) {
      const { gemeente, protocol, met } = sectie;
      const pakket = protocol.naam;
      const al = drempels.get(gemeente);
      drempels.set(gemeente, {
        gemeente: met.gemeenten?.get(gemeente) ?? al?.gemeente ?? null,
        regio: met.regio ?? al?.regio ?? null,
      });
      for (const { aanbieder, maand, debet, credit } of await granted(bron, sectie, vraag)) {
        const jaar = maand.year;
        perGemeente.at({ jaar, gemeente, aanbieder, pakket }).cent += debet - credit;
        perRegio.at({ pakket, aanbieder, jaar }).cent += debet - credit;
      }
    }
    return perGemeente.rows(({ jaar, gemeente, aanbieder, pakket }, { cent }) => {
      const { gemeente: drempelGemeente = null, regio: drempelRegio = null } = drempels.get(gemeente) ?? {};
      const toegekendRegio = perRegio.at({ pakket, aanbieder, jaar }).cent;
      const boven =
        (drempelGemeente !== null && cent > drempelGemeente) ||
        (drempelRegio !== null && toegekendRegio > drempelRegio);
      const zonder = drempelGemeente === null && drempelRegio === null;
      return {
        jaar,
        gemeente,
        aanbieder,
        toegekend: cent,
        drempelGemeente,
        toegekendRegio,
        drempelRegio,
        bovenDrempel: zonder ? null : boven ? 'ja' : 'nee',
      };
    });
  },
});
