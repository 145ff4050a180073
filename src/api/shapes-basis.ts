/** What all shapes are made with. */
import { z } from 'zod';
import { standaarden } from '../standard/berichtsoorten.ts';

/** The shapes that stand under `components/schemas` of the OpenAPI document, by their id there. */
export const components = z.registry<{ readonly id: string }>();

// An instant is written in UTC (NL API Design Rules, /core/date-time/timezone); a day is a day in Amsterdam.
export const tijdstip = (omschrijving: string) =>
  z.iso.datetime().meta({ description: `${omschrijving} In UTC.`, examples: ['2026-05-06T08:00:00.000Z'] });
export const dag = (omschrijving: string, voorbeeld: string) =>
  z.iso.date().meta({ description: omschrijving, examples: [voorbeeld] });

/** What a person wrote: PostgreSQL keeps every character of it but one. */
export const tekst = (hoogste: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(hoogste)
    .refine((gegeven) => !gegeven.includes('\0'), 'Laat het teken U+0000 weg; het is geen tekst.');

/** The id in every example. */
export const voorbeeldId = '0190d3a1-7c5e-4b7a-9f00-3c1d2e4f5a6b';

export const link = z.object({
  href: z
    .string()
    .meta({ description: 'Adres, zonder host.', examples: [`/api/v1/berichten/${voorbeeldId}`] }),
});

/** By whom and under which law, in the address of a list. */
export const partijfilter = {
  gemeente: z
    .string({ error: 'Noem één gemeente.' })
    .regex(/^[0-9]{4}$/, 'Geef een gemeentecode van 4 cijfers.')
    .meta({ description: 'CBS-code van de gemeente.', examples: ['0384'] })
    .exactOptional(),
  aanbieder: z
    .string({ error: 'Noem één aanbieder.' })
    .regex(/^[0-9]{8}$/, 'Geef een AGB-code van 8 cijfers.')
    .meta({ description: 'AGB-code van de aanbieder.', examples: ['99990001'] })
    .exactOptional(),
  standaard: z
    .enum(standaarden, { error: `Kies uit ${standaarden.join(', ')}.` })
    .meta({ description: 'Wet en release.', examples: ['ijw-3.2'] })
    .exactOptional(),
};
