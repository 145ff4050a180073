import { standaarden } from '../../standard/berichtsoorten.ts';
import { aangevraagdeProducten } from '../classes.ts';
import { datum } from '../dutch.ts';
import { bericht315 } from '../examples/berichten.ts';
import { dag } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

export const cd043: RuleWithin<'315'> = {
  code: 'CD043',
  eis: 'Een aanvraag noemt de ingangsdatum van een beschikking als zij het nummer ervan noemt, en alleen dan.',
  waarom: 'Nummer en datum samen wijzen de beschikking aan.',
  bron: 'iJw/iWmo 3.2, conditie CD043',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'315'(bericht) {
      for (const { pad, inhoud } of aangevraagdeProducten(bericht)) {
        const { BeschikkingNummer: nummer, BeschikkingIngangsdatum: ingang } = inhoud;
        if ((nummer === undefined) === (ingang === undefined)) continue;
        yield {
          klasse: pad,
          element: 'BeschikkingIngangsdatum',
          melding:
            ingang === undefined
              ? `BeschikkingNummer ${nummer} is gevuld, maar BeschikkingIngangsdatum ontbreekt.`
              : `BeschikkingIngangsdatum ${datum(ingang)} is gevuld, maar BeschikkingNummer ontbreekt.`,
          waarden: {
            beschikkingNummer: nummer === undefined ? 'ontbreekt' : String(nummer),
            beschikkingIngangsdatum: ingang === undefined ? 'ontbreekt' : datum(ingang),
          },
          herstel: 'Vul beide, of laat beide weg.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '315',
      titel: 'Een aanvraag met beide, en een met geen van beide',
      bericht: (s) =>
        bericht315(s, {
          producten: [{ BeschikkingNummer: 77, BeschikkingIngangsdatum: dag('2026-01-01') }, {}],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Een aanvraag met alleen het nummer, en een met alleen de ingangsdatum',
      bericht: (s) =>
        bericht315(s, {
          producten: [{ BeschikkingNummer: 77 }, { BeschikkingIngangsdatum: dag('2026-01-01') }],
        }),
      verwacht: [
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]/BeschikkingIngangsdatum',
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]/BeschikkingIngangsdatum',
      ],
    },
  ],
};
