import { describe, expect, test } from 'vitest';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { bericht325 } from '../examples/berichten.ts';
import { onbekendeDeclaratie, verzondenDeclaratie } from '../examples/declaraties.ts';
import { landelijk, ontvangst } from '../examples/landelijk.ts';
import { judge } from '../judge.ts';

describe.each(standaarden)('an answer to our declaration under %s', (s) => {
  const heenberichtId = '00000000-0000-4000-8000-000000000323';

  test.each([
    [
      'grants all',
      { clienten: [], antwoord: { RetourCodes: { RetourCode: ['8001'] } } },
      false,
      ['0200', '8001'],
    ],
    ['refuses a part', {}, false, ['0200', '9384']],
    ['refuses it as a whole', { clienten: [], antwoord: geweigerd('9333') }, true, ['0200', '9333']],
    ['refuses it in the Header', { afgekeurd: '0001' }, true, ['0001']],
  ] as const)('that %s closes it', (_, keuze, afgekeurd, retourcodes) => {
    const oordeel = judge(bericht325(s, keuze), verzondenDeclaratie(s), landelijk, ontvangst);
    expect(oordeel).toEqual({
      uitkomst: 'goedgekeurd',
      niveau: null,
      bevindingen: [],
      effecten: [{ effect: 'retour-verwerkt', heenberichtId, afgekeurd, retourcodes }],
    });
  });

  test('that we never sent changes nothing', () => {
    const oordeel = judge(bericht325(s), onbekendeDeclaratie, landelijk, ontvangst);
    expect(oordeel).toMatchObject({ uitkomst: 'afgekeurd', effecten: [] });
  });
});

function geweigerd(code: '9333') {
  return {
    TotaalToegekendBedrag: { TotaalBedrag: 0, DebetCredit: 'D' },
    RetourCodes: { RetourCode: [code] },
  } as const;
}
