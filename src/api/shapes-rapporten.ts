/** What goes over the wire about reports. */
import { z } from 'zod';
import { reports } from '../rapport/index.ts';
import { perWat } from '../rapport/rapport.ts';
import { standaarden } from '../standard/berichtsoorten.ts';
import { components, link, partijfilter } from './shapes-basis.ts';
import { filterdag, strict } from './shapes-betalingen.ts';

const soorten = ['tekst', 'getal', 'cent', 'dag', 'procent', 'dagen'] as const;

const kolom = z
  .object({
    naam: z.string().meta({ description: 'Naam van de cel in een rij.', examples: ['mediaanDagen'] }),
    soort: z.enum(soorten).meta({
      description:
        'cent: eurocenten. dag: JJJJ-MM-DD. procent: van honderd, één decimaal. dagen: twee decimalen.',
    }),
    uitleg: z.string().meta({ description: 'Wat erin staat.', examples: ['mediaan daarvan'] }),
  })
  .register(components, { id: 'Rapportkolom' });

const naam = z.string().meta({ description: 'Naam van het rapport.', examples: ['wachttijd'] });
const titel = z.string().meta({ description: 'Titel.', examples: ['Wachttijd van toewijzing tot start'] });
const eis = z
  .string()
  .meta({ description: 'Wat het toont en hoe dat geteld is.', examples: ['Van wat in de periode is …'] });

export const rapportenlijst = z
  .object({
    rapporten: z.array(
      z
        .object({
          naam,
          titel,
          eis,
          kolommen: z.array(kolom),
          regels: z
            .array(
              z.object({
                protocol: z.string().meta({ description: 'Protocol.', examples: ['mgr-limburg-noord-2022'] }),
                regel: z.string().meta({ description: 'Regel ervan.', examples: ['mgr-wachttijd-301-305'] }),
              }),
            )
            .meta({ description: 'Regels van de protocollen hier die dit rapport beantwoordt.' }),
          _links: z.object({ self: link, csv: link }),
        })
        .register(components, { id: 'Rapportbeschrijving' }),
    ),
    _links: z.object({ self: link }),
  })
  .meta({ description: 'De rapporten die er zijn.' })
  .register(components, { id: 'Rapportenlijst' });

export const rapportvorm = z
  .object({
    naam,
    titel,
    van: z.iso.date().meta({ description: 'Eerste dag van de periode.', examples: ['2026-01-01'] }),
    tot: z.iso.date().meta({ description: 'Laatste dag van de periode.', examples: ['2026-12-31'] }),
    peildatum: z.iso
      .date()
      .meta({ description: 'De dag waarop de stand is bekeken.', examples: ['2026-12-31'] }),
    kolommen: z.array(kolom),
    rijen: z.array(z.record(z.string(), z.unknown())).meta({
      description:
        'Per kolom een cel, een tekst of een getal naar de soort van de kolom; null waar niets te zeggen is.',
    }),
    _links: z.object({ self: link, csv: link }),
  })
  .meta({ description: 'Een rapport.' })
  .register(components, { id: 'Rapport' });

export const rapportnaam = z.strictObject({
  naam: z
    .enum([...reports.keys()] as [string, ...string[]])
    .meta({ description: 'Naam van het rapport.', examples: ['wachttijd'] }),
});

export const rapportvraag = strict({
  gemeente: z
    .string({ error: 'Noem één gemeente.' })
    .regex(/^[0-9]{4}$/, 'Geef een gemeentecode van 4 cijfers.')
    .meta({ description: 'CBS-code; zonder gaat het over alle gemeenten hier.', examples: ['0384'] })
    .exactOptional(),
  standaard: z
    .enum(standaarden, { error: `Kies uit ${standaarden.join(', ')}.` })
    .meta({ description: 'Wet en release; zonder beide.', examples: ['ijw-3.2'] })
    .exactOptional(),
  aanbieder: partijfilter.aanbieder,
  van: filterdag('Eerste dag van de periode; zonder 1 januari van het jaar van tot.', '2026-01-01'),
  tot: filterdag('Laatste dag van de periode; zonder de peildatum.', '2026-12-31'),
  peildatum: filterdag(
    'De dag waarop de stand bekeken wordt; zonder vandaag, of tot als die eerder is.',
    '2026-12-31',
  ),
  per: z
    .enum(perWat, { error: `Kies uit ${perWat.join(', ')}.` })
    .meta({
      description: 'Waarover een rij gaat; zonder een product van een aanbieder.',
      examples: ['aanbieder'],
    })
    .exactOptional(),
  zaad: z
    .string({ error: 'Geef één zaad.' })
    .regex(/^[a-z0-9-]{1,40}$/i, 'Geef ten hoogste 40 letters, cijfers en streepjes.')
    .meta({ description: 'Waarmee een steekproef wordt getrokken.', examples: ['2026-kwartaal-1'] })
    .exactOptional(),
  aantal: z.coerce
    .number('Geef een getal van 1 tot en met 1000.')
    .int('Geef een getal van 1 tot en met 1000.')
    .min(1, 'Geef een getal van 1 tot en met 1000.')
    .max(1000, 'Geef een getal van 1 tot en met 1000.')
    .meta({ description: 'Hoeveel een steekproef er trekt; zonder 20.', examples: [20] })
    .exactOptional(),
});
export type Rapportvraag = z.output<typeof rapportvraag>;
export type Rapportvorm = z.output<typeof rapportvorm>;
export type Rapportenlijst = z.output<typeof rapportenlijst>;
