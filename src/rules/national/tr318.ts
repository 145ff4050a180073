import { standaarden } from '../../standard/berichtsoorten.ts';
import { declaratie as klasse } from '../classes.ts';
import { isBefore } from '../dates.ts';
import { datum, periode as span } from '../dutch.ts';
import { messageText, messageValues } from '../earlier.ts';
import { declaratie, declaraties } from '../examples/declaraties.ts';
import { eerder } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

export const tr318: RuleAcross<'323'> = {
  code: 'TR318',
  eis: 'Een DeclaratiePeriode ligt niet voor de laatste waarover de aanbieder heeft gedeclareerd.',
  waarom:
    'Declaraties volgen elkaar per maand op; wat er achteraf bijkomt, hoort in de laatste of de volgende.',
  bron: 'iJw/iWmo 3.2, technische regel TR318; OP284, IV090',
  beperking:
    'Een maand overslaan mag als er die maand geen zorg is geleverd. Of dat zo is, staat in geen bericht, dus een overgeslagen maand wordt aanvaard.',
  standaarden,
  niveau: 3,
  retourcode: '8214',
  controleer: {
    *'323'(bericht, { feiten: { laatsteDeclaratiePeriode: laatste, laatsteDeclaratie } }) {
      const { Begindatum, Einddatum } = bericht.Declaratie.DeclaratiePeriode;
      if (laatste === null || !isBefore(Begindatum, laatste)) return;
      const uit = laatsteDeclaratie === null ? '' : ` (${messageText(laatsteDeclaratie)})`;
      yield {
        klasse,
        element: 'DeclaratiePeriode',
        melding: `De DeclaratiePeriode ${span(Begindatum, Einddatum)} ligt voor de laatste waarover is gedeclareerd; die begint op ${datum(laatste)}${uit}.`,
        waarden: {
          declaratiePeriode: span(Begindatum, Einddatum),
          laatsteDeclaratiePeriode: datum(laatste),
          ...(laatsteDeclaratie === null ? {} : messageValues(laatsteDeclaratie)),
        },
        herstel: `Declareer deze prestaties over de maand die op ${datum(laatste)} begint of een latere; hun ProductPerioden blijven gelijk.`,
      };
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'De eerste declaratie',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Nog een declaratie over dezelfde maand',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { laatsteDeclaratiePeriode: dag('2026-04-01') }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een declaratie na twee maanden zonder',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { laatsteDeclaratiePeriode: dag('2026-01-01') }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een declaratie over april na een over mei',
      bericht: (s) => declaratie(s),
      feiten: (s) =>
        declaraties(s, {
          laatsteDeclaratiePeriode: dag('2026-05-01'),
          laatsteDeclaratie: eerder(s, '323', '3230000', '2026-05-04'),
        }),
      verwacht: ['/Bericht/Declaratie/DeclaratiePeriode'],
    },
    {
      nummer: '323',
      titel: 'Een declaratie over april na een over mei waarvan het bericht niet meer bekend is',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { laatsteDeclaratiePeriode: dag('2026-05-01') }),
      verwacht: ['/Bericht/Declaratie/DeclaratiePeriode'],
    },
  ],
};
