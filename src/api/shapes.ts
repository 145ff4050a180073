/**
 * What goes over the wire: every shape once, as zod. The types, the validation of requests and the OpenAPI document all
 * come from here. Nothing here holds a BSN, a name or anything else of a client.
 */
import { z } from 'zod';
import { berichtsoorten, standaarden } from '../standard/berichtsoorten.ts';
import { components, dag, link, tijdstip, voorbeeldId } from './shapes-basis.ts';
import { verschil } from './shapes-toewijzing.ts';

const id = z.guid().meta({ description: 'Id van het bericht.', examples: [voorbeeldId] });

const namen = berichtsoorten.map(({ bericht }) => bericht);
export const standaard = z
  .enum(standaarden)
  .meta({ description: 'Wet en release van de standaard.', examples: ['ijw-3.2'] });
export const bericht = z
  .string()
  .regex(/^(JW|WMO)[0-9]{3}$/)
  .meta({ description: 'Soort bericht.', examples: ['JW305'] });
const richting = z.enum(['in', 'uit']);
const beoordeeld = ['goedgekeurd', 'deels-goedgekeurd', 'afgekeurd'] as const;
const status = z.enum(['ontvangen', ...beoordeeld]);

const niveau = z.literal([0, 1, 2, 3, 4]).meta({
  description:
    'Niveau van controle: 0 leesbaar en bekend, 1 XSD, 2 regels binnen het bericht, 3 en 4 regels tegen wat bekend is.',
  examples: [3],
});

export const bevinding = z
  .object({
    regel: z.string().meta({
      description: 'Code van de regel; XSD op niveau 1.',
      examples: ['TR326'],
    }),
    niveau,
    retourcode: z
      .string()
      .nullable()
      .meta({ description: 'Retourcode die erbij hoort, als die er is.', examples: ['9326'] }),
    pad: z.string().meta({
      description: 'Waar in het bericht: elementen zonder prefix, met [n] waar er meer zijn.',
      examples: ['/Bericht/Client/StartProducten/StartProduct[2]'],
    }),
    melding: z.string().meta({
      description: 'Wat er mis is, in gewone taal.',
      examples: [
        'De start van toewijzing 1001 op 2026-04-08 is al gemeld met bericht JW305 van 8 april 2026.',
      ],
    }),
    waarden: z.record(z.string(), z.string()).meta({
      description: 'De waarden die botsen.',
      examples: [{ ToewijzingNummer: '1001' }],
    }),
    herstel: z
      .string()
      .nullable()
      .meta({
        description: 'Wat het zou verhelpen, als dat te zeggen is.',
        examples: ['Stuur een correctie of laat deze start weg.'],
      }),
  })
  .meta({ description: 'Eén geschonden eis.' })
  .register(components, { id: 'Bevinding' });

export const termijn = z
  .object({
    verplichting: z.string().meta({ description: 'Regel die de termijn stelt.', examples: ['OP090'] }),
    partij: z.enum(['gemeente', 'aanbieder']).meta({ description: 'Wie aan zet is.' }),
    vanaf: dag('Dag waarop de termijn begint; telt zelf niet mee.', '2026-05-06'),
    uiterlijk: dag('Laatste dag.', '2026-05-11'),
    status: z.enum(['open', 'nagekomen', 'verstreken', 'vervallen']).meta({
      description:
        'verstreken: niet nagekomen en uiterlijk is voorbij in Nederland; vervallen: er kon niets op volgen.',
    }),
    beeindigdOp: tijdstip('Wanneer de termijn is nagekomen of vervallen.').nullable(),
  })
  .meta({ description: 'Een verplichting met een laatste dag.' })
  .register(components, { id: 'Termijn' });

const verzending = z
  .object({
    status: z.enum(['wacht', 'verzonden']),
    verzondenOp: tijdstip('Wanneer het bericht is overgenomen door het transport.').nullable(),
    pogingen: z
      .int()
      .min(0)
      .meta({ description: 'Aantal pogingen tot verzenden tot nu toe.', examples: [1] }),
  })
  .meta({ description: 'Hoe ver de verzending van een uitgaand bericht is.' })
  .register(components, { id: 'Verzending' });

const samenvatting = {
  id,
  volgnummer: z
    .int()
    .min(1)
    .meta({ description: 'Volgorde van ontvangst; stijgt.', examples: [1042] }),
  richting: richting.meta({ description: 'Gezien vanuit de partij die hier bediend wordt.' }),
  herkomst: z
    .enum(['aanbieder', 'gemeente', 'backoffice', 'berichtenpoort'])
    .meta({ description: 'Wie het bericht maakte; berichtenpoort maakt de antwoorden.' }),
  standaard,
  bericht,
  afzender: z
    .string()
    .nullable()
    .meta({ description: 'Afzender volgens de Header: gemeentecode of AGB-code.', examples: ['99990001'] }),
  ontvanger: z
    .string()
    .nullable()
    .meta({ description: 'Ontvanger volgens de Header.', examples: ['0384'] }),
  identificatie: z
    .string()
    .nullable()
    .meta({ description: 'Identificatie volgens de Header.', examples: ['3050001'] }),
  dagtekening: dag('Dagtekening volgens de Header.', '2026-05-06').nullable(),
  ontvangenOp: tijdstip('Wanneer het bericht is ontvangen of gemaakt.'),
  status: status.nullable().meta({
    description:
      'ontvangen: nog niet beoordeeld. null bij een antwoord dat berichtenpoort zelf maakte; daarvoor geldt verzending.',
    examples: ['afgekeurd'],
  }),
  aangehoudenTot: tijdstip(
    'Tot wanneer een bericht dat nog niet beoordeeld is, wacht: op een bericht dat eerst had moeten komen, op een besluit van een mens, of op een eerdere declaratie die daarop wacht.',
  ).nullable(),
  verzending: verzending.nullable(),
  termijnen: z.array(termijn),
};

const inLijst = z
  .object({ ...samenvatting, _links: z.object({ self: link }) })
  .meta({ description: 'Een bericht in de lijst.' })
  .register(components, { id: 'BerichtInLijst' });

export const berichtenlijst = z
  .object({
    berichten: z.array(inLijst).meta({ description: 'Nieuwste eerst.' }),
    _links: z.object({
      self: link,
      volgende: link
        .optional()
        .meta({ description: 'De volgende, oudere berichten; ontbreekt aan het einde.' }),
    }),
  })
  .meta({ description: 'Een bladzijde met berichten.' })
  .register(components, { id: 'Berichtenlijst' });

const oordeel = z
  .object({
    uitkomst: z.enum(beoordeeld),
    niveau: niveau.nullable(),
    beoordeeldOp: tijdstip('Wanneer het oordeel is vastgelegd.').nullable(),
    bevindingen: z
      .array(bevinding)
      .meta({ description: 'Alle schendingen van het niveau dat niet slaagde.' }),
    signalen: z.array(z.object({ code: z.string(), pad: z.string(), melding: z.string() })).meta({
      description: 'Wat een mens moet bekijken; het weigert niets. `code` is de regel die het meldt.',
    }),
  })
  .meta({ description: 'Het oordeel over een bericht.' })
  .register(components, { id: 'Oordeel' });

const antwoord = z
  .object({
    id,
    bericht,
    identificatie: z.string().nullable(),
    herkomst: z.enum(['aanbieder', 'gemeente', 'backoffice', 'berichtenpoort']),
    verzending: verzending.nullable(),
    _links: z.object({ self: link }),
  })
  .meta({ description: 'Het bericht dat dit bericht beantwoordt: door ons verzonden, of ontvangen.' })
  .register(components, { id: 'Antwoord' });

const gebeurtenis = z
  .object({
    op: tijdstip('Wanneer het gebeurde.'),
    wat: z
      .string()
      .meta({ description: 'Wat er gebeurde.', examples: ['ontvangen', 'beoordeeld', 'verzonden'] }),
    wie: z.string().meta({ description: 'Door wie.', examples: ['aanbieder', 'berichtenpoort'] }),
    bijzonderheden: z.record(z.string(), z.string()),
  })
  .meta({ description: 'Een regel uit het logboek van een bericht.' })
  .register(components, { id: 'Gebeurtenis' });

export const berichtDetail = z
  .object({
    ...samenvatting,
    oordeel: oordeel.nullable(),
    antwoord: antwoord.nullable(),
    inAntwoordOp: id.nullable().meta({ description: 'Id van het bericht waarop dit het antwoord is.' }),
    retourcodes: z
      .array(z.string())
      .meta({ description: 'Retourcodes in een ontvangen retourbericht.', examples: [['0200']] }),
    vastgehouden: z
      .object({
        uiterlijk: dag('Dan wordt er vanzelf beslist.', '2026-05-21'),
        wachtend: z.int().meta({ description: 'Regels waarover nog niemand besliste.', examples: [2] }),
        bedrag: z.int().meta({ description: 'Eurocenten van die regels.', examples: [12_510] }),
      })
      .nullable()
      .meta({ description: 'Waar een declaratie een besluit van een mens voor vraagt; null: nergens voor.' }),
    wachtOp: id.nullable().meta({
      description: 'Id van de vastgehouden declaratie die eerst wordt beoordeeld; null: geen.',
    }),
    verschil: verschil.nullable().meta({
      description:
        'Van een goedgekeurd toewijzingsbericht (301): wat het veranderde aan wat er daarvoor was verstuurd, en wat het wegliet.',
    }),
    gebeurtenissen: z.array(gebeurtenis).meta({ description: 'In volgorde van tijd.' }),
    _links: z.object({
      self: link,
      xml: link,
      antwoord: link.optional(),
      inAntwoordOp: link.optional(),
      vastgehouden: link.optional(),
      wachtOp: link.optional(),
    }),
  })
  .meta({ description: 'Alles wat van een bericht te zien is, behalve de inhoud.' })
  .register(components, { id: 'Bericht' });

export const ontvangst = z
  .object({
    id,
    status: status.meta({ description: 'Hoe ver het bericht is.', examples: ['ontvangen'] }),
    herhaling: z.boolean().meta({
      description: 'true: dit bericht was er al; id en status zijn van het eerdere.',
      examples: [false],
    }),
    _links: z.object({ self: link, xml: link }),
  })
  .meta({ description: 'Bewijs van ontvangst: het bericht ligt vast en gaat niet meer verloren.' })
  .register(components, { id: 'Ontvangst' });

const onderdelen = z.record(
  z.string(),
  z.object({
    status: z.enum(['beschikbaar', 'onbereikbaar']),
    duurMs: z
      .int()
      .min(0)
      .meta({ description: 'Hoe lang het antwoord duurde, in milliseconden.', examples: [3] }),
  }),
);

export const gereedheid = z
  .object({ status: z.literal('gereed'), onderdelen })
  .meta({
    description: 'Alles is er wat nodig is; per onderdeel.',
    examples: [{ status: 'gereed', onderdelen: { database: { status: 'beschikbaar', duurMs: 3 } } }],
  })
  .register(components, { id: 'Gereedheid' });

export const probleem = z
  .object({
    type: z.string().meta({
      description: 'Soort probleem; blijft gelijk, ook als de tekst verandert.',
      examples: ['urn:problem-type:berichtenpoort:bericht-geweigerd'],
    }),
    title: z.string().meta({ examples: ['Het bericht kan niet worden aangenomen'] }),
    status: z
      .int()
      .min(400)
      .max(599)
      .meta({ description: 'De HTTP-status.', examples: [422] }),
    detail: z.string().meta({ description: 'Wat er aan de hand is en wat te doen.' }),
    instance: z.string().meta({
      description: 'Kenmerk van dit ene voorval; staat ook in het logboek van Berichtenpoort.',
      examples: [`urn:uuid:${voorbeeldId}`],
    }),
    bevindingen: z.array(bevinding).optional().meta({
      description:
        'Bij bericht-geweigerd: waarom het bericht niet kan worden aangenomen. Bij verzenden-geweigerd en verzoek-al-beantwoord: welke regels verbieden dat het wordt verzonden.',
    }),
    ongeldigeParameters: z
      .array(
        z.object({
          plaats: z.enum(['query', 'header', 'body']),
          naam: z.string(),
          melding: z.string(),
        }),
      )
      .optional()
      .meta({ description: 'Bij ongeldig-verzoek: welke parameters niet kloppen.' }),
    eerderBericht: z.object({ id, href: z.string() }).optional().meta({
      description:
        'Bij bericht-botst en referentienummer-botst: het bericht dat er al was. Bij verzoek-al-beantwoord: het bericht dat het verzoek beantwoordde, als het hier is besloten.',
    }),
    onderdelen: onderdelen
      .optional()
      .meta({ description: 'Bij niet-gereed: welke onderdelen er zijn en welke niet.' }),
  })
  .meta({ description: 'Probleembeschrijving volgens RFC 9457.' })
  .register(components, { id: 'Probleem' });

export const leven = z
  .object({ status: z.literal('leeft') })
  .meta({ description: 'Het proces leeft.' })
  .register(components, { id: 'Leven' });

export type BerichtInLijst = z.output<typeof inLijst>;
export type Berichtenlijst = z.output<typeof berichtenlijst>;
export type BerichtDetail = z.output<typeof berichtDetail>;
export type Bevinding = z.output<typeof bevinding>;
export type Ontvangst = z.output<typeof ontvangst>;
export type Probleem = z.output<typeof probleem>;
export type Onderdelen = z.output<typeof onderdelen>;

/** Digits only, so that `1e2`, ` 5 ` and nothing at all are no numbers. */
export const geheelGetal = (waarde: unknown) =>
  typeof waarde === 'string' && /^[0-9]{1,15}$/.test(waarde) ? Number(waarde) : waarde;

export const maxAantal = 200;

const filters = {
  richting: z
    .enum(['in', 'uit'], { error: 'Kies in of uit.' })
    .meta({
      description: 'Gezien vanuit de partij die hier bediend wordt: ontvangen (in) of verzonden (uit).',
      examples: ['in'],
    })
    .exactOptional(),
  bericht: z
    .enum(namen, { error: 'Noem een soort bericht, bijvoorbeeld JW305.' })
    .meta({ description: 'Soort bericht.', examples: ['JW305'] })
    .exactOptional(),
  partij: z
    .string({ error: 'Noem één partij.' })
    .regex(/^([0-9]{4}|[0-9]{8})$/, 'Geef een gemeentecode van 4 of een AGB-code van 8 cijfers.')
    .meta({
      description: 'Afzender of ontvanger: gemeentecode (4 cijfers) of AGB-code (8 cijfers).',
      examples: ['99990001'],
    })
    .exactOptional(),
  status: z
    .enum(['ontvangen', ...beoordeeld], { error: 'Kies ontvangen, goedgekeurd of afgekeurd.' })
    .meta({ description: 'Hoe ver het bericht is.', examples: ['afgekeurd'] })
    .exactOptional(),
  voor: z
    .preprocess(geheelGetal, z.int('Geef een volgnummer.').min(1, 'Geef een volgnummer.'))
    .meta({
      description: 'Alleen berichten met een kleiner volgnummer; gebruik hiervoor _links.volgende.',
      examples: [1042],
    })
    .exactOptional(),
  aantal: z
    .preprocess(
      geheelGetal,
      z
        .int(`Geef een getal van 1 tot en met ${maxAantal}.`)
        .min(1, `Geef een getal van 1 tot en met ${maxAantal}.`)
        .max(maxAantal, `Geef een getal van 1 tot en met ${maxAantal}.`),
    )
    .default(50)
    .meta({ description: 'Hoeveel berichten ten hoogste.', examples: [50] }),
};

export const aantalPerBladzijde = filters.aantal;

export const berichtenfilter = z.strictObject(filters, {
  error: (fout) =>
    fout.code === 'unrecognized_keys' ? `Bekend zijn alleen: ${Object.keys(filters).join(', ')}.` : undefined,
});
export type Berichtenfilter = z.output<typeof berichtenfilter>;

export const berichtId = z.object({ id });

const sleuteldeel = (omschrijving: string, voorbeeld: string) =>
  z
    .string()
    .regex(/^[\x21-\x7e]{1,100}$/, 'Geef 1 tot en met 100 leesbare tekens zonder spatie.')
    .meta({ description: omschrijving, examples: [voorbeeld] })
    .exactOptional();

/** HTTP headers are found whatever their case; these are the names as we write them. */
export const envelopkop = z
  .object({
    Referentienummer: sleuteldeel(
      'Kenmerk van deze aanlevering bij de zender, ook bij opnieuw aanbieden gelijk. Geef Referentienummer en Zender allebei, of geen van beide.',
      '3f1e0c9a-5b7d-4a1e-8c2f-9d0b1a2c3d4e',
    ),
    Zender: sleuteldeel(
      'Wie het bericht overhandigt; een referentienummer geldt per zender. Geef Referentienummer en Zender allebei, of geen van beide.',
      'backoffice',
    ),
  })
  .refine((kop) => (kop.Referentienummer === undefined) === (kop.Zender === undefined), {
    error: 'Geef Referentienummer en Zender allebei, of geen van beide.',
    path: ['Referentienummer'],
  });
