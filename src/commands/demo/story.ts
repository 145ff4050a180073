/**
 * The demo's story: one fictitious client at one provider, told in messages relative to today. Each step says what a
 * municipal administrator should see, so that the demo can tell whether it came out as told.
 */
import {
  bericht301,
  bericht302,
  bericht305,
  bericht307,
  bericht315,
  bericht323,
} from '../../rules/examples/berichten.ts';
import { bsn, specifiek } from '../../rules/examples/waarden.ts';
import type { Prestatie323 } from '../../standard/berichten.generated.ts';
import { schrijfBericht } from '../../standard/xml/schrijven.ts';
import { regions } from './regions.ts';

export type StoryStep = {
  /** Who does it, as the table shows it. */
  readonly van: string;
  readonly wat: string;
} & (
  | {
      readonly soort: 'bericht';
      readonly bytes: Uint8Array;
      readonly verwacht:
        | { readonly uitkomst: 'goedgekeurd'; readonly antwoord: string | null }
        | {
            readonly uitkomst: 'afgekeurd' | 'deels-goedgekeurd';
            readonly antwoord: string | null;
            readonly regels: readonly string[];
          }
        | { readonly uitkomst: 'herhaling' };
    }
  | {
      /** Over the api, on the request that the provider gave this reference. */
      readonly soort: 'besluit';
      readonly referentieAanbieder: string;
      /** As the api asks for it. */
      readonly besluit: object;
      readonly verwacht: { readonly bericht: string };
    }
  | {
      /** Nothing arrives; the clock of the demo goes to the morning of this day. */
      readonly soort: 'klok';
      readonly naar: Temporal.PlainDate;
      /** The request that is taken into investigation by itself, by the reference of its provider. */
      readonly inOnderzoek: string;
      /** The code of a signal that there is then. */
      readonly signaal: string;
    }
);

const standaard = 'ijw-3.2';
const gemeente = '0384';
const aanbieder = '42420001';
const toewijzingNummer = 1001;
/** Allocated too, and of no start is told. */
const nietGestart = 1002;
const tienUurPerMaand = { Volume: 10, Eenheid: '04', Frequentie: '4' } as const;
/** Asked for by the provider. */
const opVerzoek = 1003;

/** @param vandaag the Amsterdam day on which the demo runs; what is told of happened before it */
export function story(vandaag: Temporal.PlainDate): readonly StoryStep[] {
  const geleden = (days: number) => vandaag.subtract({ days });
  const kop = (identificatie: string) => ({
    gemeente,
    aanbieder,
    identificatie,
    dagtekening: vandaag.toString(),
  });
  // The declarations are about the whole month before this one.
  const maand = vandaag.with({ day: 1 }).subtract({ months: 1 });
  const ToewijzingIngangsdatum = maand.subtract({ months: 1 });
  const eersteStart = geleden(50);
  const tweedeStart = geleden(20);

  const toewijzing = bericht301(standaard, {
    ...kop('TOEW-0001'),
    producten: [
      {
        ToewijzingNummer: toewijzingNummer,
        Toewijzingsdatum: ToewijzingIngangsdatum,
        Ingangsdatum: ToewijzingIngangsdatum,
        Einddatum: vandaag.add({ days: 300 }),
        Omvang: tienUurPerMaand,
      },
      {
        ToewijzingNummer: nietGestart,
        Toewijzingsdatum: ToewijzingIngangsdatum,
        Ingangsdatum: ToewijzingIngangsdatum,
        Einddatum: vandaag.add({ days: 300 }),
        Omvang: tienUurPerMaand,
      },
    ],
  });
  const start = (identificatie: string, Begindatum: Temporal.PlainDate) =>
    bericht305(standaard, {
      ...kop(identificatie),
      producten: [{ ToewijzingNummer: toewijzingNummer, ToewijzingIngangsdatum, Begindatum }],
    });
  const stop = (
    identificatie: string,
    product: {
      nummer?: typeof nietGestart;
      begin: Temporal.PlainDate;
      eind: Temporal.PlainDate;
      reden: '20' | '31';
    },
  ) =>
    bericht307(standaard, {
      ...kop(identificatie),
      producten: [
        {
          ToewijzingNummer: product.nummer ?? toewijzingNummer,
          Product: specifiek(standaard, product.nummer === nietGestart ? 2 : 1),
          ToewijzingIngangsdatum,
          Begindatum: product.begin,
          Einddatum: product.eind,
          RedenBeeindiging: product.reden,
        },
      ],
    });

  const periode = { Begindatum: maand, Einddatum: maand.add({ months: 1 }).subtract({ days: 1 }) };
  const uren = (
    aantal: number,
    debetCredit: 'D' | 'C',
    ProductReferentie: Prestatie323['ProductReferentie'],
    nummer: typeof nietGestart | typeof toewijzingNummer = toewijzingNummer,
  ): Partial<Prestatie323> => ({
    ProductReferentie,
    ToewijzingNummer: nummer,
    ProductCode: specifiek(standaard, nummer === nietGestart ? 2 : 1).Code,
    ProductPeriode: periode,
    GeleverdVolume: aantal,
    ProductTarief: 7_500,
    IngediendBedrag: { Bedrag: aantal * 7_500, DebetCredit: debetCredit },
  });
  const declaratie = (identificatie: string, prestaties: readonly Partial<Prestatie323>[]) =>
    bericht323(standaard, {
      ...kop(identificatie),
      declaratie: {
        DeclaratieNummer: identificatie,
        DeclaratiePeriode: periode,
        DeclaratieDagtekening: vandaag,
      },
      clienten: [{ bsn: bsn.eerste, prestaties }],
    });
  const verzoek = bericht315(standaard, {
    ...kop('VERZOEK-0001'),
    producten: [
      {
        ReferentieAanbieder: 'MEER-HULP',
        Product: specifiek(standaard, 3),
        ToewijzingIngangsdatum: vandaag.add({ days: 10 }),
        ToewijzingEinddatum: vandaag.add({ days: 190 }),
      },
    ],
  });

  const gemeenteNaam = `gemeente ${gemeente}`;
  const aanbiederNaam = `aanbieder ${aanbieder}`;
  const eersteStartBericht = schrijfBericht(start('START-0001', eersteStart));
  const gebroken = new TextDecoder()
    .decode(schrijfBericht(start('START-0004', tweedeStart)))
    .replace(/<jw305:Begindatum>[^<]*</, '<jw305:Begindatum>onbekend<');

  return [
    {
      soort: 'bericht',
      van: gemeenteNaam,
      wat: 'wijst jeugdhulp toe',
      bytes: schrijfBericht(toewijzing),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW301' },
    },
    {
      soort: 'bericht',
      van: aanbiederNaam,
      wat: 'bevestigt de toewijzing',
      bytes: schrijfBericht(bericht302(standaard, kop('TOEW-0001'))),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: null },
    },
    {
      soort: 'bericht',
      van: aanbiederNaam,
      wat: 'meldt de start',
      bytes: eersteStartBericht,
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW306' },
    },
    {
      soort: 'bericht',
      van: aanbiederNaam,
      wat: 'meldt dezelfde start nog eens',
      bytes: schrijfBericht(start('START-0002', eersteStart)),
      verwacht: { uitkomst: 'afgekeurd', antwoord: 'JW306', regels: ['TR074', 'TR326'] },
    },
    {
      soort: 'bericht',
      van: aanbiederNaam,
      wat: 'meldt een tijdelijke stop',
      bytes: schrijfBericht(stop('STOP-0001', { begin: eersteStart, eind: geleden(30), reden: '20' })),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW308' },
    },
    {
      soort: 'bericht',
      van: aanbiederNaam,
      wat: 'start opnieuw',
      bytes: schrijfBericht(start('START-0003', tweedeStart)),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW306' },
    },
    {
      soort: 'bericht',
      van: aanbiederNaam,
      wat: 'meldt de definitieve stop',
      bytes: schrijfBericht(stop('STOP-0002', { begin: tweedeStart, eind: geleden(2), reden: '31' })),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW308' },
    },
    {
      soort: 'bericht',
      van: aanbiederNaam,
      wat: 'meldt een stop zonder start',
      bytes: schrijfBericht(
        stop('STOP-0003', { nummer: nietGestart, begin: geleden(10), eind: geleden(5), reden: '31' }),
      ),
      verwacht: { uitkomst: 'afgekeurd', antwoord: 'JW308', regels: ['TR382'] },
    },
    {
      soort: 'bericht',
      van: aanbiederNaam,
      wat: 'stuurt een bericht dat zijn schema breekt',
      bytes: new TextEncoder().encode(gebroken),
      verwacht: { uitkomst: 'afgekeurd', antwoord: null, regels: ['XSD'] },
    },
    {
      soort: 'bericht',
      van: aanbiederNaam,
      wat: 'stuurt hetzelfde bestand nog eens',
      bytes: eersteStartBericht,
      verwacht: { uitkomst: 'herhaling' },
    },
    {
      soort: 'bericht',
      van: aanbiederNaam,
      wat: 'vraagt meer hulp',
      bytes: schrijfBericht(verzoek),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW316' },
    },
    {
      soort: 'besluit',
      van: gemeenteNaam,
      wat: 'wijst toe wat er gevraagd is',
      referentieAanbieder: 'MEER-HULP',
      besluit: { antwoord: 'toewijzen', toewijzing: { hoe: 'zoals-gevraagd', nummers: [opVerzoek] } },
      verwacht: { bericht: 'JW301' },
    },
    {
      soort: 'bericht',
      van: aanbiederNaam,
      wat: 'declareert 6 en 12 uur op twee toewijzingen van 10 uur per maand',
      bytes: schrijfBericht(
        declaratie('DECL0001', [
          uren(6, 'D', { ReferentieNummer: 'P0001' }),
          uren(12, 'D', { ReferentieNummer: 'P0002' }, nietGestart),
        ]),
      ),
      verwacht: { uitkomst: 'deels-goedgekeurd', antwoord: 'JW325', regels: ['TR321'] },
    },
    {
      soort: 'bericht',
      van: aanbiederNaam,
      wat: 'corrigeert: neemt de 6 uur terug en declareert 8 en 10 uur',
      bytes: schrijfBericht(
        declaratie('DECL0002', [
          uren(6, 'C', { ReferentieNummer: 'P0003', VorigReferentieNummer: 'P0001' }),
          uren(8, 'D', { ReferentieNummer: 'P0004' }),
          uren(10, 'D', { ReferentieNummer: 'P0005' }, nietGestart),
        ]),
      ),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW325' },
    },
    ...regions(vandaag, aanbieder),
  ];
}
