/** `schemas verify MAP`: puts generated messages to our schemas and to another set, and reports where they disagree. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { soortVanBericht } from '../standard/berichtsoorten.ts';
import { gedeeldeSoorten, type Schemaverschil, vergelijkSchemas } from '../standard/schema/vergelijken.ts';
import { basisschemapad, type Schemateksten, schemapad } from '../standard/xsd/validator.ts';
import { type Exit, exit, type Io, UsageError } from './io.ts';
import { readSchemas } from './schemas.ts';

const gebruik = 'Gebruik: schemas verify MAP (een map met JW305.xsd, WMO305.xsd, … en basisschema.xsd)';
const eigenMap = join(import.meta.dirname, '..', '..', 'schemas');

/** The schemas in a folder and its subfolders, told by file name, each with the basisschema beside it. */
function leesMap(map: string): Schemateksten {
  if (!existsSync(map) || !statSync(map).isDirectory())
    throw new UsageError(`${map} is geen map. ${gebruik}`);
  const paden = globSync('**/*.xsd', { cwd: map }).map((pad) => join(map, pad));
  const teksten = new Map<string, string>();
  for (const pad of paden) {
    const soort = soortVanBericht(basename(pad, '.xsd').toUpperCase());
    if (soort === null) continue;
    if (teksten.has(schemapad(soort))) throw new UsageError(`${map} bevat ${soort.bericht} twee keer.`);
    const basis = paden.find(
      (ander) => dirname(ander) === dirname(pad) && basename(ander).toLowerCase() === 'basisschema.xsd',
    );
    if (basis === undefined) throw new UsageError(`Naast ${pad} ontbreekt basisschema.xsd.`);
    teksten.set(schemapad(soort), readFileSync(pad, 'utf8'));
    teksten.set(basisschemapad(soort), readFileSync(basis, 'utf8'));
  }
  if (teksten.size === 0) throw new UsageError(`${map} bevat geen berichtschema's. ${gebruik}`);
  return teksten;
}

function toonVerschil({ aanvaardDoor, bevinding, voorbeeld }: Schemaverschil, io: Io): void {
  const [ja, nee] =
    aanvaardDoor === 'eigen' ? ['onze schema’s', 'de andere'] : ['de andere schema’s', 'onze'];
  io.uit(`  ${bevinding.pad}: ${ja} aanvaarden wat ${nee} weigeren`);
  io.uit(`    ${bevinding.melding}`);
  for (const regel of voorbeeld.trimEnd().split('\n')) io.uit(`    | ${regel}`);
}

/** @returns exit code 0 without disagreement, 1 with, 2 for a wrong call or a folder that cannot be read */
export function schemas(argv: readonly string[], io: Io): Exit {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { willekeurig: { type: 'string', default: '500' }, zaad: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  const [wat, map, ...rest] = positionals;
  const [willekeurig, zaad] = [Number(values.willekeurig), Number(values.zaad)];
  if (wat !== 'verify' || map === undefined || rest.length > 0) throw new UsageError(gebruik);
  if (!Number.isSafeInteger(willekeurig) || willekeurig < 0 || !Number.isSafeInteger(zaad)) {
    throw new UsageError('--willekeurig en --zaad zijn gehele getallen');
  }
  const ander = leesMap(map);
  let [soorten, berichten, aanvaard, verschillen] = [0, 0, 0, 0];
  try {
    for (const deel of vergelijkSchemas(readSchemas(eigenMap), ander, { willekeurig, zaad })) {
      const aantal = deel.verschillen.length;
      const uitkomst = aantal === 0 ? 'gelijk' : `${aantal} ${aantal === 1 ? 'verschil' : 'verschillen'}`;
      io.uit(
        `${deel.soort.bericht.padEnd(6)} ${deel.berichten} berichten, ${deel.aanvaard} door beide aanvaard: ${uitkomst}`,
      );
      for (const verschil of deel.verschillen) toonVerschil(verschil, io);
      soorten += 1;
      berichten += deel.berichten;
      aanvaard += deel.aanvaard;
      verschillen += aantal;
    }
  } catch (fout) {
    // A schema with features that we do not know: nothing can be said of it.
    throw new UsageError(
      `Een schema in ${map} is niet te vergelijken. ${fout instanceof Error ? fout.message : ''}`,
    );
  }
  const { ontbrekend } = gedeeldeSoorten(ander);
  if (ontbrekend.length > 0) {
    io.uit(`Niet vergeleken, want niet in ${map}: ${ontbrekend.map(({ bericht }) => bericht).join(', ')}`);
  }
  io.uit(
    `${soorten} schema's vergeleken met ${berichten} berichten, waarvan ${aanvaard} door beide aanvaard: ${verschillen === 0 ? 'geen verschillen' : `${verschillen} verschillen`}.`,
  );
  return verschillen === 0 ? exit.goed : exit.afgekeurd;
}
