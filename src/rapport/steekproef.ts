import { amsterdamDay } from '../rules/workingdays.ts';
import { eachSection, report } from './rapport.ts';
import { type Asked315, asked } from './verzoeken.ts';

export const steekproef = report({
  naam: 'steekproef',
  titel: 'Steekproef van verzoeken',
  eis: 'Uit de verzoeken (315) die in de periode kwamen, per gemeente en wet zoveel als gevraagd, getrokken met het zaad: met hetzelfde zaad trekt iedereen dezelfde, met een ander zaad een andere, en niemand kiest wie erin valt.',
  parameters: {},
  kolommen: {
    gemeente: { soort: 'tekst', uitleg: 'CBS-code van de gemeente' },
    standaard: { soort: 'tekst', uitleg: 'wet en release' },
    aanbieder: { soort: 'tekst', uitleg: 'AGB-code van de aanbieder' },
    berichtId: { soort: 'tekst', uitleg: 'id van het 315 in deze api' },
    referentieAanbieder: { soort: 'tekst', uitleg: 'ReferentieAanbieder van het gevraagde product' },
    ontvangenOp: { soort: 'dag', uitleg: 'dag van ontvangst' },
    stand: { soort: 'tekst', uitleg: 'waar het verzoek staat' },
    uit: { soort: 'getal', uitleg: 'uit zoveel verzoeken is getrokken' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      let gekozen: { readonly verzoek: Asked315; readonly lot: string }[] = [];
      let uit = 0;
      for await (const verzoek of asked(bron, sectie, vraag)) {
        uit += 1;
        gekozen.push({ verzoek, lot: lotOf(vraag.zaad, verzoek) });
        // Only the first so many can still be drawn.
        if (gekozen.length > 2 * vraag.aantal) gekozen = drawn(gekozen, vraag.aantal);
      }
      return drawn(gekozen, vraag.aantal).map(({ verzoek }) => ({
        gemeente: verzoek.gemeente,
        standaard: verzoek.standaard,
        aanbieder: verzoek.aanbieder,
        berichtId: verzoek.berichtId,
        referentieAanbieder: verzoek.referentieAanbieder,
        ontvangenOp: amsterdamDay(verzoek.ontvangenOp).toString(),
        stand: verzoek.stand,
        uit,
      }));
    }),
});

function drawn<T extends { readonly lot: string }>(alle: readonly T[], aantal: number): T[] {
  return alle.toSorted((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, aantal);
}

/** Its place in the order of drawing: as good as by chance, and the same every time. */
function lotOf(zaad: string, { berichtId, referentieAanbieder }: Asked315): string {
  const tekst = JSON.stringify([zaad, berichtId, referentieAanbieder]);
  return [1, 2].map((n) => hash(tekst, n).toString(16).padStart(8, '0')).join('') + tekst;
}

/** FNV-1a with the finish of MurmurHash3, which spreads what differs at the end. */
function hash(tekst: string, begin: number): number {
  let h = 0x811c9dc5 ^ begin;
  for (let plaats = 0; plaats < tekst.length; plaats += 1)
    h = Math.imul(h ^ tekst.charCodeAt(plaats), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
