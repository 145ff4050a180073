/** What goes over the wire about what must be paid. */
import { z } from 'zod';
import { standaarden } from '../standard/berichtsoorten.ts';
import { aantalPerBladzijde, standaard } from './shapes.ts';
import { components, dag, link, voorbeeldId } from './shapes-basis.ts';

const kanten = ['te-betalen', 'te-ontvangen'] as const;
const cent = (omschrijving: string, voorbeeld: number) =>
  z.int().meta({ description: `${omschrijving} In eurocenten.`, examples: [voorbeeld] });

const relatie = {
  kant: z.enum(kanten).meta({
    description:
      'te-betalen: een gemeente die hier bediend wordt, betaalt. te-ontvangen: een aanbieder die hier bediend wordt, ontvangt.',
  }),
  standaard,
  gemeente: z.string().meta({ description: 'CBS-code van de gemeente.', examples: ['0384'] }),
  aanbieder: z.string().meta({ description: 'AGB-code van de aanbieder.', examples: ['99990001'] }),
};
const bedragen = {
  ingediend: cent('TotaalIngediendBedrag, negatief als er meer wordt teruggenomen dan gevraagd.', 80_00),
  debet: cent('Toegekend aan prestaties.', 60_00),
  credit: cent('Teruggenomen door toegekende credits; dit gaat van debet af.', 20_00),
  toegekend: cent('Te betalen: debet min credit, zoals het declaratie-antwoord (325) het zegt.', 40_00),
};
const verwijzing = (omschrijving: string) =>
  z
    .object({
      id: z.guid().meta({ description: 'Id van het bericht.', examples: [voorbeeldId] }),
      identificatie: z.string().meta({ description: 'BerichtIdentificatie.', examples: ['3230001'] }),
      _links: z.object({ self: link }),
    })
    .meta({ description: omschrijving });

const betaling = z
  .object({
    ...relatie,
    declaratieNummer: z.string().meta({ description: 'DeclaratieNummer.', examples: ['D202604'] }),
    begindatum: dag('Eerste dag van de DeclaratiePeriode.', '2026-04-01'),
    einddatum: dag('Laatste dag van de DeclaratiePeriode.', '2026-04-30'),
    dagtekening: dag('DeclaratieDagtekening.', '2026-05-06'),
    uiterlijk: dag('Laatste dag waarop betaald moet zijn.', '2026-06-05'),
    ...bedragen,
    declaratie: verwijzing('De declaratie (323).'),
    antwoord: verwijzing('Het declaratie-antwoord (325).').nullable().meta({
      description:
        'Het declaratie-antwoord (325); null zolang dat op een eigen declaratie niet kwam, dan is toegekend wat wordt verwacht.',
    }),
  })
  .meta({
    description:
      'Wat van één declaratie betaald moet worden. Hoort bij een declaratie die niet in haar geheel is afgewezen.',
  })
  .register(components, { id: 'Betaling' });

const betaaltotaal = z
  .object({
    ...relatie,
    declaraties: z
      .int()
      .min(1)
      .meta({ description: 'Hoeveel declaraties.', examples: [12] }),
    ...bedragen,
  })
  .meta({ description: 'Samen, per kant, gemeente, aanbieder en wet.' })
  .register(components, { id: 'Betaaltotaal' });

export const betalingenlijst = z
  .object({
    betalingen: z.array(betaling).meta({ description: 'Wat het eerst betaald moet worden, eerst.' }),
    totalen: z
      .array(betaaltotaal)
      .meta({ description: 'Van alles wat aan het filter voldoet, niet alleen van deze bladzijde.' }),
    _links: z.object({
      self: link,
      csv: link,
      volgende: link
        .optional()
        .meta({ description: 'Wat later betaald mag worden; ontbreekt aan het einde.' }),
    }),
  })
  .meta({ description: 'Een bladzijde van de betaallijst.' })
  .register(components, { id: 'Betalingenlijst' });

const filterdag = (omschrijving: string, voorbeeld: string) =>
  z.iso
    .date(`Geef een dag als ${voorbeeld}.`)
    // A year 0 is none in a message.
    .refine((tekst) => !tekst.startsWith('0000'), `Geef een dag als ${voorbeeld}.`)
    .meta({ description: omschrijving, examples: [voorbeeld] })
    .exactOptional();

const filters = {
  kant: z
    .enum(kanten, { error: `Kies uit ${kanten.join(', ')}.` })
    .meta({ description: 'Wat wij betalen, of wat wij ontvangen.', examples: ['te-betalen'] })
    .exactOptional(),
  aanbieder: z
    .string({ error: 'Noem één aanbieder.' })
    .regex(/^[0-9]{8}$/, 'Geef een AGB-code van 8 cijfers.')
    .meta({ description: 'AGB-code van de aanbieder.', examples: ['99990001'] })
    .exactOptional(),
  gemeente: z
    .string({ error: 'Noem één gemeente.' })
    .regex(/^[0-9]{4}$/, 'Geef een gemeentecode van 4 cijfers.')
    .meta({ description: 'CBS-code van de gemeente.', examples: ['0384'] })
    .exactOptional(),
  standaard: z
    .enum(standaarden, { error: `Kies uit ${standaarden.join(', ')}.` })
    .meta({ description: 'Wet en release.', examples: ['ijw-3.2'] })
    .exactOptional(),
  uiterlijkVan: filterdag('Alleen wat op deze dag of later betaald moet zijn.', '2026-06-01'),
  uiterlijkTot: filterdag('Alleen wat op deze dag of eerder betaald moet zijn.', '2026-06-30'),
};

const bladzijde = {
  na: z
    .string({ error: 'Gebruik hiervoor _links.volgende.' })
    .regex(/^(?!0000)[0-9]{4,6}-[0-9]{2}-[0-9]{2}\.[1-9][0-9]{0,14}$/, 'Gebruik hiervoor _links.volgende.')
    .refine(isPlace, 'Gebruik hiervoor _links.volgende.')
    .meta({
      description: 'Alleen wat na deze regel staat; gebruik hiervoor _links.volgende.',
      examples: ['2026-06-05.17'],
    })
    .exactOptional(),
  aantal: aantalPerBladzijde,
};

function strict<S extends z.ZodRawShape>(vorm: S) {
  return z.strictObject(vorm, {
    error: (fout) =>
      fout.code === 'unrecognized_keys' ? `Bekend zijn alleen: ${Object.keys(vorm).join(', ')}.` : undefined,
  });
}

/** @throws RangeError on a day that does not exist */
export function placeFrom(tekst: string): { readonly uiterlijk: Temporal.PlainDate; readonly id: number } {
  const [dagtekst = '', id] = tekst.split('.');
  const [year = 0, month = 0, day = 0] = dagtekst.split('-').map(Number);
  return { uiterlijk: Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }), id: Number(id) };
}

function isPlace(tekst: string): boolean {
  try {
    placeFrom(tekst);
    return true;
  } catch {
    return false;
  }
}

export const betalingenfilter = strict({ ...filters, ...bladzijde });
export const betalingenCsvFilter = strict(filters);
export type Betalingenfilter = z.output<typeof betalingenfilter>;
export type BetalingenCsvFilter = z.output<typeof betalingenCsvFilter>;
export type Betalingenlijst = z.output<typeof betalingenlijst>;
