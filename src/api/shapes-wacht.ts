/** What goes over the wire about terms and signals. Nothing here is about a client by name or number. */
import { z } from 'zod';
import { signalKinds } from '../casefile/signals.ts';
import { placeFrom } from '../watch/terms.ts';
import { aantalPerBladzijde, geheelGetal, standaard, termijn } from './shapes.ts';
import { components, dag, link, tekst, tijdstip } from './shapes-basis.ts';

const gemeente = z
  .string({ error: 'Noem één gemeente.' })
  .regex(/^[0-9]{4}$/, 'Geef een gemeentecode van 4 cijfers.')
  .meta({ description: 'CBS-code van de gemeente.', examples: ['0384'] });
const aanbieder = z
  .string({ error: 'Noem één aanbieder.' })
  .regex(/^[0-9]{8}$/, 'Geef een AGB-code van 8 cijfers.')
  .meta({ description: 'AGB-code van de aanbieder.', examples: ['99990001'] });
const code = z
  .string({ error: 'Noem één code.' })
  .regex(/^[A-Za-z0-9-]{1,100}$/, 'Geef een code als OP274.')
  .meta({ description: 'Regel die de termijn stelt of het signaal geeft.', examples: ['OP274'] });
const toewijzingNummer = z
  .int()
  .nullable()
  .meta({ description: 'ToewijzingNummer waar het over gaat.', examples: [1001] });

const termijnInLijst = z
  .object({
    ...termijn.shape,
    standaard,
    gemeente: gemeente.nullable(),
    aanbieder: aanbieder.nullable(),
    referentieAanbieder: z
      .string()
      .nullable()
      .meta({ description: 'Van het verzoek waar de termijn over gaat.', examples: ['VOT-2026-17'] }),
    toewijzingNummer,
    _links: z.object({ bericht: link, verzoek: link.optional() }),
  })
  .meta({ description: 'Een termijn met waar zij over gaat.' })
  .register(components, { id: 'TermijnInLijst' });

export const termijnenlijst = z
  .object({
    termijnen: z.array(termijnInLijst).meta({ description: 'De laatste dag die het eerst komt, eerst.' }),
    _links: z.object({
      self: link,
      volgende: link.optional().meta({ description: 'Latere termijnen; ontbreekt aan het einde.' }),
    }),
  })
  .meta({ description: 'Een bladzijde met termijnen.' })
  .register(components, { id: 'Termijnenlijst' });

const statussen = ['lopend', 'open', 'verstreken', 'nagekomen', 'vervallen'] as const;
const termijnfilters = {
  status: z
    .enum(statussen, { error: `Kies uit ${statussen.join(', ')}.` })
    .default('lopend')
    .meta({ description: 'lopend: open of verstreken, zolang er niet aan voldaan is.' }),
  verplichting: code.exactOptional(),
  partij: z
    .enum(['gemeente', 'aanbieder'], { error: 'Kies gemeente of aanbieder.' })
    .meta({ description: 'Wie aan zet is.', examples: ['gemeente'] })
    .exactOptional(),
  gemeente: gemeente.exactOptional(),
  aanbieder: aanbieder.exactOptional(),
  uiterlijk: z.iso
    .date('Geef een dag als 2026-05-13.')
    .meta({
      description: 'Alleen termijnen waarvan de laatste dag deze of een eerdere is.',
      examples: ['2026-05-13'],
    })
    .exactOptional(),
  na: z
    .string('Gebruik _links.volgende.')
    .refine((tekst) => placeFrom(tekst) !== null, 'Gebruik _links.volgende.')
    .meta({
      description: 'Alleen wat na deze plaats komt; gebruik hiervoor _links.volgende.',
      examples: ['2026-05-13~17'],
    })
    .exactOptional(),
  aantal: aantalPerBladzijde,
};
export const termijnenfilter = z.strictObject(termijnfilters, {
  error: (fout) =>
    fout.code === 'unrecognized_keys'
      ? `Bekend zijn alleen: ${Object.keys(termijnfilters).join(', ')}.`
      : undefined,
});

const wie = tekst(100).meta({
  description: 'Wie het deed, zoals de backoffice medewerkers noemt.',
  examples: ['medewerker-17'],
});
const zonderBsn = (gegeven: string) => !/[0-9]{9}/.test(gegeven);
const hoe = tekst(500)
  .refine(
    zonderBsn,
    'Schrijf hier niets over een cliënt; negen cijfers achter elkaar mogen er niet in staan.',
  )
  .meta({ description: 'Hoe het is opgelost; niets over een cliënt.', examples: ['Aanbieder gebeld'] });

const standen = ['open', 'gezien', 'opgelost'] as const;
const stand = z.enum(standen).meta({ description: 'Een signaal sluit zichzelf als zijn oorzaak weg is.' });
const soort = z.enum(signalKinds).meta({
  description:
    'termijn-nadert en termijn-verstreken: wat wij moeten doen; geen-antwoord: de andere partij zwijgt; toewijzing: er komt geen start, er is gestopt en de toewijzing loopt door, of de regio wil dat iemand kijkt; bericht: bij het oordeel over een bericht.',
});

export const signaal = z
  .object({
    id: z
      .int()
      .min(1)
      .meta({ description: 'Nummer van het signaal; stijgt.', examples: [17] }),
    stand,
    soort,
    code,
    melding: z.string().meta({
      description: 'Wat er aan de hand is.',
      examples: [
        'De termijn loopt af: op verzoek VOT1 (JW315) hoort uiterlijk 13-05-2026 een toewijzing of antwoord te gaan.',
      ],
    }),
    sinds: tijdstip('Sinds wanneer de oorzaak er is, wanneer zij ook gezien is.'),
    uiterlijk: dag('Laatste dag van de termijn waar het over gaat.', '2026-05-13').nullable(),
    standaard,
    gemeente,
    aanbieder,
    toewijzingNummer,
    bedrag: z
      .int()
      .nullable()
      .meta({ description: 'Eurocenten waar het om gaat, bij een declaratie.', examples: [60066] }),
    vastgelegdOp: tijdstip('Wanneer het signaal is vastgelegd, of opnieuw opkwam.'),
    gezien: z.object({ op: tijdstip('Wanneer het is gezien.'), door: z.string() }).nullable(),
    opgelost: z
      .object({
        op: tijdstip('Wanneer het is opgelost.'),
        door: z.string().nullable().meta({ description: 'null: de oorzaak verdween vanzelf.' }),
        hoe: z.string(),
      })
      .nullable(),
    _links: z.object({
      self: link,
      bericht: link.optional(),
      verzoek: link.optional(),
      gezien: link.optional(),
      opgelost: link.optional(),
    }),
  })
  .meta({ description: 'Iets waar een mens naar moet kijken; elke oorzaak geeft één signaal.' })
  .register(components, { id: 'Signaal' });

export const signalenlijst = z
  .object({
    signalen: z.array(signaal).meta({ description: 'Nieuwste eerst.' }),
    _links: z.object({
      self: link,
      volgende: link.optional().meta({ description: 'Oudere signalen; ontbreekt aan het einde.' }),
    }),
  })
  .meta({ description: 'Een bladzijde met signalen.' })
  .register(components, { id: 'Signalenlijst' });

const signaalfilters = {
  stand: z
    .enum(standen, { error: `Kies uit ${standen.join(', ')}.` })
    .meta({ description: 'Waar het signaal staat.', examples: ['open'] })
    .exactOptional(),
  soort: z
    .enum(signalKinds, { error: `Kies uit ${signalKinds.join(', ')}.` })
    .meta({ description: 'Soort signaal.', examples: ['geen-antwoord'] })
    .exactOptional(),
  code: code.exactOptional(),
  gemeente: gemeente.exactOptional(),
  aanbieder: aanbieder.exactOptional(),
  voor: z
    .preprocess(geheelGetal, z.int('Geef een nummer.').min(1, 'Geef een nummer.'))
    .meta({
      description: 'Alleen signalen met een kleiner nummer; gebruik hiervoor _links.volgende.',
      examples: [17],
    })
    .exactOptional(),
  aantal: aantalPerBladzijde,
};
export const signalenfilter = z.strictObject(signaalfilters, {
  error: (fout) =>
    fout.code === 'unrecognized_keys'
      ? `Bekend zijn alleen: ${Object.keys(signaalfilters).join(', ')}.`
      : undefined,
});

export const signaalId = z.object({
  id: z.string().meta({ description: 'Nummer van het signaal.', examples: ['17'] }),
});
export const gezienDoor = z.strictObject({ door: wie });
export const opgelostDoor = z.strictObject({ door: wie, hoe });

export type Termijnenfilter = z.output<typeof termijnenfilter>;
export type Termijnenlijst = z.output<typeof termijnenlijst>;
export type Signalenfilter = z.output<typeof signalenfilter>;
export type Signalenlijst = z.output<typeof signalenlijst>;
export type SignaalBody = z.output<typeof signaal>;
