import { standaarden } from '../../standard/berichtsoorten.ts';
import { header } from '../classes.ts';
import { messageText, messageValues } from '../earlier.ts';
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
import { antwoord, eerder, regie, toewijzing, verzoeken, wijziging } from '../examples/facts.ts';
import type { DeclarationAnswerFacts, HeaderFacts } from '../facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

function* usedBefore(
  {
    BerichtIdentificatie: { Identificatie },
  }: { readonly BerichtIdentificatie: { readonly Identificatie: string } },
  { eerderMetDezeIdentificatie: vorige }: HeaderFacts,
): Iterable<Defect> {
  if (vorige === null) return;
  yield {
    klasse: header,
    element: 'BerichtIdentificatie/Identificatie',
    melding: `Identificatie ${Identificatie} is door deze afzender al gebruikt voor een ander bericht van deze soort: ${messageText(vorige)}.`,
    waarden: { Identificatie, ...messageValues(vorige) },
    herstel: 'Stuur het bericht met een Identificatie die voor deze berichtsoort nog niet gebruikt is.',
  };
}

/** IV087: a declaration is answered once, so a DeclaratieIdentificatie is unique as well. */
function* answeredBefore(Identificatie: string, { declaratie }: DeclarationAnswerFacts): Iterable<Defect> {
  const vorige = declaratie?.beantwoordMet ?? null;
  if (vorige === null) return;
  yield {
    klasse: header,
    element: 'DeclaratieIdentificatie/Identificatie',
    melding: `Op de declaratie met identificatie ${Identificatie} is al een antwoord ontvangen: ${messageText(vorige)}; dat geldt.`,
    waarden: { declaratieIdentificatie: Identificatie, ...messageValues(vorige) },
    herstel: 'Stuur op iedere declaratie één antwoord. Was het eerste onjuist, overleg dan met de aanbieder.',
  };
}

const refused = ['/Bericht/Header/BerichtIdentificatie/Identificatie'];

export const tr056: RuleAcross<'301' | '305' | '307' | '315' | '317' | '319' | '323' | '325'> = {
  code: 'TR056',
  eis: 'Een afzender gebruikt een Identificatie maar één keer per berichtsoort, en antwoordt op een declaratie maar één keer.',
  waarom:
    'Een retour noemt alleen de Identificatie; bij dubbel gebruik is niet te zien op welk bericht het antwoordt.',
  bron: 'iJw/iWmo 3.2, technische regel TR056; IV087',
  standaarden,
  niveau: 3,
  retourcode: '9056',
  controleer: {
    '301': (bericht, { feiten }) => usedBefore(bericht.Header, feiten),
    '305': (bericht, { feiten }) => usedBefore(bericht.Header, feiten),
    '307': (bericht, { feiten }) => usedBefore(bericht.Header, feiten),
    '315': (bericht, { feiten }) => usedBefore(bericht.Header, feiten),
    '317': (bericht, { feiten }) => usedBefore(bericht.Header, feiten),
    '319': (bericht, { feiten }) => usedBefore(bericht.Header, feiten),
    '323': (bericht, { feiten }) => usedBefore(bericht.Header, feiten),
    *'325'(bericht, { feiten }) {
      yield* usedBefore(bericht.Header, feiten);
      yield* answeredBefore(bericht.Header.DeclaratieIdentificatie.Identificatie, feiten);
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een nieuwe Identificatie',
      bericht: (s) => bericht301(s),
      feiten: () => toewijzing(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een Identificatie die al gebruikt is',
      bericht: (s) => bericht301(s),
      feiten: (s) => toewijzing({ eerderMetDezeIdentificatie: eerder(s, '301', '3010001') }),
      verwacht: refused,
    },
    {
      nummer: '305',
      titel: 'Een nieuwe Identificatie',
      bericht: (s) => bericht305(s),
      feiten: () => regie(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een Identificatie die al gebruikt is',
      bericht: (s) => bericht305(s),
      feiten: (s) => regie({ eerderMetDezeIdentificatie: eerder(s, '305', '3050001') }),
      verwacht: refused,
    },
    {
      nummer: '307',
      titel: 'Een nieuwe Identificatie',
      bericht: (s) => bericht307(s),
      feiten: () => regie(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een Identificatie die al gebruikt is',
      bericht: (s) => bericht307(s),
      feiten: (s) => regie({ eerderMetDezeIdentificatie: eerder(s, '307', '3070001') }),
      verwacht: refused,
    },
    {
      nummer: '315',
      titel: 'Een nieuwe Identificatie',
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Een Identificatie die al gebruikt is',
      bericht: (s) => bericht315(s),
      feiten: (s) => verzoeken({ eerderMetDezeIdentificatie: eerder(s, '315', '3150001') }),
      verwacht: refused,
    },
    {
      nummer: '317',
      titel: 'Een nieuwe Identificatie',
      bericht: (s) => bericht317(s),
      feiten: (s) => wijziging(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een Identificatie die al gebruikt is',
      bericht: (s) => bericht317(s),
      feiten: (s) => wijziging(s, { eerderMetDezeIdentificatie: eerder(s, '317', '3170001') }),
      verwacht: refused,
    },
    {
      nummer: '319',
      titel: 'Een nieuwe Identificatie',
      bericht: (s) => bericht319(s),
      feiten: (s) => antwoord(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Een Identificatie die al gebruikt is',
      bericht: (s) => bericht319(s),
      feiten: (s) => antwoord(s, { eerderMetDezeIdentificatie: eerder(s, '319', '3190001') }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een nieuwe Identificatie',
      bericht: (s) => bericht323(s),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een Identificatie die al gebruikt is',
      bericht: (s) => bericht323(s),
      feiten: (s) => declaraties(s, { eerderMetDezeIdentificatie: eerder(s, '323', '3230001') }),
      verwacht: refused,
    },
    {
      nummer: '325',
      titel: 'Het eerste antwoord op een declaratie',
      bericht: (s) => bericht325(s),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een Identificatie die al gebruikt is',
      bericht: (s) => bericht325(s),
      feiten: (s) => ({
        ...verzondenDeclaratie(s),
        eerderMetDezeIdentificatie: eerder(s, '325', '3250001'),
      }),
      verwacht: refused,
    },
    {
      nummer: '325',
      titel: 'Een tweede antwoord op een declaratie, onder een nieuwe Identificatie',
      bericht: (s) => bericht325(s),
      feiten: (s) => verzondenDeclaratie(s, { beantwoordMet: eerder(s, '325', '3250000') }),
      verwacht: ['/Bericht/Header/DeclaratieIdentificatie/Identificatie'],
    },
  ],
};
