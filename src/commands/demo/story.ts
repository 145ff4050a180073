/**
 * The demo's story: one fictitious client at one provider, told in messages relative to today. Each step says what a
 * municipal administrator should see, so that the demo can tell whether it came out as told.
 */
import { bericht301, bericht302, bericht305, bericht307 } from '../../rules/examples/berichten.ts';
import { specifiek } from '../../rules/examples/waarden.ts';
import { schrijfBericht } from '../../standard/xml/schrijven.ts';

export type StoryStep = {
  /** Who sends it, as the table shows it. */
  readonly van: string;
  readonly wat: string;
  readonly bytes: Uint8Array;
  readonly verwacht:
    | { readonly uitkomst: 'goedgekeurd'; readonly antwoord: string | null }
    | { readonly uitkomst: 'afgekeurd'; readonly antwoord: string | null; readonly regels: readonly string[] }
    | { readonly uitkomst: 'herhaling' };
};

const standaard = 'ijw-3.2';
const gemeente = '0384';
const aanbieder = '42420001';
const toewijzingNummer = 1001;
/** Allocated too, and never started. */
const nietGestart = 1002;

/** @param vandaag the Amsterdam day on which the demo runs; every date of the story is before it */
export function story(vandaag: Temporal.PlainDate): readonly StoryStep[] {
  const geleden = (days: number) => vandaag.subtract({ days });
  const kop = (identificatie: string) => ({
    gemeente,
    aanbieder,
    identificatie,
    dagtekening: vandaag.toString(),
  });
  const ToewijzingIngangsdatum = geleden(60);
  const eersteStart = geleden(50);
  const tweedeStart = geleden(20);

  const toewijzing = bericht301(standaard, {
    ...kop('TOEW-0001'),
    producten: [
      {
        ToewijzingNummer: toewijzingNummer,
        Toewijzingsdatum: geleden(61),
        Ingangsdatum: ToewijzingIngangsdatum,
        Einddatum: vandaag.add({ days: 300 }),
      },
      {
        ToewijzingNummer: nietGestart,
        Toewijzingsdatum: geleden(61),
        Ingangsdatum: ToewijzingIngangsdatum,
        Einddatum: vandaag.add({ days: 300 }),
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

  const gemeenteNaam = `gemeente ${gemeente}`;
  const aanbiederNaam = `aanbieder ${aanbieder}`;
  const eersteStartBericht = schrijfBericht(start('START-0001', eersteStart));
  const gebroken = new TextDecoder()
    .decode(schrijfBericht(start('START-0004', tweedeStart)))
    .replace(/<jw305:Begindatum>[^<]*</, '<jw305:Begindatum>onbekend<');

  return [
    {
      van: gemeenteNaam,
      wat: 'wijst jeugdhulp toe',
      bytes: schrijfBericht(toewijzing),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW301' },
    },
    {
      van: aanbiederNaam,
      wat: 'bevestigt de toewijzing',
      bytes: schrijfBericht(bericht302(standaard, kop('TOEW-0001'))),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: null },
    },
    {
      van: aanbiederNaam,
      wat: 'meldt de start',
      bytes: eersteStartBericht,
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW306' },
    },
    {
      van: aanbiederNaam,
      wat: 'meldt dezelfde start nog eens',
      bytes: schrijfBericht(start('START-0002', eersteStart)),
      verwacht: { uitkomst: 'afgekeurd', antwoord: 'JW306', regels: ['TR074', 'TR326'] },
    },
    {
      van: aanbiederNaam,
      wat: 'meldt een tijdelijke stop',
      bytes: schrijfBericht(stop('STOP-0001', { begin: eersteStart, eind: geleden(30), reden: '20' })),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW308' },
    },
    {
      van: aanbiederNaam,
      wat: 'start opnieuw',
      bytes: schrijfBericht(start('START-0003', tweedeStart)),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW306' },
    },
    {
      van: aanbiederNaam,
      wat: 'meldt de definitieve stop',
      bytes: schrijfBericht(stop('STOP-0002', { begin: tweedeStart, eind: geleden(2), reden: '31' })),
      verwacht: { uitkomst: 'goedgekeurd', antwoord: 'JW308' },
    },
    {
      van: aanbiederNaam,
      wat: 'meldt een stop zonder start',
      bytes: schrijfBericht(
        stop('STOP-0003', { nummer: nietGestart, begin: geleden(10), eind: geleden(5), reden: '31' }),
      ),
      verwacht: { uitkomst: 'afgekeurd', antwoord: 'JW308', regels: ['TR382'] },
    },
    {
      van: aanbiederNaam,
      wat: 'stuurt een bericht dat zijn schema breekt',
      bytes: new TextEncoder().encode(gebroken),
      verwacht: { uitkomst: 'afgekeurd', antwoord: null, regels: ['XSD'] },
    },
    {
      van: aanbiederNaam,
      wat: 'stuurt hetzelfde bestand nog eens',
      bytes: eersteStartBericht,
      verwacht: { uitkomst: 'herhaling' },
    },
  ];
}
