/** A rule that is broken, in whatever small way, is noticed by its own examples. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/rules/national/index.ts';
import { mutantsOf } from './mutants.ts';
import { overlevers } from './overlevers.ts';

type Outcome = {
  readonly bestand: string;
  readonly mutanten: number;
  readonly overlevers: readonly { readonly lijn: number; readonly wat: string }[];
  readonly ongeladen: readonly string[];
};

function outcomes(): readonly Outcome[] {
  const uit = execFileSync(
    process.execPath,
    // Node calls the removal of types an experiment, on standard error.
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'run.ts')],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 16 * 1024 * 1024 },
  );
  // The form in which `run.ts` prints.
  return uit
    .trim()
    .split('\n')
    .map((regel) => JSON.parse(regel) as Outcome);
}

describe('Breaking a rule', () => {
  test('is noticed by its examples, in every way but those that change nothing', { timeout: 120_000 }, () => {
    const alle = outcomes();
    const bestanden = new Set(alle.map(({ bestand }) => bestand));
    for (const { code } of rules) expect(bestanden).toContain(`national/${code.toLowerCase()}.ts`);
    expect(alle.reduce((som, { mutanten }) => som + mutanten, 0)).toBeGreaterThan(2200);

    // What cannot be loaded proves nothing.
    expect(alle.flatMap(({ ongeladen }) => ongeladen)).toEqual([]);

    const bekend = overlevers.flatMap(({ bestand, wat }) => wat.map((een) => `${bestand}: ${een}`));
    const gevonden = alle.flatMap(({ bestand, overlevers: over }) =>
      over.map(({ wat }) => `${bestand}: ${wat}`),
    );
    // What is new here is a gap in the examples; what is gone need not be listed any more.
    expect(gevonden.sort()).toEqual(bekend.sort());

    // A rule that leaves its whole check to what it shares with others is broken there.
    const zonder = alle.filter(({ mutanten }) => mutanten === 0).map(({ bestand }) => bestand);
    expect(zonder).toEqual(
      ['cd080', 'cd095', 'cd096', 'cs343', 'tr350', 'tr351', 'tr386', 'tr410'].map(
        (code) => `national/${code}.ts`,
      ),
    );
  });
});

describe('A fault', () => {
  const faults = (js: string) => mutantsOf(js).map(({ wat }) => wat);

  test('turns a comparison round, moves a boundary, takes half of a condition', () => {
    expect(faults('export const check = (a, b) => a < b && !c;')).toEqual([
      'a < b && !c → (a < b)',
      'a < b && !c → (!c)',
      'a < b && !c → (a < b || !c)',
      'a < b → a <= b',
      'a < b → a >= b',
      '!c → c',
    ]);
    expect(faults('export const check = (a, b) => isAfter(a, b);')).toEqual([
      'isAfter(a, b) → !isAfter(b, a)',
      'isAfter(a, b) → !isAfter(a, b)',
    ]);
  });

  test('leaves out a refusal, a skip, a choice', () => {
    const js = 'export function* check(xs) { for (const x of xs.filter(f)) { if (x) continue; yield x; } }';
    expect(faults(js)).toEqual([
      'xs.filter(f) → xs',
      'x → true',
      'x → false',
      'continue; → ;',
      'yield x; → ;',
    ]);
  });

  test('is made only in what the check uses, and never in the examples', () => {
    const js = [
      'const inVoorbeeld = 1;',
      'const grens = 2;',
      'export const regel = { controleer: (n) => f(n, grens), voorbeelden: [inVoorbeeld, 3] };',
    ].join('\n');
    expect(mutantsOf(js).map(({ lijn, wat }) => `${lijn}: ${wat}`)).toEqual(['2: 2 → 3']);
  });
});
