import { standaarden } from '../../standard/berichtsoorten.ts';
import { declaratie, prestaties } from '../classes.ts';
import { isBefore } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht323 } from '../examples/berichten.ts';
import { dag, periode } from '../examples/waarden.ts';
import type { Defect, RuleWithin } from '../rule.ts';

/** Since then care is declared with this message. */
const vanaf = Temporal.PlainDate.from('2021-01-01');

function* tooEarly(
  klasse: string,
  element: 'DeclaratiePeriode' | 'ProductPeriode',
  begin: Temporal.PlainDate,
): Iterable<Defect> {
  if (!isBefore(begin, vanaf)) return;
  yield {
    klasse,
    element,
    melding: `De ${element} begint op ${datum(begin)}, voor ${datum(vanaf)}.`,
    waarden: { begindatum: datum(begin), vanaf: datum(vanaf) },
    herstel: `Neem alleen zorg vanaf ${datum(vanaf)} op; over eerdere zorg valt buiten dit berichtenverkeer te overleggen.`,
  };
}

const januari2021 = {
  dagtekening: '2021-02-03',
  declaratie: {
    DeclaratiePeriode: periode('2021-01-01', '2021-01-31'),
    DeclaratieDagtekening: dag('2021-02-03'),
  },
};

export const cs100: RuleWithin<'323'> = {
  code: 'CS100',
  eis: 'Een DeclaratiePeriode en een ProductPeriode beginnen niet voor 01-01-2021.',
  waarom: 'Dit declaratiebericht geldt voor zorg vanaf die dag.',
  bron: 'iJw/iWmo 3.2, constraint CS100',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      yield* tooEarly(declaratie, 'DeclaratiePeriode', bericht.Declaratie.DeclaratiePeriode.Begindatum);
      for (const { pad, inhoud } of prestaties(bericht)) {
        yield* tooEarly(pad, 'ProductPeriode', inhoud.ProductPeriode.Begindatum);
      }
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Januari 2021',
      bericht: (s) =>
        bericht323(s, {
          ...januari2021,
          clienten: [{ prestaties: [{ ProductPeriode: periode('2021-01-01', '2021-01-31') }] }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een prestatie van 31 december 2020, gedeclareerd over januari 2021',
      bericht: (s) =>
        bericht323(s, {
          ...januari2021,
          clienten: [{ prestaties: [{ ProductPeriode: periode('2020-12-31') }] }],
        }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode'],
    },
    {
      nummer: '323',
      titel: 'Een declaratie over december 2020',
      bericht: (s) =>
        bericht323(s, {
          dagtekening: '2021-01-06',
          declaratie: {
            DeclaratiePeriode: periode('2020-12-01', '2020-12-31'),
            DeclaratieDagtekening: dag('2021-01-06'),
          },
          clienten: [{ prestaties: [{ ProductPeriode: periode('2020-12-01', '2020-12-31') }] }],
        }),
      verwacht: [
        '/Bericht/Declaratie/DeclaratiePeriode',
        '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode',
      ],
    },
  ],
};
