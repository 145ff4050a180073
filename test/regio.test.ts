/** The worked scenarios of the regions: their last days, and where each of the 36 is shown. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replay } from '../src/commands/replay/replay.ts';
import { run } from './play.ts';

const root = join(import.meta.dirname, '..');
const map = join(import.meta.dirname, 'scenarios');

type Term = { readonly verplichting: string; readonly uiterlijk: string; readonly status: string };

/** The terms of the municipality that a step opened or ended. */
async function termsOf(scenario: string, stap: number): Promise<readonly string[]> {
  const { uit } = await run(replay, ['--json', join(map, scenario)]);
  const { termijnen } = JSON.parse(uit[stap - 1] ?? '{}') as {
    termijnen: readonly (Term & { readonly partij: string })[];
  };
  return termijnen
    .filter(({ partij }) => partij === 'gemeente')
    .map(({ verplichting, uiterlijk, status }) => `${verplichting} ${uiterlijk} ${status}`);
}

describe('The last day', () => {
  test('to answer a declaration passes over King’s Day and 5 May (scenario 27)', async () => {
    expect(await termsOf('regio-27-termijn-325', 3)).toEqual(['OP090x4 2021-05-10 nagekomen']);
  });

  test.each([
    ['regio-33-verzoek-voor-pasen', '2021-04-06', '2021-04-08'],
    ['regio-33-goede-vrijdag-vrij', '2021-04-07', '2021-04-09'],
  ])(
    'of a request before Easter depends on Good Friday: %s (scenario 33)',
    async (scenario, retour, antwoord) => {
      expect(await termsOf(scenario, 1)).toEqual([
        `OP090 ${retour} nagekomen`,
        `OP274 ${antwoord} open`,
        `OP274 ${antwoord} open`,
      ]);
      expect(await termsOf(scenario, 2)).toEqual([`OP274 ${antwoord} nagekomen`]);
      // Eight weeks from the request, not from the 319.
      expect(await termsOf(scenario, 3)).toEqual([`OP274 ${antwoord} nagekomen`, 'OP274 2021-05-26 open']);
    },
  );

  test('after an investigation is eight weeks from the request (scenario 35)', async () => {
    expect(await termsOf('regio-35-uitstel-dan-toewijzing', 2)).toEqual([
      'OP274 2021-03-15 nagekomen',
      'OP274 2021-05-03 open',
    ]);
    expect(await termsOf('regio-35-uitstel-dan-toewijzing', 3)).toEqual(['OP274 2021-05-03 nagekomen']);
  });
});

describe('The table of worked scenarios in docs/protocollen.md', () => {
  const rijen = readFileSync(join(root, 'docs/protocollen.md'), 'utf8')
    .split('\n')
    .flatMap((regel) => {
      const [, nummer, waar] = /^\| (\d+) \| (.+) \|$/.exec(regel) ?? [];
      return nummer === undefined || waar === undefined ? [] : [{ nummer: Number(nummer), waar }];
    });
  const genoemd = (waar: string) => [...waar.matchAll(/`([^`]+)`/g)].map(([, naam]) => naam ?? '');

  test('holds each of the 36 once', () => {
    expect(rijen.map(({ nummer }) => nummer)).toEqual(
      Array.from({ length: 36 }, (_, plaats) => 2 * plaats + 1),
    );
  });

  test('names folders and tests that exist, or says why messages cannot show it', () => {
    for (const { nummer, waar } of rijen) {
      const namen = genoemd(waar);
      if (namen.length === 0) expect(waar, `scenario ${nummer}`).toMatch(/^niet uit berichten: .{20,}/);
      for (const naam of namen) {
        const pad = naam.includes('/') ? join(root, naam) : join(map, naam, 'scenario.yaml');
        expect(existsSync(pad), `scenario ${nummer}: ${naam}`).toBe(true);
        expect(readFileSync(pad, 'utf8').toLowerCase(), naam).toMatch(new RegExp(`scenario ${nummer}\\b`));
      }
    }
  });

  test('leaves out no folder that plays one', () => {
    for (const naam of readdirSync(map)) {
      const nummer = Number(/^(?:regio|e10j)-(\d\d)-/.exec(naam)?.[1]);
      if (Number.isNaN(nummer)) continue;
      const rij = rijen.find((een) => een.nummer === nummer);
      expect(genoemd(rij?.waar ?? ''), `scenario ${nummer}`).toContain(naam);
    }
  });
});
