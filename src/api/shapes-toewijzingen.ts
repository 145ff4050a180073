/** What goes over the wire about what is allocated. Nothing here says whose it is. */
import { z } from 'zod';
import { standaarden } from '../standard/berichtsoorten.ts';
import { aantalPerBladzijde, standaard } from './shapes.ts';
import { components, dag, link } from './shapes-basis.ts';
import { filterdag } from './shapes-betalingen.ts';
import { inhoud, toewijzingNummer } from './shapes-toewijzing.ts';

const gemeente = z
  .string({ error: 'Noem één gemeente.' })
  .regex(/^[0-9]{4}$/, 'Geef een gemeentecode van 4 cijfers.')
  .meta({ description: 'CBS-code van de gemeente.', examples: ['0268'] });
const aanbieder = z
  .string({ error: 'Noem één aanbieder.' })
  .regex(/^[0-9]{8}$/, 'Geef een AGB-code van 8 cijfers.')
  .meta({ description: 'AGB-code van de aanbieder.', examples: ['99990001'] });

const toewijzingInLijst = z
  .object({
    standaard,
    gemeente,
    aanbieder,
    toewijzingNummer,
    ...inhoud,
    bevestigd: z
      .boolean()
      .meta({ description: 'Of de aanbieder de laatste toewijzing (301) goedkeurde met een 302.' }),
    _links: z.object({
      bericht: link.meta({ description: 'De 301 waarin dit voor het laatst stond.' }),
    }),
  })
  .meta({ description: 'Een toewijzing zoals zij nu geldt. Van wie de zorg is staat alleen in het bericht.' })
  .register(components, { id: 'ToewijzingInLijst' });

export const toewijzingenlijst = z
  .object({
    toewijzingen: z.array(toewijzingInLijst).meta({ description: 'Op volgorde van ToewijzingNummer.' }),
    inzage: z
      .array(
        z.object({
          gemeente,
          standaard,
          eindeVanaf: dag('Wat eerder eindigde staat er niet bij.', '2025-05-06'),
        }),
      )
      .meta({
        description:
          'De grenzen aan deze lijst: van deze gemeente en wet staat er alleen bij wat loopt, of op of na eindeVanaf eindigde. Zo staat het in het protocol van de gemeente. Leeg: er is niets weggelaten.',
      }),
    _links: z.object({
      self: link,
      volgende: link.optional().meta({ description: 'Hogere nummers; ontbreekt aan het einde.' }),
    }),
  })
  .meta({ description: 'Een bladzijde met toewijzingen.' })
  .register(components, { id: 'Toewijzingenlijst' });
export type Toewijzingenlijst = z.output<typeof toewijzingenlijst>;

const plaats = /^(0|[1-9][0-9]{0,8})~([0-9]{4})~([a-z]+-[0-9.]+)$/;

const filters = {
  gemeente: gemeente.exactOptional(),
  standaard: z
    .enum(standaarden, { error: `Kies uit ${standaarden.join(', ')}.` })
    .meta({ description: 'Wet en release.', examples: ['iwmo-3.2'] })
    .exactOptional(),
  aanbieder: aanbieder.exactOptional(),
  productcode: z
    .string({ error: 'Noem één productcode.' })
    .regex(/^[0-9A-Za-z]{1,5}$/, 'Geef een productcode van ten hoogste 5 tekens.')
    .meta({ description: 'Alleen toewijzingen van dit product.', examples: ['02A01'] })
    .exactOptional(),
  peildatum: filterdag('Alleen wat op deze dag loopt.', '2026-05-06'),
  eindeVanaf: filterdag(
    'Alleen wat niet voor deze dag eindigt; wat geen einddatum heeft hoort erbij.',
    '2026-05-01',
  ),
  eindeTot: filterdag('Alleen wat op deze dag of eerder eindigt.', '2026-05-31'),
  na: z
    .string({ error: 'Gebruik _links.volgende.' })
    .refine((tekst) => placeFrom(tekst) !== null, 'Gebruik _links.volgende.')
    .meta({
      description: 'Alleen wat na deze plaats komt; gebruik hiervoor _links.volgende.',
      examples: ['1001~0268~iwmo-3.2'],
    })
    .exactOptional(),
  aantal: aantalPerBladzijde,
};
export const toewijzingenfilter = z.strictObject(filters, {
  error: (fout) =>
    fout.code === 'unrecognized_keys' ? `Bekend zijn alleen: ${Object.keys(filters).join(', ')}.` : undefined,
});
export type Toewijzingenfilter = z.output<typeof toewijzingenfilter>;

type Place = {
  readonly toewijzingNummer: number;
  readonly gemeente: string;
  readonly standaard: (typeof standaarden)[number];
};

/** A place as an address can carry it. */
export function placeText({ toewijzingNummer: nummer, gemeente: van, standaard: wet }: Place): string {
  return `${nummer}~${van}~${wet}`;
}

/** Null when it is none. */
export function placeFrom(tekst: string): Place | null {
  const [, nummer, van, naam] = plaats.exec(tekst) ?? [];
  const wet = standaarden.find((een) => een === naam);
  if (nummer === undefined || van === undefined || wet === undefined) return null;
  return { toewijzingNummer: Number(nummer), gemeente: van, standaard: wet };
}
