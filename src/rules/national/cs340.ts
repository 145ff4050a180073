import type { CDT_GeslotenPeriode } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { declaratie } from '../classes.ts';
import { periode as span } from '../dutch.ts';
import { bericht323 } from '../examples/berichten.ts';
import { dag, periode } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

function isWholeMonth({ Begindatum, Einddatum }: CDT_GeslotenPeriode): boolean {
  return Begindatum.day === 1 && Einddatum.equals(Begindatum.with({ day: Begindatum.daysInMonth }));
}

export const cs340: RuleWithin<'323'> = {
  code: 'CS340',
  eis: 'De DeclaratiePeriode is een hele kalendermaand.',
  waarom: 'Declaraties volgen elkaar per maand op, zonder gat en zonder overlap.',
  bron: 'iJw/iWmo 3.2, constraint CS340',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      const { DeclaratiePeriode } = bericht.Declaratie;
      if (isWholeMonth(DeclaratiePeriode)) return;
      const deze = span(DeclaratiePeriode.Begindatum, DeclaratiePeriode.Einddatum);
      yield {
        klasse: declaratie,
        element: 'DeclaratiePeriode',
        melding: `De DeclaratiePeriode ${deze} is geen hele kalendermaand.`,
        waarden: { declaratiePeriode: deze },
        herstel: 'Vul de eerste en de laatste dag van een maand.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Februari in een schrikkeljaar, tot en met de 29e',
      bericht: (s) =>
        bericht323(s, {
          dagtekening: '2024-03-06',
          declaratie: {
            DeclaratiePeriode: periode('2024-02-01', '2024-02-29'),
            DeclaratieDagtekening: dag('2024-03-06'),
          },
          clienten: [{ prestaties: [{ ProductPeriode: periode('2024-02-01', '2024-02-28') }] }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'April zonder de laatste dag',
      bericht: (s) =>
        bericht323(s, {
          declaratie: { DeclaratiePeriode: periode('2026-04-01', '2026-04-29') },
          clienten: [{ prestaties: [{ ProductPeriode: periode('2026-04-01', '2026-04-29') }] }],
        }),
      verwacht: ['/Bericht/Declaratie/DeclaratiePeriode'],
    },
    {
      nummer: '323',
      titel: 'Een maand die niet op de eerste begint',
      bericht: (s) =>
        bericht323(s, { declaratie: { DeclaratiePeriode: periode('2026-04-02', '2026-05-01') } }),
      verwacht: ['/Bericht/Declaratie/DeclaratiePeriode'],
    },
    {
      nummer: '323',
      titel: 'Twee hele maanden',
      bericht: (s) =>
        bericht323(s, { declaratie: { DeclaratiePeriode: periode('2026-03-01', '2026-04-30') } }),
      verwacht: ['/Bericht/Declaratie/DeclaratiePeriode'],
    },
    {
      nummer: '323',
      titel: 'Een maand waar alleen de eerste dag aan ontbreekt',
      bericht: (s) =>
        bericht323(s, { declaratie: { DeclaratiePeriode: periode('2026-04-02', '2026-04-30') } }),
      verwacht: ['/Bericht/Declaratie/DeclaratiePeriode'],
    },
  ],
};
