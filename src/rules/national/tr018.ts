import { standaarden } from '../../standard/berichtsoorten.ts';
import { stopProducten } from '../classes.ts';
import { isBefore } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht307 } from '../examples/berichten.ts';
import { dag } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

export const tr018: RuleWithin<'307'> = {
  code: 'TR018',
  eis: 'De levering stopt niet eerder dan zij begon.',
  waarom: 'Een periode die voor haar begin eindigt, bestaat niet.',
  bron: 'iJw/iWmo 3.2, technische regel TR018',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'307'(bericht) {
      for (const { pad, inhoud } of stopProducten(bericht)) {
        const { Begindatum, Einddatum } = inhoud;
        if (!isBefore(Einddatum, Begindatum)) continue;
        yield {
          klasse: pad,
          element: 'Einddatum',
          melding: `De Einddatum ${datum(Einddatum)} ligt voor de Begindatum ${datum(Begindatum)}.`,
          waarden: { begindatum: datum(Begindatum), einddatum: datum(Einddatum) },
          herstel: 'Vul een Einddatum op of na de Begindatum.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '307',
      titel: 'De levering begint en stopt op dezelfde dag',
      bericht: (s) =>
        bericht307(s, { producten: [{ Begindatum: dag('2026-04-08'), Einddatum: dag('2026-04-08') }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'De tweede levering stopt een dag voor zij begint',
      bericht: (s) =>
        bericht307(s, { producten: [{}, { Begindatum: dag('2026-04-08'), Einddatum: dag('2026-04-07') }] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct[2]/Einddatum'],
    },
  ],
};
