/** `rules list [--protocol NAAM] [--json]` and `rules show CODE`: every code of the standard or rule of a region, and what became of it. */
import { parseArgs } from 'node:util';
import { loten as fatenames } from '../pipeline/protocols/regels.ts';
import { type Implementatie, type Lot, loten } from '../rules/lot/lot.ts';
import { rules as registry } from '../rules/national/index.ts';
import type { AnyRule } from '../rules/rule.ts';
import { nummers, standaardnamen } from '../standard/berichtsoorten.ts';
import { type Exit, exit, type Io, UsageError } from './io.ts';
import { fateBody, regionalRule, versionsOf } from './protocol.ts';

export function rules(argv: readonly string[], io: Io): Exit {
  const [wat, ...rest] = argv;
  if (wat === 'list') return list(rest, io);
  if (wat === 'show') return show(rest, io);
  throw new UsageError('Gebruik: rules list [--protocol NAAM] [--json], of rules show CODE');
}

const niveaunaam: Readonly<Record<NonNullable<Lot['niveau']>, string>> = {
  1: 'schema',
  2: 'binnen het bericht',
  3: 'berichtoverstijgend',
  4: 'externe bron',
};

const koppen: Readonly<Record<Implementatie, string>> = {
  uitgevoerd: 'Uitgevoerd door een regel',
  xsd: 'Afgedwongen door het schema (niveau 1)',
  proces: 'Een werkwijze: in het product, of bij mensen',
  'niet-controleerbaar': 'Voor wie een bericht ontvangt niet te controleren',
};

function list(argv: readonly string[], io: Io): Exit {
  const { values } = parseArgs({
    args: [...argv],
    options: { json: { type: 'boolean', default: false }, protocol: { type: 'string' } },
  });
  if (values.protocol !== undefined) return listRegional(values.protocol, values.json, io);
  if (values.json) {
    for (const lot of loten) io.uit(JSON.stringify(lot));
    return exit.goed;
  }
  // Object.keys forgets the key type; `koppen` has exactly the keys of Implementatie.
  for (const implementatie of Object.keys(koppen) as Implementatie[]) {
    const deze = loten.filter((lot) => lot.implementatie === implementatie);
    io.uit(`${koppen[implementatie]} (${new Set(deze.map(({ regel }) => regel)).size})`);
    for (const lot of deze) io.uit(row(lot));
    io.uit('');
  }
  io.uit(`${new Set(loten.map(({ regel }) => regel)).size} codes. 'rules show CODE' zegt meer.`);
  return exit.goed;
}

/** Every rule of a region, and what became of it. */
function listRegional(naam: string, json: boolean, io: Io): Exit {
  const versie = versionsOf(naam).at(-1);
  const fates = versie?.loten ?? [];
  if (json) {
    for (const lot of fates) io.uit(JSON.stringify(fateBody(lot)));
    return exit.goed;
  }
  // Object.keys forgets the key type; `fatenames` has exactly these keys.
  for (const soort of Object.keys(fatenames) as (keyof typeof fatenames)[]) {
    const deze = fates.filter(({ lot }) => lot === soort);
    if (deze.length === 0) continue;
    io.uit(`${fatenames[soort]} (${deze.length})`);
    for (const { id, waar, uitleg } of deze)
      io.uit(`  ${id.padEnd(44)}  ${waar === null ? '' : `${waar}: `}${uitleg}`);
    io.uit('');
  }
  io.uit(`${fates.length} regels van ${naam}.`);
  return exit.goed;
}

function row({ regel, niveau, retourcode, berichten, standaarden, uitleg }: Lot): string {
  const wet = standaarden.length > 1 ? '' : (standaarden[0]?.split('-')[0] ?? '');
  const kolommen = [regel.padEnd(7), String(niveau ?? '-'), (retourcode ?? '-').padEnd(4), wet.padEnd(4)];
  const over = berichten.length === nummers.length ? 'alle' : berichten.join(' ') || '-';
  return `  ${kolommen.join('  ')}  ${over.padEnd(31)}  ${uitleg}`;
}

function show(argv: readonly string[], io: Io): Exit {
  // OP033x1 has a small letter in it.
  const gevraagd = argv[0]?.toUpperCase();
  const deze = loten.filter(({ regel }) => regel.toUpperCase() === gevraagd);
  const regionaal = deze.length === 0 && argv[0] !== undefined ? regionalRule(argv[0]) : [];
  if (regionaal.length > 0) {
    for (const tekst of regionaal) io.uit(tekst);
    return exit.goed;
  }
  if (deze.length === 0)
    throw new UsageError(
      `Er is geen regel ${argv[0] ?? '(geen code gegeven)'}. 'rules list' toont die van de standaard, 'rules list --protocol NAAM' die van een regio.`,
    );
  const regel = registry.find(({ code }) => code === gevraagd);
  if (regel === undefined) for (const tekst of deze.flatMap(fate)) io.uit(tekst);
  else for (const tekst of rule(regel, deze)) io.uit(tekst);
  return exit.goed;
}

function rule(regel: AnyRule, loten: readonly Lot[]): readonly string[] {
  const verder = loten.filter(({ uitleg }) => !uitleg.startsWith(regel.eis));
  return [
    `${regel.code} (niveau ${regel.niveau}, ${niveaunaam[regel.niveau]}; retourcode ${regel.retourcode ?? 'geen'})`,
    `Berichten:  ${Object.keys(regel.controleer).sort().join(', ')} (${regel.standaarden.join(', ')})`,
    `Eis:        ${regel.eis}`,
    ...regel.standaarden.flatMap((wet) =>
      regel.perWet === undefined ? [] : [`  ${standaardnamen[wet]}: ${regel.perWet[wet]}`],
    ),
    `Waarom:     ${regel.waarom}`,
    `Bron:       ${regel.bron}`,
    ...(regel.beperking === undefined ? [] : [`Beperking:  ${regel.beperking}`]),
    ...verder.map(({ uitleg }) => `Verder:     ${uitleg}`),
    'Voorbeelden:',
    ...regel.voorbeelden.map(
      ({ nummer, titel, verwacht }) =>
        `  ${nummer}  ${verwacht === 'aanvaard' ? 'aanvaard ' : 'geweigerd'}  ${titel}${verwacht === 'aanvaard' ? '' : ` (${verwacht.join(', ')})`}`,
    ),
  ];
}

function fate({
  regel,
  niveau,
  berichten,
  standaarden,
  bron,
  implementatie,
  uitleg,
}: Lot): readonly string[] {
  return [
    `${regel} (${niveau === null ? 'geen niveau' : `niveau ${niveau}, ${niveaunaam[niveau]}`}; geen retourcode)`,
    `Berichten:  ${berichten.join(', ') || 'geen'} (${standaarden.join(', ')})`,
    `Wat ervan geworden is: ${koppen[implementatie].toLowerCase()}`,
    `Uitleg:     ${uitleg}`,
    `Bron:       ${bron}`,
  ];
}
