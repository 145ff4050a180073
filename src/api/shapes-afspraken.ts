/** What goes over the wire about what was agreed apart from messages. Nothing here is about a client by name or number. */
import { z } from 'zod';
import { soortenAfspraak } from '../rules/uitzonderingen.ts';
import { aantalPerBladzijde, geheelGetal, standaard } from './shapes.ts';
import { components, link, tekst, tijdstip } from './shapes-basis.ts';

const gemeente = z
  .string('Geef een gemeentecode van 4 cijfers.')
  .regex(/^[0-9]{4}$/, 'Geef een gemeentecode van 4 cijfers.')
  .meta({ description: 'CBS-code van de gemeente.', examples: ['0384'] });
const aanbieder = z
  .string('Geef een AGB-code van 8 cijfers.')
  .regex(/^[0-9]{8}$/, 'Geef een AGB-code van 8 cijfers.')
  .meta({ description: 'AGB-code van de aanbieder.', examples: ['99990001'] });
const soort = z.enum(soortenAfspraak, { error: `Kies uit ${soortenAfspraak.join(', ')}.` }).meta({
  description:
    'vooroverleg: vooraf besproken; overmacht: aanvaard; behandeling: zij is begonnen. Wat een regel ervan vraagt, staat in het protocol.',
  examples: ['vooroverleg'],
});
const toewijzingNummer = z
  .int()
  .min(1)
  .max(999_999_999)
  .nullable()
  .meta({ description: 'De toewijzing; null: alle van deze aanbieder.', examples: [1001] });
const maand = z
  .string()
  .regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/, 'Geef een maand als 2026-04.')
  .refine((gegeven) => !gegeven.startsWith('0000'), 'Geef een maand als 2026-04.')
  .nullable()
  .meta({ description: 'De maand van de zorg; null: elke maand.', examples: ['2026-04'] });
const wie = tekst(100).meta({
  description: 'Wie het deed, zoals de backoffice medewerkers noemt.',
  examples: ['medewerker-17'],
});
const toelichting = tekst(500)
  .refine(
    (gegeven) => !/[0-9]{9}/.test(gegeven),
    'Schrijf hier niets over een cliënt; negen cijfers achter elkaar mogen er niet in staan.',
  )
  .meta({ description: 'Waarom; niets over een cliënt.', examples: ['Telefonisch besproken op 28 april'] });

export const nieuweAfspraak = z
  .strictObject({
    standaard,
    gemeente,
    aanbieder,
    soort,
    toewijzingNummer: toewijzingNummer.default(null),
    maand: maand.default(null),
    toelichting,
    door: wie,
  })
  .register(components, { id: 'NieuweAfspraak' });

export const afspraak = z
  .object({
    id: z
      .int()
      .min(1)
      .meta({ description: 'Nummer van de afspraak; stijgt.', examples: [17] }),
    standaard,
    gemeente,
    aanbieder,
    soort,
    toewijzingNummer,
    maand,
    toelichting: z.string().meta({ description: 'Waarom.' }),
    vastgelegdOp: tijdstip('Wanneer zij is vastgelegd.'),
    door: z.string().meta({ description: 'Wie haar vastlegde.' }),
    ingetrokken: z
      .object({ op: tijdstip('Wanneer zij is ingetrokken.'), door: z.string() })
      .nullable()
      .meta({ description: 'null: zij geldt.' }),
    _links: z.object({ self: link, intrekken: link.optional() }),
  })
  .meta({ description: 'Wat buiten de berichten om is afgesproken en bij het beoordelen telt.' })
  .register(components, { id: 'Afspraak' });

export const afsprakenlijst = z
  .object({
    afspraken: z.array(afspraak).meta({ description: 'Nieuwste eerst.' }),
    _links: z.object({
      self: link,
      volgende: link.optional().meta({ description: 'Oudere afspraken; ontbreekt aan het einde.' }),
    }),
  })
  .meta({ description: 'Een bladzijde met afspraken.' })
  .register(components, { id: 'Afsprakenlijst' });

const filters = {
  gemeente: gemeente.exactOptional(),
  aanbieder: aanbieder.exactOptional(),
  soort: soort.exactOptional(),
  toewijzingNummer: z
    .preprocess(geheelGetal, z.int('Geef een nummer.').min(1, 'Geef een nummer.'))
    .meta({ description: 'Alleen afspraken over deze toewijzing.', examples: [1001] })
    .exactOptional(),
  geldend: z
    .literal('ja', { error: 'Geef ja, of laat het weg.' })
    .meta({ description: 'ja: alleen wat niet is ingetrokken.', examples: ['ja'] })
    .exactOptional(),
  voor: z
    .preprocess(geheelGetal, z.int('Geef een nummer.').min(1, 'Geef een nummer.'))
    .meta({
      description: 'Alleen afspraken met een kleiner nummer; gebruik hiervoor _links.volgende.',
      examples: [17],
    })
    .exactOptional(),
  aantal: aantalPerBladzijde,
};
export const afsprakenfilter = z.strictObject(filters, {
  error: (fout) =>
    fout.code === 'unrecognized_keys' ? `Bekend zijn alleen: ${Object.keys(filters).join(', ')}.` : undefined,
});
export const afspraakId = z.object({
  id: z.string().meta({ description: 'Nummer van de afspraak.', examples: ['17'] }),
});
export const ingetrokkenDoor = z.strictObject({ door: wie });

export type NieuweAfspraak = z.output<typeof nieuweAfspraak>;
export type AfspraakBody = z.output<typeof afspraak>;
export type Afsprakenlijst = z.output<typeof afsprakenlijst>;
export type Afsprakenfilter = z.output<typeof afsprakenfilter>;
