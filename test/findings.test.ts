/**
 * What a sender reads. `docs/regels.md` holds every sentence and repair of every example to what it was; this holds the
 * values beside them, whose names programs read. After a change that is meant: `npx vitest run test/findings.test.ts -u`.
 */
import { describe, expect, test } from 'vitest';
import { lawsOf, play } from '../src/rules/examples/play.ts';
import { rules } from '../src/rules/national/index.ts';
import type { Finding } from '../src/rules/verdict.ts';

/** Every finding of every refused example, under the first law it is played for. */
const findings = rules.flatMap((regel) => {
  // A rule's examples are of several kinds; here only their titles and findings matter.
  const voorbeelden: readonly Parameters<typeof play>[0][] = regel.voorbeelden;
  return voorbeelden
    .filter(({ verwacht }) => verwacht !== 'aanvaard')
    .flatMap((voorbeeld) => {
      const [wet] = lawsOf(regel, voorbeeld);
      if (wet === undefined) return [];
      return play(voorbeeld, wet, [regel]).map((bevinding) => ({ voorbeeld, bevinding }));
    });
});

const named = ({ voorbeeld, bevinding }: (typeof findings)[number]) =>
  `${bevinding.regel} ${voorbeeld.nummer}: ${voorbeeld.titel}`;

describe('Every finding', () => {
  test('gives the values that clash, by the names they had', async () => {
    const regels = findings.map((een) => `${named(een)}\n  ${values(een.bevinding)}\n`);
    await expect(regels.join('')).toMatchFileSnapshot('findings.txt');
  });

  test('is a sentence, says which values clash and what would repair it', () => {
    for (const een of findings) {
      const { melding, herstel, waarden, pad } = een.bevinding;
      expect(melding, named(een)).toMatch(/^[A-Z'€].*\.$/s);
      expect(herstel ?? '', named(een)).toMatch(/^[A-Z].*\.$/s);
      // A Bsn that is wrong is not shown, so there is nothing to show.
      if (!pad.endsWith('/Bsn')) expect(Object.keys(waarden).length, named(een)).toBeGreaterThan(0);
    }
    expect(findings.length).toBeGreaterThan(400);
  });

  test('of a volume or amount that is too much lets a reader count along', () => {
    const teVeel = findings.filter(({ bevinding }) => ['TR321', 'TR322', 'TR369'].includes(bevinding.regel));
    expect(teVeel.length).toBeGreaterThan(8);
    for (const een of teVeel) {
      const { melding, waarden } = een.bevinding;
      const { gedeclareerd = '?', over = '?', toegewezen = '?', goedgekeurd, maximaal } = waarden;
      expect(melding, named(een)).toContain(`gedeclareerd ${gedeclareerd}, over`);
      expect(melding, named(een)).toContain(` nog ${over} (toegewezen: ${toegewezen})`);
      if (goedgekeurd !== undefined) {
        expect(melding, named(een)).toContain(`al goedgekeurd: ${goedgekeurd} van ${maximaal} in `);
      }
      expect(waarden['toegewezenIn'], named(een)).toMatch(/^(JW|WMO)301 /);
    }
  });
});

function values({ waarden }: Finding): string {
  return Object.entries(waarden)
    .map(([naam, waarde]) => `${naam}: ${waarde}`)
    .join('; ');
}
