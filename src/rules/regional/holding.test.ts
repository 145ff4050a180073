/** What becomes of the lines that only a region refuses, where it lets a person decide on them. */
import { describe, expect, test } from 'vitest';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { landelijk, ontvangst } from '../examples/landelijk.ts';
import { metRetourcode, teDuur, uren, vasthoudend } from '../examples/vasthouden.ts';
import { dag } from '../examples/waarden.ts';
import type { DeclarationFacts, LineDecision } from '../facts.ts';
import { judge } from '../judge.ts';
import type { Verdict } from '../verdict.ts';
import { decidedUntil } from './holding.ts';
import type { Refusal, RegionalRule } from './regional.ts';

const wet = 'ijw-3.2';

const region = (afkeur?: Refusal, retourcode?: RegionalRule['retourcode']) =>
  vasthoudend(wet, afkeur, retourcode);

const at = (plaats: number) => `${prestatiePad}[${plaats}]`;
/** Of ten hours in all; the region minds the tariff of the second and the third. */
const drie = declaratie(wet, [uren('02', 2), uren('03', 3, teDuur), uren('04', 4, teDuur)]);
const teVeel = declaratie(wet, [uren('02', 2), uren('03', 6, teDuur), uren('04', 4, teDuur)]);
const tienUur = {
  omvang: { Volume: 10, Eenheid: '04', Frequentie: '6' },
  ingangsdatum: dag('2026-02-01'),
} as const;

function decided(
  voorbij: boolean,
  ...regels: readonly (readonly [plaats: number, LineDecision['besluit']])[]
): Pick<DeclarationFacts, 'besluiten'> {
  const besluiten = regels.map(([plaats, besluit]) => ({ pad: at(plaats), besluit, motivering: null }));
  return { besluiten: { voorbij, regels: new Map(besluiten.map((een) => [een.pad, een])) } };
}

function judged(
  bekend: Pick<DeclarationFacts, 'besluiten'> = {},
  protocol = region(),
  bericht = drie,
): Verdict {
  return judge(bericht, { ...declaraties(wet, { toewijzingen: [tienUur] }), ...bekend }, protocol, ontvangst);
}
const waiting = ({ wachtend = [] }: Verdict) => wachtend.map(({ pad }) => pad);
const refused = ({ bevindingen }: Verdict) =>
  bevindingen.map(({ klasse, retourcode: code, antwoordcode }) => [klasse, code ?? antwoordcode]);
const signalled = ({ signalen = [] }: Verdict) => signalen.map(({ code, pad }) => [code, pad]);
const grantedCents = ({ effecten }: Verdict) =>
  effecten.flatMap((effect) => (effect.effect === 'declaratie-vastgelegd' ? effect.toegekend : []));

describe('A line that only the region refuses', () => {
  test('waits for a person, and says what it is about and what is against it', () => {
    expect(judged().wachtend?.[0]).toEqual({
      pad: at(2),
      referentieNummer: 'P102',
      toewijzingNummer: 1001,
      productCode: '45A01',
      cent: 37_53,
      bevindingen: [
        expect.objectContaining({ regel: 'ten-hoogste', retourcode: null, antwoordcode: '0233' }),
      ],
    });
  });

  test('counts as granted while it waits, so that what granting it brings is shown as well', () => {
    expect(waiting(judged())).toEqual([at(2), at(3)]);
    const oordeel = judged({}, region(), teVeel);
    // With the second there is too little left for the third, which the standard says.
    expect(waiting(oordeel)).toEqual([at(2)]);
    expect(oordeel.bevindingen.map(({ klasse, retourcode: code }) => [klasse, code])).toContainEqual([
      at(3),
      '9322',
    ]);
  });

  test('is granted with a signal when a person grants it, and refused with the code of the region when one refuses it', () => {
    const oordeel = judged(decided(false, [2, 'toekennen'], [3, 'afwijzen']));
    expect(waiting(oordeel)).toEqual([]);
    expect(oordeel.uitkomst).toBe('deels-goedgekeurd');
    expect(refused(oordeel)).toEqual([[at(3), '0233']]);
    expect(signalled(oordeel)).toEqual([['ten-hoogste', `${at(2)}/ProductTarief`]]);
    expect(grantedCents(oordeel)).toEqual([62_53]);
  });

  test('is refused with the code that its rule names, where it names one', () => {
    const oordeel = judged(decided(false, [2, 'afwijzen'], [3, 'afwijzen']), region(undefined, '0611'));
    expect(refused(oordeel)).toEqual([
      [at(2), '0611'],
      [at(3), '0611'],
    ]);
  });

  test('still waits when a person decided on another', () => {
    expect(waiting(judged(decided(false, [3, 'afwijzen'])))).toEqual([at(2)]);
  });

  test('may come to wait because of what was decided on another', () => {
    const oordeel = judged(decided(false, [2, 'afwijzen']), region(), teVeel);
    expect(waiting(oordeel)).toEqual([at(3)]);
    expect(refused(oordeel)).toEqual([[at(2), '0233']]);
  });

  test('goes as the region agreed when nobody decided in time, and what was decided stands', () => {
    const geweigerd = judged(decided(true, [2, 'toekennen']));
    expect([waiting(geweigerd), refused(geweigerd)]).toEqual([[], [[at(3), '0233']]]);
    const signaal = region({ wijze: 'vasthouden', daarna: { wijze: 'goedkeuren-met-signaal' } });
    const toegekend = judged(decided(true, [2, 'afwijzen']), signaal);
    expect([waiting(toegekend), refused(toegekend)]).toEqual([[], [[at(2), '0233']]]);
    expect(signalled(toegekend)).toEqual([['ten-hoogste', `${at(3)}/ProductTarief`]]);
  });

  test('is not refused by a decision when the region has nothing against it any more', () => {
    expect(refused(judged(decided(false, [1, 'afwijzen'], [2, 'toekennen'], [3, 'toekennen'])))).toEqual([]);
  });

  test('does not wait when the standard refuses it too: nobody can grant it', () => {
    const alleenTeVeel = declaratie(wet, [uren('04', 11, teDuur)]);
    const oordeel = judged({}, region(undefined, '0611'), alleenTeVeel);
    expect(waiting(oordeel)).toEqual([]);
    expect(refused(oordeel).map(([, code]) => code)).toEqual(['9321', '9322', '0611']);
  });

  test('does not wait where the region chose otherwise', () => {
    expect(refused(judged({}, region(metRetourcode)))).toEqual([
      [at(2), '0233'],
      [at(3), '0233'],
    ]);
    const toegekend = judged({}, region({ wijze: 'goedkeuren-met-signaal' }));
    expect([toegekend.uitkomst, waiting(toegekend)]).toEqual(['goedgekeurd', []]);
  });
});

test('nobody is waited for from midnight in Amsterdam at the beginning of the last day on which it must be answered', () => {
  // Received on Wednesday 6 May 2026; ten working days later, with Ascension Day free, is Thursday 21 May.
  expect(
    decidedUntil(Temporal.Instant.from('2026-05-06T10:00:00+02:00'), landelijk.kalender).toString(),
  ).toBe('2026-05-20T22:00:00Z');
});
