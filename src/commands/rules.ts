/** `rules list [--json]` and `rules show CODE`: the registry of rules, as it is. */
import { parseArgs } from 'node:util';
import { rules as registry } from '../rules/national/index.ts';
import type { AnyRule } from '../rules/rule.ts';
import { type Exit, exit, type Io, UsageError } from './io.ts';

export function rules(argv: readonly string[], io: Io): Exit {
  const [wat, ...rest] = argv;
  if (wat === 'list') return list(rest, io);
  if (wat === 'show') return show(rest, io);
  throw new UsageError('Gebruik: rules list [--json], of rules show CODE');
}

const niveaunaam: Readonly<Record<AnyRule['niveau'], string>> = {
  2: 'binnen het bericht',
  3: 'berichtoverstijgend',
  4: 'externe bron',
};

function berichtenVan(regel: AnyRule): readonly string[] {
  return Object.keys(regel.controleer).sort();
}

function list(argv: readonly string[], io: Io): Exit {
  const { values } = parseArgs({ args: [...argv], options: { json: { type: 'boolean', default: false } } });
  for (const regel of registry) {
    io.uit(
      values.json
        ? JSON.stringify({
            regel: regel.code,
            niveau: regel.niveau,
            berichten: berichtenVan(regel),
            standaarden: regel.standaarden,
            retourcode: regel.retourcode,
            bron: regel.bron,
            implementatie: 'uitgevoerd',
            uitleg: regel.beperking === undefined ? regel.eis : `${regel.eis} Beperking: ${regel.beperking}`,
          })
        : `${regel.code.padEnd(6)} niveau ${regel.niveau}  ${(regel.retourcode ?? '-').padEnd(5)} ${berichtenVan(regel).join(' ').padEnd(28)} ${regel.eis}`,
    );
  }
  return exit.goed;
}

function show(argv: readonly string[], io: Io): Exit {
  const code = argv[0]?.toUpperCase();
  const regel = registry.find((een) => een.code === code);
  if (!regel)
    throw new UsageError(`Er is geen regel ${code ?? '(geen code gegeven)'}. 'rules list' toont ze alle.`);
  const regels = [
    `${regel.code} (niveau ${regel.niveau}, ${niveaunaam[regel.niveau]}; retourcode ${regel.retourcode ?? 'geen'})`,
    `Berichten:  ${berichtenVan(regel).join(', ')} (${regel.standaarden.join(', ')})`,
    `Eis:        ${regel.eis}`,
    `Waarom:     ${regel.waarom}`,
    `Bron:       ${regel.bron}`,
    ...(regel.beperking === undefined ? [] : [`Beperking:  ${regel.beperking}`]),
    'Voorbeelden:',
    ...regel.voorbeelden.map(
      ({ nummer, titel, verwacht }) =>
        `  ${nummer}  ${verwacht === 'aanvaard' ? 'aanvaard ' : 'geweigerd'}  ${titel}${verwacht === 'aanvaard' ? '' : ` (${verwacht.join(', ')})`}`,
    ),
  ];
  for (const tekst of regels) io.uit(tekst);
  return exit.goed;
}
