/** What is allocated, and what a 301 changes in it. */
import { z } from 'zod';
import { isXmltekst } from '../standard/xml/tekens.ts';
import { components, dag } from './shapes-basis.ts';

const eenheden = ['01', '04', '14', '16', '82', '83', '84'] as const;
const frequenties = ['1', '2', '4', '6'] as const;

export const geenXmltekst = 'Bevat een teken dat in een bericht niet mag.';

export const toewijzingNummer = z
  .int()
  .min(0)
  .max(999_999_999)
  .meta({ description: 'ToewijzingNummer, uitgegeven door de gemeente.', examples: [1001] });
export const budget = z
  .int()
  .min(0)
  .max(99_999_999)
  .meta({ description: 'Budget in eurocenten.', examples: [250_000] });
export const product = z
  .strictObject({
    categorie: z
      .string()
      .regex(/^[0-9]{2}$/, 'Geef een productcategorie van 2 cijfers.')
      .meta({ description: 'Productcategorie.', examples: ['45'] }),
    code: z
      .string()
      .min(1)
      .max(5)
      .refine(isXmltekst, geenXmltekst)
      .meta({
        description: 'Productcode; ontbreekt als alleen de categorie is bepaald.',
        examples: ['45A01'],
      })
      .exactOptional(),
  })
  .meta({ description: 'Product.' })
  .register(components, { id: 'Product' });

export const omvang = z
  .strictObject({
    volume: z
      .int()
      .min(0)
      .max(99_999_999)
      .meta({ description: 'Hoeveel.', examples: [4] }),
    eenheid: z.enum(eenheden).meta({ description: 'Eenheid volgens de standaard.', examples: ['04'] }),
    frequentie: z.enum(frequenties).meta({
      description: 'Per welke periode; 6 is een totaal over de looptijd.',
      examples: ['2'],
    }),
  })
  .meta({ description: 'Hoeveel per periode.' })
  .register(components, { id: 'Omvang' });

export const inhoud = {
  product: product.nullable(),
  ingangsdatum: dag('Eerste dag.', '2026-06-01'),
  einddatum: dag('Laatste dag; null als die niet bepaald is.', '2026-12-31').nullable(),
  omvang: omvang.nullable(),
  budget: budget.nullable(),
};

const getoond = z
  .object({ toewijzingNummer, ...inhoud })
  .meta({ description: 'Een toewijzing.' })
  .register(components, { id: 'Toewijzing' });

export const verschil = z
  .object({
    toegevoegd: z.array(getoond).meta({ description: 'Nieuw voor de aanbieder.' }),
    gewijzigd: z.array(
      getoond.extend({
        elementen: z
          .array(z.object({ element: z.string(), was: z.string(), wordt: z.string() }))
          .meta({ description: 'Wat er anders is.' }),
      }),
    ),
    verwijderd: z.array(getoond).meta({ description: 'Geldt als nooit verstuurd (reden 13).' }),
    ongewijzigd: z.array(getoond),
    weggelaten: z
      .array(
        getoond.extend({
          uitBericht: z.string().meta({
            description: 'Het bericht waarin deze toewijzing voor het laatst stond.',
            examples: ['JW301 TOEW-0001'],
          }),
        }),
      )
      .meta({
        description:
          'Let op: nog geldig, eerder verstuurd, en nu niet genoemd. Een aanbieder kan daaruit opmaken dat de zorg eindigt (OP087).',
      }),
  })
  .meta({ description: 'Wat een toewijzingsbericht verandert aan wat de aanbieder weet.' })
  .register(components, { id: 'Verschil' });

export type VerschilBody = z.output<typeof verschil>;
export type GetoondeToewijzing = z.output<typeof getoond>;
