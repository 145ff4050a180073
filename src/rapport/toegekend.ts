import type { GrantedMonth } from '../casefile/rapportage.ts';
import { groups, onderwerp, type Subject, subjectOf } from './groepen.ts';
import { eachSection, type Question, report, type Section, type Source, scopeOf } from './rapport.ts';

const leeg = () => ({ prestaties: 0, volume: 0, debet: 0, credit: 0 });

export const toegekend = report({
  naam: 'toegekend',
  titel: 'Toegekende bedragen per jaar',
  eis: 'Wat is toegekend van zorg die in de periode begon: per jaar, aanbieder, product en eenheid, met credits apart. Naar het begin van de ProductPeriode, niet naar de dag van de declaratie.',
  parameters: {},
  kolommen: {
    jaar: { soort: 'getal', uitleg: 'jaar waarin de zorg begon' },
    ...onderwerp,
    eenheid: { soort: 'tekst', uitleg: 'eenheid (WJ756)' },
    prestaties: { soort: 'getal', uitleg: 'toegekende debetregels' },
    volume: { soort: 'getal', uitleg: 'in de eenheid, credits eraf' },
    debet: { soort: 'cent', uitleg: 'toegekend aan debetregels' },
    credit: { soort: 'cent', uitleg: 'teruggenomen met creditregels' },
    toegekend: { soort: 'cent', uitleg: 'debet min credit' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const groepen = groups<{ jaar: number } & Subject & { eenheid: string }, ReturnType<typeof leeg>>(leeg);
      for (const deze of await granted(bron, sectie, vraag)) {
        const { categorie, code, aanbieder, eenheid, maand } = deze;
        const wie = subjectOf({ ...sectie, aanbieder, product: null }, vraag);
        const product = vraag.per === 'product' ? { categorie, code } : {};
        const stand = groepen.at({ jaar: maand.year, ...wie, ...product, eenheid });
        stand.prestaties += deze.prestaties;
        stand.volume += deze.volume;
        stand.debet += deze.debet;
        stand.credit += deze.credit;
      }
      return groepen.rows((sleutel, stand) => ({
        ...sleutel,
        ...stand,
        toegekend: stand.debet - stand.credit,
      }));
    }),
});

/** What was granted of care that began in the period. */
export function granted(
  bron: Source,
  sectie: Pick<Section, 'gemeente' | 'standaard'>,
  vraag: Question,
): Promise<readonly GrantedMonth[]> {
  const { van, tot } = vraag;
  return bron.toegekendPerMaand({ ...scopeOf(sectie, vraag), van, tot });
}
