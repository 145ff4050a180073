/** `rapport [NAAM]`: the figures that a region asks for, from the database of the service. */
import { parseArgs } from 'node:util';
import { csvRow } from '../api/csv.ts';
import { postgresCasefile } from '../casefile/postgres.ts';
import { protocolPerGemeente, protocolsFolder } from '../pipeline/protocols.ts';
import { systeemklok } from '../platform/clock.ts';
import { leesRapportconfiguratie } from '../platform/config.ts';
import { openDatabase } from '../platform/database.ts';
import { maakKluis } from '../platform/sleutels.ts';
import { columnsOf, headingOf } from '../rapport/csv.ts';
import { reports } from '../rapport/index.ts';
import { perWat, type Report, type Row, TooManyRows } from '../rapport/rapport.ts';
import { type Asked, makeReport, questionFrom } from '../rapport/uitvoeren.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import { standaarden } from '../standard/berichtsoorten.ts';
import { configurationFrom } from './configuration.ts';
import { type Exit, exit, type Io, UsageError } from './io.ts';

/** A list of every allocation of a large municipality; it is held in memory as a whole. */
const meesteRijen = 200_000;

const tekst = { type: 'string' } as const;
const options = {
  json: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
  gemeente: tekst,
  standaard: tekst,
  aanbieder: tekst,
  van: tekst,
  tot: tekst,
  peildatum: tekst,
  per: tekst,
  zaad: tekst,
  aantal: tekst,
} as const;

export async function rapport(argv: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
  const [naam, ...meer] = positionals;
  if (naam === undefined) {
    for (const { naam: een, titel } of reports.values()) io.uit(`  ${een.padEnd(28)} ${titel}`);
    return exit.goed;
  }
  const een = reports.get(naam);
  if (!een || meer.length > 0)
    throw new UsageError(
      `Er is geen rapport '${positionals.join(' ')}'. Kies uit: ${[...reports.keys()].join(', ')}.`,
    );
  const { json, csv, ...gevraagd } = values;
  const { gemeente, standaard, ...asked } = askedFrom(gevraagd);
  const vraag = questionFrom(asked, amsterdamDay(systeemklok.nu()), meesteRijen);
  if (typeof vraag === 'string') throw new UsageError(vraag);
  const wie = {
    ...(gemeente === undefined ? {} : { gemeente }),
    ...(standaard === undefined ? {} : { standaard }),
  };

  const configuratie = configurationFrom(leesRapportconfiguratie, io);
  const database = openDatabase({ url: configuratie.databaseUrl, verbindingen: 1, meld: () => {} });
  try {
    const casefile = postgresCasefile({ db: database.db, kluis: maakKluis(configuratie) });
    const protocolVoor = protocolPerGemeente(protocolsFolder, configuratie.protocollen);
    const rijen = await makeReport(een, { casefile, protocolVoor }, wie, vraag);
    if (json) for (const rij of rijen) io.uit(JSON.stringify(rij));
    else if (csv) for (const regel of csvLines(een, rijen)) io.uit(regel);
    else for (const regel of table(een, rijen)) io.uit(regel);
    return exit.goed;
  } catch (fout) {
    if (!(fout instanceof TooManyRows)) throw fout;
    throw new UsageError(
      `Het rapport heeft meer dan ${meesteRijen} rijen. Kies één aanbieder, één gemeente of een kortere periode.`,
    );
  } finally {
    await database.sluit();
  }
}

/** @throws UsageError that names the option and what it asks for */
function askedFrom(gegeven: Readonly<Record<string, string | undefined>>): Asked {
  const { gemeente, standaard, aanbieder, van, tot, peildatum, per, zaad, aantal } = gegeven;
  const parts: Asked = {
    ...(gemeente === undefined
      ? {}
      : { gemeente: matching('gemeente', gemeente, /^[0-9]{4}$/, 'vier cijfers') }),
    ...(aanbieder === undefined
      ? {}
      : { aanbieder: matching('aanbieder', aanbieder, /^[0-9]{8}$/, 'acht cijfers') }),
    ...(standaard === undefined ? {} : { standaard: oneOf('standaard', standaard, standaarden) }),
    ...(per === undefined ? {} : { per: oneOf('per', per, perWat) }),
    ...(zaad === undefined ? {} : { zaad }),
    ...(aantal === undefined
      ? {}
      : {
          aantal: Number(matching('aantal', aantal, /^[1-9][0-9]{0,3}$/, 'een getal van 1 tot en met 9999')),
        }),
  };
  const dagen = Object.entries({ van, tot, peildatum }).flatMap(([naam, dag]) =>
    dag === undefined ? [] : [[naam, day(naam, dag)] as const],
  );
  return { ...parts, ...Object.fromEntries(dagen) };
}

function matching(naam: string, waarde: string, vorm: RegExp, wat: string): string {
  if (!vorm.test(waarde)) throw new UsageError(`--${naam} is ${wat}.`);
  return waarde;
}

function oneOf<T extends string>(naam: string, waarde: string, keuzes: readonly T[]): T {
  const gekozen = keuzes.find((keuze) => keuze === waarde);
  if (gekozen === undefined) throw new UsageError(`--${naam} is een van: ${keuzes.join(', ')}.`);
  return gekozen;
}

function day(naam: string, waarde: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(
      matching(naam, waarde, /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, 'een dag als 2026-06-01'),
    );
  } catch {
    throw new UsageError(`--${naam} is een bestaande dag als 2026-06-01.`);
  }
}

function csvLines(een: Report, rijen: readonly Row[]): readonly string[] {
  const kolommen = columnsOf(een);
  const regels = rijen.map((rij) => csvRow(kolommen.map(([naam]) => rij[naam] ?? '')));
  // The end of a line is put there by whoever prints it.
  return [csvRow(kolommen.map(headingOf)), ...regels].map((regel) => regel.replace(/\r\n$/, ''));
}

function table(een: Report, rijen: readonly Row[]): readonly string[] {
  const kolommen = columnsOf(een);
  const cellen = [
    kolommen.map(headingOf),
    ...rijen.map((rij) => kolommen.map(([naam]) => String(rij[naam] ?? ''))),
  ];
  const breedtes = kolommen.map((_, plaats) =>
    cellen.reduce((breedst, rij) => Math.max(breedst, rij[plaats]?.length ?? 0), 0),
  );
  return [
    een.titel,
    een.eis,
    '',
    ...cellen.map((rij) =>
      rij
        .map((cel, plaats) => cel.padEnd(breedtes[plaats] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    '',
    rijen.length === 1 ? '1 rij.' : `${rijen.length} rijen.`,
  ];
}
