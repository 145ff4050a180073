import type { CDT_BerichtIdentificatie } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { header } from '../classes.ts';
import { datum } from '../dutch.ts';
import {
  bericht301,
  bericht305,
  bericht307,
  bericht315,
  bericht317,
  bericht319,
  bericht323,
  bericht325,
} from '../examples/berichten.ts';
import { declaraties, verzondenDeclaratie } from '../examples/declaraties.ts';
import { antwoord, regie, toewijzing, verzoeken, wijziging } from '../examples/facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

function* datedLater(
  { BerichtIdentificatie }: { readonly BerichtIdentificatie: CDT_BerichtIdentificatie },
  context: { readonly ontvangstdag: Temporal.PlainDate },
): Iterable<Defect> {
  yield* later('BerichtIdentificatie', BerichtIdentificatie, context.ontvangstdag);
}

function* later(
  element: 'BerichtIdentificatie' | 'DeclaratieIdentificatie',
  { Dagtekening }: CDT_BerichtIdentificatie,
  ontvangstdag: Temporal.PlainDate,
): Iterable<Defect> {
  if (Temporal.PlainDate.compare(Dagtekening, ontvangstdag) <= 0) return;
  yield {
    klasse: header,
    element: `${element}/Dagtekening`,
    melding: `De Dagtekening ${datum(Dagtekening)}${element === 'BerichtIdentificatie' ? '' : ' van de declaratie'} ligt na ${datum(ontvangstdag)}, de dag waarop het bericht is ontvangen.`,
    waarden: { Dagtekening: datum(Dagtekening), ontvangenOp: datum(ontvangstdag) },
    herstel: 'Vul als Dagtekening de dag waarop het bericht gemaakt is.',
  };
}

/** One minute before midnight in Amsterdam on 6 May 2026. */
const voorMiddernacht = Temporal.Instant.from('2026-05-06T21:59:00Z');
const middernacht = Temporal.Instant.from('2026-05-06T22:00:00Z');
const refused = ['/Bericht/Header/BerichtIdentificatie/Dagtekening'];
const dagtekening = '2026-05-07';

export const tr135: RuleAcross<'301' | '305' | '307' | '315' | '317' | '319' | '323' | '325'> = {
  code: 'TR135',
  eis: 'De Dagtekening, ook die van de declaratie waarop wordt geantwoord, ligt niet na de dag waarop het bericht is ontvangen, gerekend in Nederlandse tijd.',
  waarom: 'De Dagtekening is de dag waarop het bericht gemaakt is, en dat is altijd voor de ontvangst.',
  bron: 'iJw/iWmo 3.2, technische regel TR135',
  standaarden,
  niveau: 4,
  retourcode: '8848',
  controleer: {
    '301': (bericht, context) => datedLater(bericht.Header, context),
    '305': (bericht, context) => datedLater(bericht.Header, context),
    '307': (bericht, context) => datedLater(bericht.Header, context),
    '315': (bericht, context) => datedLater(bericht.Header, context),
    '317': (bericht, context) => datedLater(bericht.Header, context),
    '319': (bericht, context) => datedLater(bericht.Header, context),
    '323': (bericht, context) => datedLater(bericht.Header, context),
    *'325'(bericht, context) {
      yield* datedLater(bericht.Header, context);
      const { DeclaratieIdentificatie } = bericht.Header;
      yield* later('DeclaratieIdentificatie', DeclaratieIdentificatie, context.ontvangstdag);
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Gedagtekend op de dag van ontvangst, die om middernacht in Amsterdam begint',
      bericht: (s) => bericht301(s, { dagtekening }),
      feiten: () => toewijzing(),
      ontvangenOp: middernacht,
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Gedagtekend op de dag na ontvangst',
      bericht: (s) => bericht301(s, { dagtekening }),
      feiten: () => toewijzing(),
      ontvangenOp: voorMiddernacht,
      verwacht: refused,
    },
    {
      nummer: '305',
      titel: 'Gedagtekend op de dag van ontvangst, die om middernacht in Amsterdam begint',
      bericht: (s) => bericht305(s, { dagtekening }),
      feiten: () => regie(),
      ontvangenOp: middernacht,
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Gedagtekend op de dag na ontvangst',
      bericht: (s) => bericht305(s, { dagtekening }),
      feiten: () => regie(),
      ontvangenOp: voorMiddernacht,
      verwacht: refused,
    },
    {
      nummer: '307',
      titel: 'Gedagtekend op de dag van ontvangst, die om middernacht in Amsterdam begint',
      bericht: (s) => bericht307(s, { dagtekening }),
      feiten: () => regie(),
      ontvangenOp: middernacht,
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Gedagtekend op de dag na ontvangst',
      bericht: (s) => bericht307(s, { dagtekening }),
      feiten: () => regie(),
      ontvangenOp: voorMiddernacht,
      verwacht: refused,
    },
    {
      nummer: '315',
      titel: 'Gedagtekend op de dag van ontvangst, die om middernacht in Amsterdam begint',
      bericht: (s) => bericht315(s, { dagtekening }),
      feiten: () => verzoeken(),
      ontvangenOp: middernacht,
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Gedagtekend op de dag na ontvangst',
      bericht: (s) => bericht315(s, { dagtekening }),
      feiten: () => verzoeken(),
      ontvangenOp: voorMiddernacht,
      verwacht: refused,
    },
    {
      nummer: '317',
      titel: 'Gedagtekend op de dag van ontvangst, die om middernacht in Amsterdam begint',
      bericht: (s) => bericht317(s, { dagtekening }),
      feiten: (s) => wijziging(s),
      ontvangenOp: middernacht,
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Gedagtekend op de dag na ontvangst',
      bericht: (s) => bericht317(s, { dagtekening }),
      feiten: (s) => wijziging(s),
      ontvangenOp: voorMiddernacht,
      verwacht: refused,
    },
    {
      nummer: '319',
      titel: 'Gedagtekend op de dag van ontvangst, die om middernacht in Amsterdam begint',
      bericht: (s) => bericht319(s, { dagtekening }),
      feiten: (s) => antwoord(s),
      ontvangenOp: middernacht,
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Gedagtekend op de dag na ontvangst',
      bericht: (s) => bericht319(s, { dagtekening }),
      feiten: (s) => antwoord(s),
      ontvangenOp: voorMiddernacht,
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Gedagtekend op de dag van ontvangst, die om middernacht in Amsterdam begint',
      bericht: (s) => bericht323(s, { dagtekening }),
      feiten: (s) => declaraties(s),
      ontvangenOp: middernacht,
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Gedagtekend op de dag na ontvangst',
      bericht: (s) => bericht323(s, { dagtekening }),
      feiten: (s) => declaraties(s),
      ontvangenOp: voorMiddernacht,
      verwacht: refused,
    },
    {
      nummer: '325',
      titel: 'Gedagtekend op de dag van ontvangst, die om middernacht in Amsterdam begint',
      bericht: (s) => bericht325(s, { dagtekening }),
      feiten: (s) => verzondenDeclaratie(s),
      ontvangenOp: middernacht,
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Gedagtekend op de dag na ontvangst',
      bericht: (s) => bericht325(s, { dagtekening }),
      feiten: (s) => verzondenDeclaratie(s),
      ontvangenOp: voorMiddernacht,
      verwacht: refused,
    },
    {
      nummer: '325',
      titel: 'De declaratie zou na de ontvangst van het antwoord gedagtekend zijn',
      bericht: (s) => bericht325(s, { dagtekening: '2026-05-05' }),
      feiten: (s) => verzondenDeclaratie(s),
      ontvangenOp: Temporal.Instant.from('2026-05-05T10:00:00+02:00'),
      verwacht: ['/Bericht/Header/DeclaratieIdentificatie/Dagtekening'],
    },
  ],
};
