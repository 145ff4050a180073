/**
 * Breaks every rule, and what the rules share, in many small ways, and asks of each whether the examples notice: whether
 * some rule then refuses one of its examples at other paths or in other words than it should. A program of its own,
 * because it loads broken modules in place of ours. Prints one line of JSON per file.
 */
import { globSync, readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Example } from '../../src/rules/examples/play.ts';
import { rules } from '../../src/rules/national/index.ts';
import type { AnyRule } from '../../src/rules/rule.ts';
import { mutantsOf } from './mutants.ts';

type Player = typeof import('../../src/rules/examples/play.ts');

const ruimte = new URL('../../src/rules/', import.meta.url);
const speler = new URL('examples/play.ts', ruimte).href;
const register = new URL('national/index.ts', ruimte).href;

/** The modules of the rules, by address: their JavaScript and what they import of each other. */
const modules = new Map(
  globSync('**/*.ts', { cwd: fileURLToPath(ruimte) })
    .filter((pad) => !pad.endsWith('.test.ts'))
    .map((pad) => {
      const adres = new URL(pad, ruimte).href;
      const js = stripTypeScriptTypes(readFileSync(new URL(adres), 'utf8'));
      return [adres, { js, invoer: importsOf(js, adres) }] as const;
    }),
);

function importsOf(js: string, van: string): ReadonlyMap<string, readonly string[]> {
  const invoer = [...js.matchAll(/^import\s*\{([^}]*)\}\s*from '(\.[^']+)'/gm)];
  return new Map(
    invoer.map(([, namen = '', waar = '']) => [
      new URL(waar, van).href,
      namen.split(',').flatMap((naam) => /\w+/.exec(naam)?.[0] ?? []),
    ]),
  );
}

/** A module and all that would differ if it did. Rules are handed to the player one by one, not by the registry. */
function dependents(adres: string): ReadonlySet<string> {
  const alle = new Set([adres]);
  for (const deze of alle) {
    if (deze === register) continue;
    for (const [ander, { invoer }] of modules) if (invoer.has(deze)) alle.add(ander);
  }
  return alle;
}

const nodig = new Set([speler, register]);
for (const deze of nodig) for (const ander of modules.get(deze)?.invoer.keys() ?? []) nodig.add(ander);

/** The one broken module, and the modules that must be loaded anew to see it. */
let kapot: {
  readonly nummer: number;
  readonly adres: string;
  readonly bron: string;
  readonly anders: ReadonlySet<string>;
} | null = null;
registerHooks({
  resolve(specifier, context, nextResolve) {
    const gevonden = nextResolve(specifier, context);
    if (kapot === null || context.parentURL === undefined || !kapot.anders.has(gevonden.url)) return gevonden;
    return { ...gevonden, url: `${gevonden.url}?kapot=${kapot.nummer}` };
  },
  load(url, context, nextLoad) {
    const [adres = url, nummer] = url.split('?kapot=');
    if (kapot === null || nummer === undefined) return nextLoad(url, context);
    const source = adres === kapot.adres ? kapot.bron : modules.get(adres)?.js;
    return source === undefined ? nextLoad(url, context) : { format: 'module', source, shortCircuit: true };
  },
});

/** What a rule says of its own examples, as the registry's tests, `docs/regels.md` and `test/findings.txt` hold it to. */
function* said({ lawsOf, play }: Player, voorbeelden: readonly Example[], regel: AnyRule): Generator<string> {
  for (const voorbeeld of voorbeelden) {
    for (const wet of lawsOf(regel, voorbeeld)) {
      const bevindingen = play(voorbeeld, wet, [regel]);
      yield JSON.stringify(
        bevindingen.map(({ pad, melding, herstel, waarden }) => [pad, melding, herstel, waarden]),
      );
    }
  }
}

// Loaded with the same words as a broken one, so that there is one way of loading.
const gaaf: Player = await import(speler);
const goed = new Map(rules.map((regel) => [regel.code, [...said(gaaf, regel.voorbeelden, regel)]]));

function notices(spel: Player, regel: AnyRule, stuk: AnyRule | undefined): boolean {
  const verwacht = goed.get(regel.code) ?? [];
  let plaats = 0;
  try {
    if (stuk === undefined) return true;
    for (const gezegd of said(spel, regel.voorbeelden, stuk)) {
      if (gezegd !== verwacht[plaats]) return true;
      plaats += 1;
    }
  } catch {
    // A check that cannot finish is noticed by whoever runs it.
    return true;
  }
  return false;
}

const fileOf = ({ code }: AnyRule) => new URL(`national/${code.toLowerCase()}.ts`, ruimte).href;

let nummer = 0;
/** Who noticed last will often notice next, so it is asked first; then whoever uses what is broken. */
let opmerkzaam: readonly AnyRule[] = [];
/** Whether the examples of some rule notice that a module is broken; null when it could not even be loaded. */
async function noticed(adres: string, bron: string, anders: ReadonlySet<string>): Promise<boolean | null> {
  nummer += 1;
  kapot = { nummer, adres, bron, anders };
  try {
    const spel: Player = anders.has(speler) ? await import(`${speler}?kapot=${nummer}`) : gaaf;
    const gebruikers = rules.filter((regel) => anders.has(fileOf(regel)));
    const volgorde = new Set([...opmerkzaam, ...gebruikers, ...(spel === gaaf ? [] : rules)]);
    for (const regel of volgorde) {
      const bestand = fileOf(regel);
      const module: Readonly<Record<string, unknown>> = await import(
        anders.has(bestand) ? `${bestand}?kapot=${nummer}` : bestand
      );
      // A module under national/ exports its rule by its code; the registry's own test sees to that.
      if (!notices(spel, regel, module[regel.code.toLowerCase()] as AnyRule | undefined)) continue;
      opmerkzaam = [regel, ...opmerkzaam.filter((ander) => ander !== regel)].slice(0, 3);
      return true;
    }
    return false;
  } catch {
    return null;
  } finally {
    kapot = null;
  }
}

/** What of a module the rules use. */
function used(adres: string): ReadonlySet<string> {
  return new Set([...nodig].flatMap((ander) => modules.get(ander)?.invoer.get(adres) ?? []));
}

/** What several rules share to decide and to count. The engine round them and the wording have tests of their own. */
const gedeeld = [
  'allocations.ts',
  'dates.ts',
  'declaration/limit.ts',
  'delivery.ts',
  'declaration/amounts.ts',
  'declaration/calendar.ts',
  'declaration/ledger.ts',
  'declaration/line.ts',
  'declaration/units.ts',
  'declaration/volume.ts',
  'money.ts',
  'named.ts',
  'overlap.ts',
  'referrers.ts',
  'repeats.ts',
  'stacking.ts',
  'volume.ts',
];

const regelbestanden = rules.map(fileOf);
const [gekozen] = process.argv.slice(2);
for (const adres of [...gedeeld.map((pad) => new URL(pad, ruimte).href), ...regelbestanden]) {
  const pad = relative(fileURLToPath(ruimte), fileURLToPath(adres));
  if (gekozen !== undefined && !pad.includes(gekozen)) continue;
  const { js } = modules.get(adres) ?? { js: '' };
  const isRegel = regelbestanden.includes(adres);
  const anders = new Set([...dependents(adres)].filter((ander) => nodig.has(ander)));
  opmerkzaam = [];
  const overlevers: { readonly lijn: number; readonly wat: string }[] = [];
  const ongeladen: string[] = [];
  const mutanten = mutantsOf(js, isRegel ? undefined : used(adres));
  for (const { lijn, wat, bron } of mutanten) {
    const gemerkt = await noticed(adres, bron, anders);
    if (gemerkt === null) ongeladen.push(wat);
    else if (!gemerkt) overlevers.push({ lijn, wat });
  }
  console.log(JSON.stringify({ bestand: pad, mutanten: mutanten.length, overlevers, ongeladen }));
}
