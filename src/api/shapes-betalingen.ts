/** What goes over the wire about what must be paid. */
import { z } from 'zod';
import { bookingRefusals } from '../casefile/boekingen.ts';
import { paymentStates } from '../rules/betaling.ts';
import { aantalPerBladzijde, standaard } from './shapes.ts';
import { components, dag, link, partijfilter, tijdstip, voorbeeldId } from './shapes-basis.ts';

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
  betaald: cent('Wat als betaald is vastgelegd.', 15_00),
  verrekend: cent(
    'Wat eraf gaat door declaraties waarin meer is teruggenomen dan toegekend; bij zo’n declaratie zelf negatief.',
    5_00,
  ),
  openstaand: cent('toegekend min betaald min verrekend; negatief is wat nog te verrekenen is.', 20_00),
};
const verwijzing = (omschrijving: string) =>
  z
    .object({
      id: z.guid().meta({ description: 'Id van het bericht.', examples: [voorbeeldId] }),
      identificatie: z.string().meta({ description: 'BerichtIdentificatie.', examples: ['3230001'] }),
      _links: z.object({ self: link }),
    })
    .meta({ description: omschrijving });

const wie = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ description: 'Wie het deed, zoals de backoffice medewerkers noemt.', examples: ['medewerker-17'] });
const kenmerk = z
  .string()
  .trim()
  .min(1)
  .max(35)
  .refine(
    (tekst) => !/(?<![0-9])[0-9]{9}(?![0-9])/.test(tekst),
    'Een kenmerk van negen cijfers kan een BSN zijn; zet er een letter of streepje bij.',
  )
  .nullable()
  .meta({
    description:
      'Hoe de betaler de betaling noemt, per declaratie uniek; niets over een cliënt. Nodig voor een tweede betaling van hetzelfde bedrag op dezelfde dag.',
    examples: ['BATCH-2026-117'],
  });
const boekingId = z
  .int()
  .min(1)
  .meta({ description: 'Nummer van de vastgelegde betaling; stijgt.', examples: [17] });
const bedrag = z
  .int()
  .min(1)
  .meta({ description: 'Eurocenten.', examples: [15_00] });

const boeking = z
  .object({
    id: boekingId,
    op: dag('De dag waarop betaald is.', '2026-06-02'),
    bedrag,
    kenmerk: z.string().nullable().meta({ description: 'Hoe de betaler de betaling noemt.' }),
    vastgelegdOp: tijdstip('Wanneer het is vastgelegd.'),
    door: z.string().meta({ description: 'Wie het vastlegde.' }),
    ingetrokken: z
      .object({ op: tijdstip('Wanneer het is ingetrokken.'), door: z.string() })
      .nullable()
      .meta({ description: 'null: het telt.' }),
    _links: z.object({ intrekken: link.optional() }),
  })
  .meta({ description: 'Wat van een declaratie is betaald, zoals het is vastgelegd.' })
  .register(components, { id: 'Boeking' });

const betaling = z
  .object({
    ...relatie,
    declaratieNummer: z.string().meta({ description: 'DeclaratieNummer.', examples: ['D202604'] }),
    begindatum: dag('Eerste dag van de DeclaratiePeriode.', '2026-04-01'),
    einddatum: dag('Laatste dag van de DeclaratiePeriode.', '2026-04-30'),
    dagtekening: dag('DeclaratieDagtekening.', '2026-05-06'),
    uiterlijk: dag('Laatste dag waarop betaald moet zijn.', '2026-06-05'),
    ...bedragen,
    stand: z.enum(paymentStates).meta({
      description:
        'open: nog niets; deels: een deel betaald of verrekend; betaald; verrekend: door credits valt er niets (meer) te betalen.',
    }),
    voldaanOp: tijdstip('Sinds wanneer niets meer openstaat; van een betaling het begin van haar dag.')
      .nullable()
      .meta({ description: 'null: er staat nog iets open, of er viel niets te betalen.' }),
    boekingen: z.array(boeking).meta({ description: 'Ook wat is ingetrokken.' }),
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

export const filterdag = (omschrijving: string, voorbeeld: string) =>
  z.iso
    .date(`Geef een dag als ${voorbeeld}.`)
    // A year 0 is none in a message.
    .refine((tekst) => !tekst.startsWith('0000'), `Geef een dag als ${voorbeeld}.`)
    .meta({ description: omschrijving, examples: [voorbeeld] })
    .exactOptional();

const standen = [...paymentStates, 'openstaand'] as const;
const filters = {
  stand: z
    .enum(standen, { error: `Kies uit ${standen.join(', ')}.` })
    .meta({ description: 'Hoever de betaling is; openstaand: open of deels.', examples: ['openstaand'] })
    .exactOptional(),
  kant: z
    .enum(kanten, { error: `Kies uit ${kanten.join(', ')}.` })
    .meta({ description: 'Wat wij betalen, of wat wij ontvangen.', examples: ['te-betalen'] })
    .exactOptional(),
  aanbieder: partijfilter.aanbieder,
  gemeente: partijfilter.gemeente,
  standaard: partijfilter.standaard,
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

export function strict<S extends z.ZodRawShape>(vorm: S) {
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

const betaaldeRegel = z
  .strictObject({
    declaratie: z
      .guid()
      .meta({
        description: 'Id van de declaratie (323); of anders de vier velden hierna.',
        examples: [voorbeeldId],
      })
      .exactOptional(),
    standaard: standaard.exactOptional(),
    gemeente: z
      .string()
      .regex(/^[0-9]{4}$/, 'Geef een gemeentecode van 4 cijfers.')
      .meta({ description: 'CBS-code van de gemeente.', examples: ['0384'] })
      .exactOptional(),
    aanbieder: z
      .string()
      .regex(/^[0-9]{8}$/, 'Geef een AGB-code van 8 cijfers.')
      .meta({ description: 'AGB-code van de aanbieder.', examples: ['99990001'] })
      .exactOptional(),
    declaratieNummer: z
      .string()
      .min(1)
      .max(100)
      .meta({ description: 'DeclaratieNummer.', examples: ['D202604'] })
      .exactOptional(),
    op: z.iso
      .date('Geef een dag als 2026-06-02.')
      .refine((tekst) => !tekst.startsWith('0000'), 'Geef een dag als 2026-06-02.')
      .meta({ description: 'De dag waarop betaald is.', examples: ['2026-06-02'] }),
    bedrag: bedrag.max(Number.MAX_SAFE_INTEGER),
    kenmerk: kenmerk.default(null),
  })
  .refine(
    ({ declaratie, ...naam }) => {
      const genoemd = [naam.standaard, naam.gemeente, naam.aanbieder, naam.declaratieNummer];
      return declaratie === undefined
        ? !genoemd.includes(undefined)
        : genoemd.every((deel) => deel === undefined);
    },
    { error: 'Noem declaratie, of anders standaard, gemeente, aanbieder en declaratieNummer.' },
  );

export const betaaldeRegels = z
  .strictObject({ regels: z.array(betaaldeRegel).min(1).max(1_000), door: wie })
  .register(components, { id: 'BetaaldeRegels' });

export const betaaluitslag = z
  .object({
    vastgelegd: z.int().meta({ description: 'Hoeveel regels zijn vastgelegd.', examples: [1] }),
    bekend: z.int().meta({ description: 'Hoeveel regels er al waren.', examples: [0] }),
    geweigerd: z.int().meta({ description: 'Hoeveel regels niet zijn vastgelegd.', examples: [1] }),
    regels: z
      .array(
        z.object({
          uitkomst: z.enum(['vastgelegd', 'bekend', 'geweigerd']),
          boeking: boekingId.nullable().meta({ description: 'null: niet vastgelegd.' }),
          reden: z
            .enum(bookingRefusals)
            .nullable()
            .meta({ description: 'Waarom niet.', examples: ['te-veel'] }),
          melding: z
            .string()
            .nullable()
            .meta({ description: 'Waarom niet, en wat wel kan.', examples: ['Er stond nog € 10,00 open.'] }),
          _links: z.object({ intrekken: link.optional() }),
        }),
      )
      .meta({ description: 'Een voor elke regel, in dezelfde volgorde.' }),
  })
  .meta({ description: 'Wat er van iedere regel is geworden.' })
  .register(components, { id: 'Betaaluitslag' });

export const boekingParams = z.object({
  id: z.string().meta({ description: 'Nummer van de vastgelegde betaling.', examples: ['17'] }),
});
export const boekingIngetrokkenDoor = z.strictObject({ door: wie });
export const boekingMetDeclaratie = z
  .object({ ...boeking.shape, _links: z.object({ declaratie: link }) })
  .meta({ description: 'De vastgelegde betaling, zoals zij nu is.' })
  .register(components, { id: 'BoekingMetDeclaratie' });

export type BetaaldeRegels = z.output<typeof betaaldeRegels>;
export type Betaaluitslag = z.output<typeof betaaluitslag>;
export type BoekingBody = z.output<typeof boekingMetDeclaratie>;

export const betalingenfilter = strict({ ...filters, ...bladzijde });
export const betalingenCsvFilter = strict(filters);
export type Betalingenfilter = z.output<typeof betalingenfilter>;
export type BetalingenCsvFilter = z.output<typeof betalingenCsvFilter>;
export type Betalingenlijst = z.output<typeof betalingenlijst>;
