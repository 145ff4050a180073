import type { CDT_GeslotenPeriode } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { declaratie, prestaties } from '../classes.ts';
import { isAfter, isBefore } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht323, bericht325 } from '../examples/berichten.ts';
import { periode } from '../examples/waarden.ts';
import type { Defect, RuleWithin } from '../rule.ts';

function* wrongEnd(
  klasse: string,
  naam: 'DeclaratiePeriode' | 'ProductPeriode',
  { Begindatum, Einddatum }: CDT_GeslotenPeriode,
  dagtekening: Temporal.PlainDate,
): Iterable<Defect> {
  const element = `${naam}/Einddatum`;
  const eind = () => `De Einddatum ${datum(Einddatum)} van de ${naam}`;
  if (isBefore(Einddatum, Begindatum)) {
    yield {
      klasse,
      element,
      melding: `${eind()} ligt voor de Begindatum ${datum(Begindatum)}.`,
      waarden: { begindatum: datum(Begindatum), einddatum: datum(Einddatum) },
      herstel: 'Vul een Einddatum op of na de Begindatum.',
    };
  } else if (isAfter(Einddatum, dagtekening)) {
    yield {
      klasse,
      element,
      melding: `${eind()} ligt na de Dagtekening ${datum(dagtekening)} van het bericht.`,
      waarden: { einddatum: datum(Einddatum), dagtekening: datum(dagtekening) },
      herstel: 'Declareer een periode pas als zij voorbij is.',
    };
  }
}

export const tr137: RuleWithin<'323' | '325'> = {
  code: 'TR137',
  eis: 'Een gedeclareerde periode eindigt op of na haar begin en uiterlijk op de Dagtekening van het bericht.',
  waarom: 'Alleen zorg die al geleverd is, kan gedeclareerd worden.',
  bron: 'iJw/iWmo 3.2, technische regel TR137',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      const { Dagtekening } = bericht.Header.BerichtIdentificatie;
      yield* wrongEnd(declaratie, 'DeclaratiePeriode', bericht.Declaratie.DeclaratiePeriode, Dagtekening);
      for (const { pad, inhoud } of prestaties(bericht)) {
        yield* wrongEnd(pad, 'ProductPeriode', inhoud.ProductPeriode, Dagtekening);
      }
    },
    *'325'(bericht) {
      const { Dagtekening } = bericht.Header.BerichtIdentificatie;
      for (const { pad, inhoud } of prestaties(bericht)) {
        yield* wrongEnd(pad, 'ProductPeriode', inhoud.ProductPeriode, Dagtekening);
      }
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Het bericht over april is op 30 april gedagtekend, met een prestatie van een dag',
      bericht: (s) =>
        bericht323(s, {
          dagtekening: '2026-04-30',
          clienten: [{ prestaties: [{}, { ProductPeriode: periode('2026-04-30') }] }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Het bericht over april is op 29 april gedagtekend',
      bericht: (s) => bericht323(s, { dagtekening: '2026-04-29' }),
      verwacht: [
        '/Bericht/Declaratie/DeclaratiePeriode/Einddatum',
        '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Einddatum',
      ],
    },
    {
      nummer: '323',
      titel: 'De ProductPeriode eindigt een dag voor zij begint',
      bericht: (s) =>
        bericht323(s, {
          clienten: [{ prestaties: [{ ProductPeriode: periode('2026-04-08', '2026-04-07') }] }],
        }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Einddatum'],
    },
    {
      nummer: '325',
      titel: 'De afgewezen prestatie eindigt op de Dagtekening',
      bericht: (s) => bericht325(s, { dagtekening: '2026-04-30' }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een afgewezen prestatie eindigt na de Dagtekening, een andere voor haar begin',
      bericht: (s) =>
        bericht325(s, {
          dagtekening: '2026-04-29',
          clienten: [{ prestaties: [{}, { ProductPeriode: periode('2026-04-08', '2026-04-07') }] }],
        }),
      verwacht: [
        '/Bericht/DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie[1]/ProductPeriode/Einddatum',
        '/Bericht/DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie[2]/ProductPeriode/Einddatum',
      ],
    },
  ],
};
