/** `validate [--json] FILE...`: levels 0, 1 and 2 on each file, no database. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { inspect } from '../pipeline/inspect.ts';
import { judgeWithin } from '../rules/judge.ts';
import type { Finding, Level } from '../rules/verdict.ts';
import type { Berichtsoort } from '../standard/berichtsoorten.ts';
import { standaardnamen } from '../standard/berichtsoorten.ts';
import type { SchemaValidator } from '../standard/xsd/validator.ts';
import { type Exit, exit, type Io, UsageError } from './io.ts';
import { openSchemas } from './schemas.ts';

type Result = {
  readonly soort: Berichtsoort | null;
  readonly niveau: Level | null;
  readonly bevindingen: readonly Finding[];
};

export async function validate(argv: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (positionals.length === 0)
    throw new UsageError('Geef ten minste één bestand: validate [--json] BESTAND...');
  const { schemas } = openSchemas();
  let afgekeurd = false;
  for (const bestand of positionals) {
    const bytes = await readFile(bestand).catch((fout: NodeJS.ErrnoException) => {
      throw new UsageError(
        `${bestand} kan niet worden gelezen (${fout.code}). Controleer de naam en de rechten.`,
      );
    });
    const result = await check(bytes, schemas);
    if (result.niveau !== null) afgekeurd = true;
    io.uit(values.json ? asJson(bestand, result) : asText(bestand, result));
  }
  return afgekeurd ? exit.afgekeurd : exit.goed;
}

async function check(bytes: Uint8Array, schemas: SchemaValidator): Promise<Result> {
  const onderzocht = await inspect(bytes, schemas);
  if (!onderzocht.ok) return onderzocht;
  const bevindingen = judgeWithin(onderzocht.bericht);
  return { soort: onderzocht.soort, niveau: bevindingen.length > 0 ? 2 : null, bevindingen };
}

function asJson(bestand: string, { soort, niveau, bevindingen }: Result): string {
  return JSON.stringify({
    bestand,
    standaard: soort?.standaard ?? null,
    bericht: soort?.bericht ?? null,
    uitkomst: niveau === null ? 'goedgekeurd' : 'afgekeurd',
    niveau,
    bevindingen: bevindingen.map(
      ({ regel, niveau: opNiveau, retourcode, pad, melding, waarden, herstel }) => ({
        regel,
        niveau: opNiveau,
        retourcode,
        pad,
        melding,
        waarden,
        ...(herstel === undefined ? {} : { herstel }),
      }),
    ),
  });
}

const wat: Readonly<Record<Level, string>> = {
  0: 'geen leesbaar bericht van deze release',
  1: 'het voldoet niet aan het berichtschema',
  2: 'regels binnen het bericht zijn overtreden',
  3: 'het strookt niet met eerdere berichten',
  4: 'het strookt niet met een externe bron',
};

function asText(bestand: string, { soort, niveau, bevindingen }: Result): string {
  const naam = soort
    ? `${soort.bericht}, ${soort.naam}, ${standaardnamen[soort.standaard]}`
    : 'onbekend bericht';
  if (niveau === null) return `${bestand}\n  ${naam}\n  goedgekeurd op niveau 1 en 2\n`;
  const regels = bevindingen.flatMap(({ regel, pad, melding, herstel }) => [
    `  - ${regel}  ${pad}`,
    `    ${melding}${herstel === undefined ? '' : ` ${herstel}`}`,
  ]);
  return [`${bestand}`, `  ${naam}`, `  afgekeurd op niveau ${niveau}: ${wat[niveau]}`, ...regels, ''].join(
    '\n',
  );
}
