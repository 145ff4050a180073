/** What goes over the wire about declarations that wait for a person. */
import { z } from 'zod';
import { aantalPerBladzijde, bevinding, standaard } from './shapes.ts';
import { components, dag, link, partijfilter, tekst, tijdstip, voorbeeldId } from './shapes-basis.ts';

const id = z.uuid().meta({ description: 'Id van de declaratie (323).', examples: [voorbeeldId] });
const pad = z
  .string()
  .min(1)
  .max(500)
  .meta({
    description: 'De regel: het pad van de prestatie in het bericht, zoals dit adres het toont.',
    examples: ['/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[2]'],
  });
const keuze = z.enum(['toekennen', 'afwijzen']);
const wie = tekst(100).meta({
  description: 'Wie besluit, zoals de backoffice medewerkers noemt.',
  examples: ['medewerker-17'],
});
const motivering = tekst(2000).meta({
  description: 'Waarom; verzegeld bewaard, en verder alleen hier te zien.',
  examples: ['Vooraf met de aanbieder besproken'],
});

const samenvatting = {
  id,
  standaard,
  gemeente: z.string().meta({ description: 'CBS-code van de gemeente.', examples: ['0384'] }),
  aanbieder: z.string().meta({ description: 'AGB-code van de aanbieder.', examples: ['99990001'] }),
  identificatie: z
    .string()
    .nullable()
    .meta({ description: 'Identificatie volgens de Header.', examples: ['3230001'] }),
  ontvangenOp: tijdstip('Wanneer de declaratie is ontvangen.'),
  uiterlijk: dag(
    'Aan het begin van deze dag geldt voor wat niet is beslist wat de regio heeft afgesproken.',
    '2026-05-21',
  ),
  wachtend: z
    .int()
    .min(0)
    .meta({ description: 'Regels waarover nog niemand besliste.', examples: [2] }),
  bedrag: z.int().meta({ description: 'Eurocenten van die regels, credits eraf.', examples: [12_510] }),
};

const links = z.object({ self: link, bericht: link });

const inLijst = z
  .object({ ...samenvatting, _links: links })
  .meta({ description: 'Een declaratie die op een besluit wacht.' })
  .register(components, { id: 'VastgehoudenInLijst' });

export const vastgehoudenlijst = z
  .object({
    vastgehouden: z.array(inLijst).meta({ description: 'Op volgorde van uiterlijk.' }),
    _links: z.object({
      self: link,
      volgende: link
        .optional()
        .meta({ description: 'Wat later vanzelf wordt beslist; ontbreekt aan het einde.' }),
    }),
  })
  .meta({ description: 'Een bladzijde met declaraties die op een besluit wachten.' })
  .register(components, { id: 'Vastgehoudenlijst' });

const regel = z
  .object({
    pad,
    referentieNummer: z
      .string()
      .meta({ description: 'ReferentieNummer van de prestatie.', examples: ['P102'] }),
    toewijzingNummer: z.int().meta({ examples: [1001] }),
    productCode: z.string().meta({ examples: ['45A01'] }),
    bedrag: z.int().meta({ description: 'Eurocenten, negatief bij een credit.', examples: [3753] }),
    bevindingen: z.array(bevinding).meta({ description: 'Wat de regio ertegen heeft.' }),
    besluit: z
      .object({ besluit: keuze, motivering: z.string().nullable() })
      .nullable()
      .meta({ description: 'Wat er is besloten; null: nog niets.' }),
  })
  .meta({ description: 'Een prestatie die alleen de regio weigert.' })
  .register(components, { id: 'VastgehoudenRegel' });

export const vastgehoudenDetail = z
  .object({
    ...samenvatting,
    beoordeeldOp: tijdstip('Wanneer de declaratie is beoordeeld; null: zij wacht.').nullable(),
    regels: z.array(regel),
    _links: links.extend({ besluiten: link.optional() }),
  })
  .meta({
    description: 'Een declaratie die op een besluit wacht of wachtte, met de regels waar het om gaat.',
  })
  .register(components, { id: 'Vastgehouden' });

const besluitOpRegel = z.discriminatedUnion('besluit', [
  z.strictObject({ pad, besluit: z.literal('toekennen'), motivering }),
  z.strictObject({ pad, besluit: z.literal('afwijzen'), motivering: motivering.exactOptional() }),
]);
const besluitOpRest = z.discriminatedUnion('besluit', [
  z.strictObject({ besluit: z.literal('toekennen'), motivering }),
  z.strictObject({ besluit: z.literal('afwijzen'), motivering: motivering.exactOptional() }),
]);

export const nieuweBesluiten = z
  .strictObject({
    door: wie,
    regels: z
      .array(besluitOpRegel)
      .max(50_000)
      .refine(
        (regels) => new Set(regels.map((een) => een.pad)).size === regels.length,
        'Noem elke regel één keer.',
      )
      .default([]),
    overige: besluitOpRest
      .meta({ description: 'Geldt voor elke regel die nog wacht en niet is genoemd.' })
      .exactOptional(),
  })
  .refine(({ regels, overige }) => regels.length > 0 || overige !== undefined, {
    path: ['regels'],
    error: 'Noem een regel, of geef overige.',
  })
  .register(components, { id: 'NieuweBesluiten' });

const filters = {
  gemeente: partijfilter.gemeente,
  aanbieder: partijfilter.aanbieder,
  standaard: partijfilter.standaard,
  na: z
    .string({ error: 'Gebruik hiervoor _links.volgende.' })
    .regex(/^[1-9][0-9]{0,14}\.[1-9][0-9]{0,14}$/, 'Gebruik hiervoor _links.volgende.')
    .meta({
      description: 'Alleen wat hierna komt; gebruik hiervoor _links.volgende.',
      examples: ['1779314400000.17'],
    })
    .exactOptional(),
  aantal: aantalPerBladzijde,
};
export const vastgehoudenfilter = z.strictObject(filters, {
  error: (fout) =>
    fout.code === 'unrecognized_keys' ? `Bekend zijn alleen: ${Object.keys(filters).join(', ')}.` : undefined,
});
export const vastgehoudenId = z.object({
  id: z.string().meta({ description: 'Id van de declaratie.', examples: [voorbeeldId] }),
});

export type Vastgehoudenlijst = z.output<typeof vastgehoudenlijst>;
export type VastgehoudenBody = z.output<typeof vastgehoudenDetail>;
export type Vastgehoudenfilter = z.output<typeof vastgehoudenfilter>;
export type NieuweBesluiten = z.output<typeof nieuweBesluiten>;
