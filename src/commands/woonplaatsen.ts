/**
 * `woonplaatsen BESTAND UIT`: makes a register of residence out of a list with BSNs (`bsn,gemeente,geldig_van,geldig_tot`),
 * in which nobody can be read. With `-` the list comes from standard input, so that it need not lie on disk.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { leesSleutelconfiguratie } from '../platform/config.ts';
import { maakKluis } from '../platform/sleutels.ts';
import { kolommen } from '../platform/woonplaatsregister.ts';
import { voldoetAanElfproef } from '../standard/bsn.ts';
import { configurationFrom } from './configuration.ts';
import { type Exit, exit, type Io, UsageError } from './io.ts';

const regel = z.object({
  bsn: z.string().refine(voldoetAanElfproef, 'geen BSN'),
  gemeente: z.string().regex(/^[0-9]{4}$/, 'een gemeentecode van 4 cijfers'),
  geldig_van: z.iso.date('een datum als JJJJ-MM-DD'),
  geldig_tot: z.union([z.iso.date('een datum als JJJJ-MM-DD'), z.literal('')]),
});

const standardInput = 0;

export function woonplaatsen(argv: readonly string[], io: Io): Exit {
  const [van, naar, ...meer] = argv;
  if (van === undefined || naar === undefined || meer.length > 0) {
    throw new UsageError(
      'Geef de lijst met BSN’s en waar het register moet komen: woonplaatsen BESTAND|- UIT',
    );
  }
  const kluis = maakKluis(configurationFrom(leesSleutelconfiguratie, io));
  const regels = rows(readFileSync(van === '-' ? standardInput : van, 'utf8'));
  const tekst = regels.map(({ bsn, gemeente, geldig_van, geldig_tot }) =>
    [Buffer.from(kluis.bsnHash(bsn)).toString('hex'), gemeente, geldig_van, geldig_tot].join(','),
  );
  // Sorted, so that the order of the list tells nothing either; in one step, for the service may be reading.
  writeFileSync(`${naar}.nieuw`, `${[kolommen.join(','), ...tekst.toSorted()].join('\n')}\n`);
  renameSync(`${naar}.nieuw`, naar);
  io.uit(
    `${regels.length} ${regels.length === 1 ? 'regel' : 'regels'} in ${naar}. Bewaar de lijst met BSN’s niet.`,
  );
  return exit.goed;
}

function rows(tekst: string): readonly z.infer<typeof regel>[] {
  const uitslag = z
    .array(regel)
    .safeParse(parse(tekst, { columns: true, trim: true, skip_empty_lines: true }));
  if (uitslag.success) return uitslag.data;
  const [
    {
      path: [rij, kolom],
      message,
    } = { path: [], message: '' },
  ] = uitslag.error.issues;
  // Never what stands there.
  throw new UsageError(`Regel ${Number(rij) + 2} van de lijst klopt niet: ${String(kolom)}: ${message}.`);
}
