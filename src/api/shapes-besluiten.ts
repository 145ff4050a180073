/**
 * What goes over the wire about requests, decisions and allocations. Free text of a provider, the name of whoever
 * referred and everything else about a client stays in the message itself.
 */
import { z } from 'zod';
import { standaarden } from '../standard/berichtsoorten.ts';
import { isXmltekst } from '../standard/xml/tekens.ts';
import { aantalPerBladzijde, bericht, geheelGetal, standaard, termijn } from './shapes.ts';
import { components, dag, link, partijfilter, tijdstip, voorbeeldId } from './shapes-basis.ts';
import {
  budget,
  geenXmltekst,
  inhoud,
  omvang,
  product,
  toewijzingNummer,
  verschil,
} from './shapes-toewijzing.ts';

const standen = ['open', 'in-onderzoek', 'toegewezen', 'afgewezen'] as const;
const redenen = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
/** 01 has lapsed (CS336) and 13 is `verwijderd`. */
const redenenWijziging = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '14'] as const;

const gemeentecode = z
  .string()
  .regex(/^[0-9]{4}$/, 'Geef een gemeentecode van 4 cijfers.')
  .meta({ description: 'CBS-code van de gemeente.', examples: ['0384'] });
const agbcode = z
  .string()
  .regex(/^[0-9]{8}$/, 'Geef een AGB-code van 8 cijfers.')
  .meta({ description: 'AGB-code van de aanbieder.', examples: ['99990001'] });
/** A year 0 is none in a message. */
const datum = (omschrijving: string, voorbeeld: string) =>
  dag(omschrijving, voorbeeld).refine(
    (tekst) => !tekst.startsWith('0000'),
    'Geef een bestaande datum als 2026-04-01.',
  );

const gevraagdProduct = z
  .object(inhoud)
  .meta({ description: 'Wat een verzoek om toewijzing (315) vraagt, zonder vrije tekst en verwijzer.' })
  .register(components, { id: 'GevraagdProduct' });

const gevraagdeWijziging = z
  .object({
    redenVerzoek: z.string().meta({ description: 'RedenVerzoek.', examples: ['1'] }),
    ongewijzigd: z.array(toewijzingNummer).meta({ description: 'Wat blijft zoals het is.' }),
    teWijzigen: z.array(
      z.object({
        toewijzingNummer,
        ingangsdatum: inhoud.ingangsdatum,
        einddatum: inhoud.einddatum,
        omvang: inhoud.omvang,
        budget: inhoud.budget,
      }),
    ),
    nieuw: z.array(gevraagdProduct),
  })
  .meta({ description: 'Wat een verzoek om wijziging (317) vraagt; het wordt in zijn geheel beantwoord.' })
  .register(components, { id: 'GevraagdeWijziging' });

const oordelen = ['geen-bezwaar', 'bezwaar', 'zelf-afwijzen'] as const;

const advies = z
  .object({
    oordeel: z.enum(oordelen).meta({
      description:
        'bezwaar: ten minste één afspraak van de regio spreekt tegen toewijzen. zelf-afwijzen: het verzoek wordt zonder besluit afgewezen.',
    }),
    redenen: z.array(
      z.object({
        regel: z.string().meta({ description: 'Regel van de regio.', examples: ['e10j-315-toets-pdc'] }),
        gevolg: z.enum(['signaleren', 'adviseren', 'zelf-afwijzen', 'weigeren']).meta({
          description: 'signaleren: alleen om te weten; adviseren: spreekt tegen toewijzen.',
        }),
        reden: z.enum(redenen).nullable().meta({
          description: 'RedenAfwijzingVerzoek die bij afwijzen past; null als er geen is afgesproken.',
        }),
        pad: z.string().meta({ examples: ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct'] }),
        melding: z.string(),
        waarden: z.record(z.string(), z.string()),
      }),
    ),
  })
  .meta({ description: 'Wat de afspraken van de regio bij ontvangst over het verzoek zeiden.' })
  .register(components, { id: 'Advies' });

const verzoekvelden = {
  id: z
    .int()
    .min(1)
    .meta({ description: 'Nummer van het verzoek; stijgt.', examples: [17] }),
  soort: z.enum(['315', '317']).meta({
    description: '315: één aangevraagd product van een verzoek om toewijzing; 317: een verzoek om wijziging.',
  }),
  stand: z.enum(standen).meta({ description: 'open en in-onderzoek wachten op een besluit.' }),
  standaard,
  gemeente: gemeentecode,
  aanbieder: agbcode,
  referentieAanbieder: z.string().meta({
    description: 'ReferentieAanbieder: hoe de aanbieder het verzoek noemt.',
    examples: ['VOT-2026-17'],
  }),
  ontvangenOp: tijdstip('Wanneer het bericht met het verzoek is ontvangen.'),
  dagtekening: dag(
    'Dagtekening van dat bericht; een onderzoek duurt ten hoogste acht weken vanaf deze dag.',
    '2026-05-06',
  ),
  gevraagdProduct: gevraagdProduct.nullable(),
  gevraagdeWijziging: gevraagdeWijziging.nullable(),
  termijnen: z.array(termijn),
  advies: advies.nullable().meta({ description: 'null als de regio niets over verzoeken zegt.' }),
};
const verzoeklinks = { self: link, bericht: link };

const verzoekInLijst = z
  .object({ ...verzoekvelden, _links: z.object(verzoeklinks) })
  .meta({ description: 'Een verzoek in de lijst.' })
  .register(components, { id: 'VerzoekInLijst' });

export const verzoekenlijst = z
  .object({
    verzoeken: z.array(verzoekInLijst).meta({ description: 'Nieuwste eerst.' }),
    _links: z.object({
      self: link,
      volgende: link.optional().meta({ description: 'Oudere verzoeken; ontbreekt aan het einde.' }),
    }),
  })
  .meta({ description: 'Een bladzijde met verzoeken.' })
  .register(components, { id: 'Verzoekenlijst' });

export const verzoekDetail = z
  .object({
    ...verzoekvelden,
    nieuweToewijzingNummers: z
      .int()
      .min(0)
      .nullable()
      .meta({
        description:
          'Hoeveel nieuwe ToewijzingNummers nodig zijn om toe te wijzen zoals gevraagd. null als er niets meer te beslissen is, of als er eerst nog een bericht over deze cliënt wordt beoordeeld.',
        examples: [1],
      }),
    antwoorden: z
      .array(
        z.object({
          stand: z.enum(['in-onderzoek', 'toegewezen', 'afgewezen']),
          op: tijdstip('Wanneer het besloten is.'),
          wie: z.string().meta({
            description:
              'backoffice: een besluit van een mens; berichtenpoort: vanzelf, door een afspraak of de klok.',
            examples: ['backoffice'],
          }),
          geweigerd: z.boolean().meta({
            description: 'true: de ontvanger keurde het bericht af; het geldt als nooit verstuurd (OP286).',
          }),
          motivering: z.string().nullable().meta({ description: 'Waarom het tegen het advies in ging.' }),
          _links: z.object({ bericht: link }),
        }),
      )
      .meta({ description: 'Wat er op dit verzoek is besloten, in volgorde.' }),
    _links: z.object({ ...verzoeklinks, besluit: link.optional() }),
  })
  .meta({ description: 'Alles wat van een verzoek te zien is; het bericht zelf staat onder _links.bericht.' })
  .register(components, { id: 'Verzoek' });

export const besluitUitkomst = z
  .object({
    herhaling: z.boolean().meta({
      description: 'true: dit was al verstuurd; er is niets nieuws gemaakt en bericht is het eerdere.',
      examples: [false],
    }),
    proef: z.boolean().meta({ description: 'true: er is niets vastgelegd of verstuurd.', examples: [false] }),
    bericht: z
      .object({
        id: z.guid().meta({ description: 'Id van het bericht.', examples: [voorbeeldId] }),
        bericht,
        identificatie: z.string().nullable(),
        _links: z.object({ self: link, xml: link }),
      })
      .nullable()
      .meta({ description: 'Het bericht dat het besluit naar de aanbieder brengt; null bij een proef.' }),
    verschil: verschil.nullable().meta({ description: 'Alleen als er een toewijzingsbericht is gemaakt.' }),
    _links: z.object({ verzoek: link.optional() }),
  })
  .meta({ description: 'Wat er van een besluit is gekomen.' })
  .register(components, { id: 'BesluitUitkomst' });

const nieuw = {
  soort: z.literal('nieuw'),
  toewijzingNummer,
  product: product.exactOptional(),
  ingangsdatum: datum('Ingangsdatum.', '2026-06-01'),
  einddatum: datum('Einddatum.', '2026-12-31').exactOptional(),
  omvang: omvang.exactOptional(),
  budget: budget.exactOptional(),
  commentaar: z
    .string()
    .min(1)
    .max(10_000)
    .refine(isXmltekst, geenXmltekst)
    .meta({ description: 'Commentaar voor de aanbieder.' })
    .exactOptional(),
};
const gewijzigd = z
  .strictObject({
    soort: z.literal('gewijzigd'),
    toewijzingNummer,
    redenWijziging: z.enum(redenenWijziging).meta({ description: 'RedenWijziging.', examples: ['04'] }),
    einddatum: datum('Nieuwe Einddatum; null: zonder einde; weglaten: zoals ze was.', '2026-09-30')
      .nullable()
      .exactOptional(),
    volume: z
      .int()
      .min(0)
      .max(99_999_999)
      .meta({ description: 'Alleen waar de omvang een totaal over de looptijd is (frequentie 6).' })
      .exactOptional(),
    budget: budget.exactOptional(),
  })
  .meta({
    description:
      'Een toewijzing die haar nummer houdt; al het andere is beëindigen en opnieuw toewijzen (IV066).',
  });
const verwijderd = z
  .strictObject({ soort: z.literal('verwijderd'), toewijzingNummer })
  .meta({ description: 'Intrekken (reden 13): de toewijzing geldt als nooit verstuurd.' });

const wijziging = z.discriminatedUnion('soort', [z.strictObject(nieuw), gewijzigd, verwijderd]);
const wijzigingOpVerzoek = z.discriminatedUnion('soort', [
  z.strictObject({
    ...nieuw,
    referentieAanbieder: z
      .string()
      .min(1)
      .max(36)
      .refine(isXmltekst, geenXmltekst)
      .meta({ description: 'Van het verzoek om toewijzing dat deze toewijzing inwilligt.' })
      .exactOptional(),
  }),
  gewijzigd,
  verwijderd,
]);

const client = z.record(z.string(), z.unknown()).meta({
  description:
    'De gegevens van de cliënt met de namen van de standaard, zoals in Client van een 301 maar zonder ToegewezenProducten; Bsn mag ontbreken. Nodig voor het eerste toewijzingsbericht over een cliënt aan een aanbieder, en als er iets is veranderd.',
  examples: [
    {
      Geboortedatum: { Datum: '2014-02-03' },
      Geslacht: '2',
      Naam: { Geslachtsnaam: { Achternaam: 'Verzonnenstein' }, NaamGebruik: '1' },
      Contactgegevens: { Contact: [{ Soort: '01', Adres: { Huis: { Huisnummer: 1 }, Postcode: '9999XX' } }] },
    },
  ],
});

const andereDagen = {
  ingangsdatum: datum('Andere eerste dag, met de aanbieder afgesproken.', '2026-06-15').exactOptional(),
  einddatum: datum('Andere laatste dag; null: zonder einde.', '2026-12-31').nullable().exactOptional(),
};

const toewijzing = z.discriminatedUnion('hoe', [
  z
    .strictObject({
      hoe: z.literal('zoals-gevraagd'),
      nummers: z.array(toewijzingNummer).max(100).meta({
        description: 'Nieuwe ToewijzingNummers, zoveel als nieuweToewijzingNummers van het verzoek zegt.',
      }),
      andereDagen: z
        .strictObject({
          teWijzigen: z
            .array(z.strictObject({ toewijzingNummer, ...andereDagen }))
            .max(100)
            .exactOptional(),
          nieuw: z
            .array(
              z.strictObject({
                plaats: z.int().min(1).max(100).meta({ description: 'Het hoeveelste nieuwe product.' }),
                ...andereDagen,
              }),
            )
            .max(100)
            .exactOptional(),
        })
        .meta({
          description: 'Alleen voor delen van een 317 waarvan de gewenste ingangsdatum voorbij is (OP348).',
        })
        .exactOptional(),
    })
    .meta({ description: 'Precies wat gevraagd is.' }),
  z
    .strictObject({ hoe: z.literal('wijzigingen'), wijzigingen: z.array(wijzigingOpVerzoek).min(1).max(500) })
    .meta({ description: 'Anders dan gevraagd; een 317 moet wel geheel gegeven worden (OP348).' }),
  z
    .strictObject({
      hoe: z.literal('bericht'),
      xml: z
        .string()
        .min(1)
        .meta({ description: 'Het hele 301 zoals de backoffice het maakte; zo gaat het ook uit.' }),
    })
    .meta({ description: 'Het hele toewijzingsbericht.' }),
]);

const motivering = z.string().trim().min(1).max(2000).meta({
  description:
    'Waarom er wordt toegewezen terwijl het advies van het verzoek bezwaar is; dan verplicht. Zij gaat niet naar de aanbieder en wordt verzegeld bewaard.',
});

/** Not among the components: a body is checked, and described, where it is asked. */
export const besluit = z.discriminatedUnion('antwoord', [
  z.strictObject({
    antwoord: z.literal('afwijzen'),
    reden: z.enum(redenen).meta({ description: 'RedenAfwijzingVerzoek.', examples: ['4'] }),
    gemeente: gemeentecode
      .meta({ description: 'Alleen bij reden 8 (woonplaatsbeginsel, iJw): de verantwoordelijke gemeente.' })
      .exactOptional(),
  }),
  z
    .strictObject({ antwoord: z.literal('onderzoek') })
    .meta({ description: 'Eén keer per verzoek; daarna zijn er acht weken vanaf de dagtekening.' }),
  z.strictObject({
    antwoord: z.literal('toewijzen'),
    toewijzing,
    client: client.exactOptional(),
    motivering: motivering.exactOptional(),
  }),
]);
export type BesluitBody = z.output<typeof besluit>;
export type WijzigingBody = z.output<typeof wijziging> | z.output<typeof wijzigingOpVerzoek>;

export const nieuweToewijzing = z.strictObject({
  standaard: z.enum(standaarden).meta({ description: 'Wet en release.', examples: ['ijw-3.2'] }),
  gemeente: gemeentecode,
  aanbieder: agbcode,
  bsn: z
    .string()
    .regex(/^[0-9]{9}$/, 'Geef een BSN van 9 cijfers.')
    .meta({ description: 'BSN van de cliënt.' }),
  wijzigingen: z
    .array(wijziging)
    .min(1)
    .max(500)
    .meta({ description: 'Alleen wat er verandert, per toewijzing één wijziging.' }),
  client: client.exactOptional(),
});
export type ToewijzingBody = z.output<typeof nieuweToewijzing>;

export const proefkeuze = z.strictObject(
  {
    proef: z
      .enum(['true', 'false'], { error: 'Kies true of false.' })
      .default('false')
      .meta({ description: 'true: werk alles uit, toon het verschil, leg niets vast en verstuur niets.' }),
  },
  { error: (fout) => (fout.code === 'unrecognized_keys' ? 'Bekend is alleen: proef.' : undefined) },
);

export const verzoekId = z.object({
  id: z.string().meta({ description: 'Nummer van het verzoek.', examples: ['17'] }),
});

const filters = {
  stand: z
    .enum(standen, { error: `Kies uit ${standen.join(', ')}.` })
    .meta({ description: 'Waar het verzoek staat.', examples: ['open'] })
    .exactOptional(),
  aanbieder: partijfilter.aanbieder,
  advies: z
    .enum(oordelen, { error: `Kies uit ${oordelen.join(', ')}.` })
    .meta({ description: 'Wat de afspraken van de regio erover zeggen.', examples: ['bezwaar'] })
    .exactOptional(),
  uiterlijk: z.iso
    .date('Geef een dag als 2026-05-13.')
    // PostgreSQL knows no year 0.
    .refine((tekst) => !tekst.startsWith('0000'), 'Geef een dag als 2026-05-13.')
    .meta({
      description: 'Alleen verzoeken met een lopende termijn die op deze dag of eerder eindigt.',
      examples: ['2026-05-13'],
    })
    .exactOptional(),
  voor: z
    .preprocess(geheelGetal, z.int('Geef een nummer.').min(1, 'Geef een nummer.'))
    .meta({
      description: 'Alleen verzoeken met een kleiner nummer; gebruik hiervoor _links.volgende.',
      examples: [17],
    })
    .exactOptional(),
  aantal: aantalPerBladzijde,
};
export const verzoekenfilter = z.strictObject(filters, {
  error: (fout) =>
    fout.code === 'unrecognized_keys' ? `Bekend zijn alleen: ${Object.keys(filters).join(', ')}.` : undefined,
});
export type Verzoekenfilter = z.output<typeof verzoekenfilter>;

export type VerzoekInLijst = z.output<typeof verzoekInLijst>;
export type Verzoekenlijst = z.output<typeof verzoekenlijst>;
export type VerzoekDetail = z.output<typeof verzoekDetail>;
export type BesluitUitkomst = z.output<typeof besluitUitkomst>;
