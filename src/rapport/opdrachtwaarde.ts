import { groups } from './groepen.ts';
import { report } from './rapport.ts';
import { granted } from './toegekend.ts';

type Key = { readonly jaar: number; readonly pakket: string; readonly aanbieder: string };

export const opdrachtwaarde = report({
  naam: 'opdrachtwaarde',
  titel: 'Omzet per aanbieder over alle gemeenten',
  eis: 'Wat in een jaar is toegekend aan een aanbieder, in alle gemeenten met hetzelfde protocol en onder beide wetten samen, tegen een drempel.',
  parameters: {
    drempel: { soort: 'bedrag', optioneel: true, uitleg: 'de drempel in eurocenten' },
  },
  kolommen: {
    jaar: { soort: 'getal', uitleg: 'jaar waarin de zorg begon' },
    protocol: { soort: 'tekst', uitleg: 'het protocol van de gemeenten' },
    aanbieder: { soort: 'tekst', uitleg: 'AGB-code van de aanbieder' },
    gemeenten: { soort: 'getal', uitleg: 'gemeenten waarin is toegekend' },
    toegekend: { soort: 'cent', uitleg: 'samen, credits eraf' },
    drempel: { soort: 'cent', uitleg: 'leeg als het protocol er geen noemt' },
    bovenDrempel: { soort: 'tekst', uitleg: 'ja of nee; leeg zonder drempel' },
  },
  overAlles: true,
  async maak(bron, secties, vraag) {
    const groepen = groups<Key, { cent: number; gemeenten: Set<string> }>(() => ({
      cent: 0,
      gemeenten: new Set(),
    }));
    const drempels = new Map<string, number>();
    for (const sectie of secties) {
      const pakket = sectie.protocol.naam;
      if (sectie.met.drempel !== null) drempels.set(pakket, sectie.met.drempel);
      for (const { aanbieder, maand, debet, credit } of await granted(bron, sectie, vraag)) {
        const stand = groepen.at({ jaar: maand.year, pakket, aanbieder });
        stand.cent += debet - credit;
        stand.gemeenten.add(sectie.gemeente);
      }
    }
    return groepen.rows(({ jaar, pakket, aanbieder }, { cent, gemeenten }) => {
      const drempel = drempels.get(pakket) ?? null;
      const boven = drempel !== null && cent > drempel ? 'ja' : 'nee';
      return {
        jaar,
        protocol: pakket,
        aanbieder,
        gemeenten: gemeenten.size,
        toegekend: cent,
        drempel,
        bovenDrempel: drempel === null ? null : boven,
      };
    });
  },
});
