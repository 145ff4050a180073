import { describe, expect, test } from 'vitest';
import type { Bericht320 } from '../standard/berichten.generated.ts';
import { standaarden } from '../standard/berichtsoorten.ts';
import { effectsOf } from './effects-of.ts';
import { bericht315, bericht317, bericht319, bericht320 } from './examples/berichten.ts';
import { antwoord, retour, verzoeken, wijziging } from './examples/facts.ts';

describe.each(standaarden)('what an approved message about a request changes under %s', (s) => {
  test('a 315 leaves one request for every product, with what is asked', () => {
    const bericht = bericht315(s, { producten: [{}, {}] });
    expect(effectsOf(bericht, verzoeken())).toEqual(
      bericht.Client.AangevraagdeProducten.AangevraagdProduct.map((gevraagd) => ({
        effect: 'verzoek-vastgelegd',
        soort: '315',
        referentieAanbieder: gevraagd.ReferentieAanbieder,
        gevraagd,
      })),
    );
  });

  test('a 317 leaves one request, however many products it names', () => {
    const bericht = bericht317(s, { ongewijzigd: [1001, 1002], nieuw: [{}, {}] });
    expect(effectsOf(bericht, wijziging(s))).toEqual([
      {
        effect: 'verzoek-vastgelegd',
        soort: '317',
        referentieAanbieder: 'VOW1',
        gevraagd: bericht.Client.Verzoek,
      },
    ]);
  });

  test('a 319 refuses its request or takes it under investigation', () => {
    const onderzoek = bericht319(s, { antwoord: { VerzoekAntwoord: '2', RedenAfwijzingVerzoek: undefined } });
    expect(effectsOf(bericht319(s), antwoord(s))).toEqual([
      { effect: 'verzoek-beantwoord', referentieAanbieder: 'VOT1', stand: 'afgewezen' },
    ]);
    expect(effectsOf(onderzoek, antwoord(s))).toEqual([
      { effect: 'verzoek-beantwoord', referentieAanbieder: 'VOT1', stand: 'in-onderzoek' },
    ]);
  });

  test('a 320 closes the 319, with every code once when that was refused', () => {
    const heenberichtId = '00000000-0000-4000-8000-000000000319';
    expect(effectsOf(bericht320(s), retour(s, {}, '319'))).toEqual([
      { effect: 'retour-verwerkt', heenberichtId, afgekeurd: false, retourcodes: [] },
    ]);
    const kaal = bericht320(s, { retourcodes: ['0200'] });
    const geweigerd: Bericht320 = {
      ...kaal,
      Antwoord: {
        ReferentieAanbieder: 'VOT1',
        VerzoekAntwoord: '1',
        RedenAfwijzingVerzoek: '8',
        Woonplaatsbeginsel: { Gemeente: '9999', RetourCodes: { RetourCode: ['S300'] } },
        RetourCodes: { RetourCode: ['9365', '0200'] },
      },
    };
    expect(effectsOf(geweigerd, retour(s, {}, '319'))).toEqual([
      { effect: 'retour-verwerkt', heenberichtId, afgekeurd: true, retourcodes: ['0200', 'S300', '9365'] },
    ]);
    expect(effectsOf(geweigerd, { heenbericht: null })).toEqual([]);
  });
});
