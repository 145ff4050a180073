/** `protocol check NAAM` and `protocol show NAAM`: whether a pack can be used, and what it says, each value with its source. */

import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Fate, loten } from '../pipeline/protocols/regels.ts';
import {
  loadVersions,
  ProtocolError,
  protocolsFolder,
  type SettingName,
  type Version,
} from '../pipeline/protocols.ts';
import { inSmallest, unitText, volumeText } from '../rules/declaration/units.ts';
import { bedrag, datum, periode } from '../rules/dutch.ts';
import type { Protocol } from '../rules/protocol.ts';
import { kinds } from '../rules/regional/index.ts';
import type { Parameters } from '../rules/regional/parameters.ts';
import type {
  Consequence,
  Product,
  Refusal,
  Regional,
  RegionalRule,
  Switches,
} from '../rules/regional/regional.ts';
import type { AllocationWatch, Stretch } from '../rules/watched.ts';
import { standaardnamen } from '../standard/berichtsoorten.ts';
import { type Exit, exit, type Io, UsageError } from './io.ts';
import { kindLines, reportLines } from './protocol-soorten.ts';

export function protocol(argv: readonly string[], io: Io): Exit {
  const { wat, naam, map } = asked(argv);
  if (wat === 'soorten' && naam === undefined) {
    for (const regel of [...kindLines(), ...reportLines()]) io.uit(regel);
    return exit.goed;
  }
  if (naam === undefined || (wat !== 'check' && wat !== 'show')) throw new UsageError(usage);
  return wat === 'check' ? check(naam, map, io) : show(naam, map, io);
}

const usage =
  'Gebruik: protocol check NAAM [--map MAP], protocol show NAAM [--map MAP], of protocol soorten. MAP bevat de mappen van protocollen; zonder is het protocols/ van deze installatie.';

function asked(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { map: { type: 'string', default: protocolsFolder } },
      allowPositionals: true,
    });
    const [wat, naam, ...rest] = positionals;
    if (rest.length === 0) return { wat, naam, map: values.map };
  } catch {
    // An option that does not exist; what is right is told below.
  }
  throw new UsageError(usage);
}

/** @throws UsageError when the pack cannot be used */
export function versionsOf(naam: string, map: string = protocolsFolder): readonly Version[] {
  try {
    return loadVersions(map, naam);
  } catch (fout) {
    if (fout instanceof ProtocolError) throw new UsageError(fout.message);
    throw fout;
  }
}

/** Wrong data is what is looked for, so it is no wrong use: exit code 1. */
function check(naam: string, map: string, io: Io): Exit {
  let versies: readonly Version[];
  try {
    versies = loadVersions(map, naam);
  } catch (fout) {
    if (!(fout instanceof ProtocolError)) throw fout;
    io.uit(fout.message);
    return exit.afgekeurd;
  }
  for (const versie of versies) {
    const { regionaal } = versie.protocol;
    io.uit(`Protocol ${naam}${since(versie)} klopt.`);
    if (regionaal !== undefined) {
      io.uit(
        `  ${regionaal.producten.size} producten, ${versie.loten.length} regels: ${counted(versie.loten)}.`,
      );
    }
    const gemeld = [...(regionaal ? departing(regionaal) : []), ...withoutSource(versie)];
    for (const regel of gemeld) io.uit(`  Let op: ${regel}`);
  }
  return exit.goed;
}

function counted(fates: readonly Fate[]): string {
  const aantallen = Map.groupBy(fates, ({ lot }) => lot);
  return [...aantallen].map(([lot, deze]) => `${deze.length} ${lot}`).join(', ');
}

/** What departs from the standard, and whether it does so now. */
function departing({ regels, schakelaars, afkeur }: Regional): readonly string[] {
  return [
    ...regels
      .filter(({ wijktAf }) => wijktAf.length > 0)
      .map((regel) => {
        const { aan, staat } = switchOf(regel, schakelaars);
        return `${regel.id} wijkt af van ${regel.wijktAf.join(', ')}; ${staat}, dus zij ${aan ? 'weigert' : 'geeft alleen een signaal'}.`;
      }),
    ...(afkeur.wijze === 'retourcode'
      ? []
      : [`wat alleen de regio weigert, wordt ${refused(afkeur)} (afkeur).`]),
  ];
}

function refused(afkeur: Refusal): string {
  switch (afkeur.wijze) {
    case 'retourcode':
      return `geweigerd met ${afkeur.retourcode}`;
    case 'goedkeuren-met-signaal':
      return 'goedgekeurd met een signaal';
    case 'vasthouden':
      return `in een declaratie vastgehouden tot een mens besluit, en zonder besluit op de laatste werkdag ${refused(afkeur.daarna)}`;
  }
}

function switchOf({ id, soort }: RegionalRule, schakelaars: Switches) {
  if (kinds.get(soort)?.over === 'bericht') {
    const aan = schakelaars.tegenDeStandaard.has(id);
    return { aan, staat: `zij staat ${aan ? '' : 'niet '}in tegenDeStandaard` };
  }
  const aan = schakelaars.declaratieVereistStart;
  return { aan, staat: `declaratieVereistStart staat ${aan ? 'aan' : 'uit'}` };
}

function show(naam: string, map: string, io: Io): Exit {
  for (const versie of versionsOf(naam, map)) for (const regel of described(versie)) io.uit(regel);
  return exit.goed;
}

function described(versie: Version): readonly string[] {
  const { protocol: p, titel, bronnen, loten: fates } = versie;
  const { regionaal } = p;
  return [
    `${titel ?? p.naam} (${p.naam}${since(versie)})`,
    ...Object.entries(bronnen).map(([kort, lang]) => `  bron ${kort}: ${lang}`),
    '',
    'Instellingen (protocol.yaml)',
    ...settingsOf(p).map(
      ({ namen, label, waarde }) => `  ${`${label}:`.padEnd(32)} ${waarde} [${originOf(namen, versie)}]`,
    ),
    ...(regionaal === undefined ? [] : regional(regionaal, fates)),
    '',
  ];
}

type Setting = { readonly namen: readonly SettingName[]; readonly label: string; readonly waarde: string };

function settingsOf({ kalender, betaling, regionaal, ...p }: Protocol): readonly Setting[] {
  const op = (label: string, waarde: string, ...namen: readonly SettingName[]) => ({ namen, label, waarde });
  const vanaf = betaling.vanaf === 'dagtekening' ? 'de dagtekening' : 'de ontvangst';
  const later = betaling.bewaken ? `, als ${betaling.regel}` : '';
  return [
    op('Goede Vrijdag is een werkdag', yesNo(kalender.goedeVrijdagIsWerkdag), 'goedeVrijdagIsWerkdag'),
    op(
      'eigen vrije dagen',
      [...kalender.vrijeDagen].sort().join(', ') || 'geen',
      'plaatselijkeFeestdagen',
      'brugdagen',
    ),
    op('onbekende productcode', p.onbekendeProductcode, 'onbekendeProductcode'),
    op('tarief van het contract', p.contracttarief, 'contracttarief'),
    op('werkdagen aanhouden', String(p.aanhoudenWerkdagen), 'aanhoudenWerkdagen'),
    op('vanzelf in onderzoek', yesNo(p.onderzoekVanzelf), 'onderzoekVanzelf'),
    op('werkdagen vooraf waarschuwen', String(p.waarschuwWerkdagen), 'waarschuwWerkdagen'),
    op('betalen', `binnen ${betaling.dagen} dagen na ${vanaf}`, 'betaling'),
    op('te late betaling melden', `${yesNo(betaling.bewaken)}${later}`, 'betaling'),
    ...(regionaal === undefined ? [] : regionalSettings(regionaal, op)),
  ];
}

function regionalSettings(
  { wetten, schakelaars, afkeur, afkeurBericht, afwijzingsredenen, inzageNaEinde }: Regional,
  op: (label: string, waarde: string, ...namen: readonly SettingName[]) => Setting,
): readonly Setting[] {
  const { declaratieVereistStart, tegenDeStandaard } = schakelaars;
  return [
    op('wetten', [...wetten].map((wet) => standaardnamen[wet]).join(', '), 'wetten'),
    op('declaratie vereist start', yesNo(declaratieVereistStart), 'declaratieVereistStart'),
    op('afkeur door de regio', travelText(afkeur), 'afkeur'),
    op('afkeur van een heel bericht', afkeurBericht, 'afkeurBericht'),
    op('regels tegen de standaard aan', [...tegenDeStandaard].join(', ') || 'geen', 'tegenDeStandaard'),
    op('redenen van afwijzing', [...afwijzingsredenen].join(', '), 'afwijzingsredenen'),
    op('inzage na het einde', viewText(inzageNaEinde), 'inzageNaEinde'),
  ];
}

function originOf(namen: readonly SettingName[], { herkomst }: Version): string {
  const genoemd = new Set(namen.flatMap((naam) => herkomst[naam] ?? []));
  return genoemd.size === 0 ? 'geen bron genoemd' : [...genoemd].join('; ');
}

/** What a reader cannot look up. */
function withoutSource(versie: Version): readonly string[] {
  const { bronnen, loten: fates, protocol: p } = versie;
  const zonder = settingsOf(p).filter(({ namen }) =>
    namen.every((naam) => versie.herkomst[naam] === undefined),
  );
  const kort = Object.keys(bronnen);
  const unknown = (bron: string) => !kort.some((een) => bron === een || bron.startsWith(`${een},`));
  const onbekend = [
    ...[...(p.regionaal?.producten.values() ?? [])]
      .filter(({ bron }) => unknown(bron))
      .map(({ code }) => code),
    ...fates.filter(({ bron }) => unknown(bron)).map(({ id }) => id),
  ];
  return [
    ...(zonder.length === 0
      ? []
      : [`zonder bron in herkomst: ${[...new Set(zonder.flatMap(({ namen }) => namen))].join(', ')}.`]),
    ...(kort.length === 0 || onbekend.length === 0
      ? []
      : [`de bron noemt geen stuk uit bronnen bij ${onbekend.join(', ')}.`]),
  ];
}

function travelText(afkeur: Refusal): string {
  switch (afkeur.wijze) {
    case 'retourcode':
      return `retourcode ${afkeur.retourcode}`;
    case 'goedkeuren-met-signaal':
      return afkeur.wijze;
    case 'vasthouden':
      return `vasthouden tot een mens besluit, daarna ${travelText(afkeur.daarna)}`;
  }
}

function regional(regionaal: Regional, fates: readonly Fate[]): readonly string[] {
  const { producten, afspraken } = regionaal;
  return [
    '',
    `Producten (producten.csv, tarieven.csv): ${producten.size}`,
    ...[...producten.values()].flatMap(product),
    '',
    `Aanbieders (aanbieders.csv, of anders de contracten): ${regionaal.aanbieders.length}`,
    ...regionaal.aanbieders.map(
      ({ code, naam, rol, lumpsum, geldigVan, geldigTot }) =>
        `  ${code} ${naam === code ? '' : `${naam}, `}${rol}${lumpsum ? ', lumpsum' : ''}, ${periode(geldigVan, geldigTot ?? undefined)}`,
    ),
    '',
    `Plafonds (plafonds.csv): ${regionaal.plafonds.length}`,
    ...regionaal.plafonds.map(
      ({ aanbieder, jaar, cent, bron }) => `  ${aanbieder} in ${jaar}: ${bedrag(cent)} [${bron}]`,
    ),
    '',
    'Afspraken (afspraken.yaml)',
    ...afspraken.evenredig.map(
      ({ codes, per, honderdsten, bron }) =>
        `  ${[...codes].join(', ')}: ten hoogste ${honderdsten / 100} uur per ${per}, naar rato van de duur [${bron}]`,
    ),
    ...afspraken.stapeling.map(
      ({ a, b, oordeel, bron }) =>
        `  ${[...a].join(', ') || 'elk product'} naast ${[...b].join(', ') || 'zichzelf'}: ${oordeel} [${bron}]`,
    ),
    ...afspraken.zwaarte.map(({ codes, bron }) => `  van licht naar zwaar: ${codes.join(', ')} [${bron}]`),
    ...[...afspraken.verlenging].map(
      ([code, { keren, maanden, volume, product: met, bron }]) =>
        `  verlenging van ${code}: ${[
          keren === null ? '' : `${keren} keer`,
          maanden === null ? '' : `ten hoogste ${maanden} maanden`,
          volume === null ? '' : `ten hoogste ${volume}`,
          met === null ? '' : `met ${met}`,
        ]
          .filter(Boolean)
          .join(', ')} [${bron}]`,
    ),
    ...(afspraken.vervoer === null
      ? []
      : [...afspraken.vervoer.codes].map(
          ([hoe, codes]) => `  vervoer ${hoe}: ${codes.join(', ')} [${afspraken.vervoer?.bron}]`,
        )),
    '',
    `Regels (regels.yaml): ${fates.length}`,
    ...fates.flatMap(fate),
  ];
}

function product({
  code,
  naam,
  status,
  variant,
  tarieven,
  toewijzen,
  maxVolume,
  maxDuur,
  leeftijd,
  bron,
}: Product) {
  const delen = [
    status,
    variant ?? 'soort onbekend',
    toewijzen === null ? '' : `in ${unitText(toewijzen.eenheid)}`,
    maxVolume === null ? '' : `ten hoogste ${maxVolume.aantal} per ${maxVolume.per}`,
    maxDuur === null ? '' : `ten hoogste ${maxDuur.aantal} ${maxDuur.in}`,
    leeftijd === null ? '' : `${leeftijd.van} tot ${leeftijd.tot} jaar`,
  ].filter(Boolean);
  return [
    `  ${code.padEnd(5)} ${naam}: ${delen.join(', ')} [${bron}]`,
    ...tarieven.map(
      ({ eenheid, cent, geldigVan, geldigTot, bron: uit }) =>
        `        ${bedrag(cent)} per ${eenheid === '83' ? 'traject' : volumeText(inSmallest(1, eenheid), eenheid).slice(2)}, vanaf ${datum(geldigVan)}${geldigTot === null ? '' : ` t/m ${datum(geldigTot)}`} [${uit}]`,
    ),
  ];
}

function fate({ id, lot, waar, uitleg, bron, regel, bewaking, rapport }: Fate): readonly string[] {
  return [
    `  ${id}: ${loten[lot].toLowerCase()}${waar === null ? '' : ` (${waar})`}`,
    `      ${uitleg} [${bron}]`,
    ...(regel === null ? [] : [`      ${carriedOut(regel)}`]),
    ...(bewaking === null ? [] : [`      ${watchedText(bewaking)}`]),
    ...(rapport === null ? [] : numbersText(rapport.met).map((getal) => `      met ${getal}`)),
  ];
}

/** A rule of a region by its id, in every pack that has it as it now is, for `rules show`. */
export function regionalRule(id: string, map: string = protocolsFolder): readonly string[] {
  const namen = readdirSync(map, { withFileTypes: true }).flatMap((een) =>
    een.isDirectory() ? een.name : [],
  );
  return namen.flatMap((naam) => {
    const versie = versionsOf(naam, map).at(-1);
    const deze = versie?.loten.find((een) => een.id === id.toLowerCase());
    if (versie === undefined || deze === undefined) return [];
    const soort = deze.regel && kinds.get(deze.regel.soort);
    return [
      `${deze.id} (${naam}${since(versie)}; ${[...deze.wetten].map((wet) => standaardnamen[wet]).join(', ')})`,
      `Wat ervan geworden is: ${loten[deze.lot].toLowerCase()}${deze.waar === null ? '' : ` (${deze.waar})`}`,
      `Uitleg:     ${deze.uitleg}`,
      ...(soort ? [`Eis:        ${soort.eis}`, `Waarom:     ${soort.waarom}`] : []),
      ...(deze.regel === null ? [] : [`Uitvoering: ${carriedOut(deze.regel)}`]),
      ...(deze.regel && deze.regel.wijktAf.length > 0 && versie.protocol.regionaal
        ? [`Nu:         ${switchOf(deze.regel, versie.protocol.regionaal.schakelaars).staat}`]
        : []),
      ...(deze.bewaking === null ? [] : [`Bewaking:   ${watchedText(deze.bewaking)}`]),
      `Bron:       ${deze.bron}`,
    ];
  });
}

function watchedText(regel: AllocationWatch): string {
  switch (regel.wat) {
    case 'zonder-start': {
      const sinds = {
        toewijzing: 'nadat de toewijzing is verzonden',
        ingangsdatum: 'na de ingangsdatum',
        laatste: 'na de verzending of de ingangsdatum, wat later is',
      }[regel.vanaf];
      return `een signaal als er ${sinds}, na ${stretchText(regel.binnen)}, geen start is`;
    }
    case 'na-start':
      return `een signaal ${stretchText(regel.na)} na de start van ${[...regel.producten].join(', ')}`;
    case 'voor-einde':
      return `een signaal ${stretchText(regel.voor)} voor het einde, als er geen vervolg is`;
    case 'geweigerd':
      return 'een signaal als de aanbieder een toewijzing afkeurt, tot er een verbeterde is';
    case 'leeftijd': {
      const waarvan = [
        ...(regel.producten ?? []),
        ...[...(regel.categorieen ?? [])].map((een) => `categorie ${een}`),
      ];
      const van = waarvan.length === 0 ? '' : ` van ${waarvan.join(', ')}`;
      return `een signaal als een cliënt met een lopende toewijzing${van} ${regel.leeftijd} jaar wordt`;
    }
  }
}

function viewText(inzage: Regional['inzageNaEinde']): string {
  if (inzage === undefined) return 'onbeperkt';
  const { aantal, in: eenheid } = inzage;
  return `${aantal} ${eenheid === 'jaren' ? 'jaar' : aantal === 1 ? 'maand' : 'maanden'}`;
}

function stretchText({ aantal, in: eenheid }: Stretch): string {
  return `${aantal} ${eenheid}`;
}

function numbersText(parameters: Parameters): readonly string[] {
  return Object.entries(parameters).flatMap(([naam, waarde]) =>
    waarde === null ? [] : [`${naam} ${valueText(waarde)}`],
  );
}

function carriedOut({ gevolg, parameters, retourcode, wijktAf }: RegionalRule): string {
  const met = numbersText(parameters);
  return [
    `gevolg: ${consequenceText(gevolg)}`,
    ...(met.length === 0 ? [] : [`met ${met.join('; ')}`]),
    ...(retourcode === null ? [] : [`retourcode ${retourcode}`]),
    ...(wijktAf.length === 0 ? [] : [`wijkt af van ${wijktAf.join(', ')}`]),
  ].join('; ');
}

function consequenceText(gevolg: Consequence): string {
  switch (gevolg.wat) {
    case 'zelf-afwijzen':
      return `afwijzen met reden ${gevolg.reden}`;
    case 'adviseren':
      return gevolg.reden === null ? gevolg.wat : `adviseren, bij afwijzen reden ${gevolg.reden}`;
    default:
      return gevolg.wat;
  }
}

function valueText(waarde: NonNullable<Parameters[string]>): string {
  if (waarde instanceof Set) return [...waarde].join(', ');
  if (waarde instanceof Map) return [...waarde].map(([code, aantal]) => `${code}: ${aantal}`).join(', ');
  if (waarde === true || waarde === false) return yesNo(waarde);
  return Array.isArray(waarde) ? waarde.join(' en ') : String(waarde);
}

/** One object per rule, for `rules list --protocol NAAM --json`. */
export function fateBody({ id, lot, waar, wetten, uitleg, bron, regel, rapport }: Fate) {
  return {
    regel: id,
    lot,
    waar,
    wetten: [...wetten],
    gevolg: regel === null ? null : regel.gevolg.wat,
    reden: regel && 'reden' in regel.gevolg ? regel.gevolg.reden : null,
    retourcode: regel?.retourcode ?? null,
    wijktAf: regel?.wijktAf ?? [],
    rapporten: rapport?.rapporten ?? [],
    uitleg,
    bron,
  };
}

function since({ vanaf }: Version): string {
  return vanaf === null ? '' : ` vanaf ${datum(vanaf)}`;
}

function yesNo(waarde: boolean): string {
  return waarde ? 'ja' : 'nee';
}
