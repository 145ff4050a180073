import type { BerichtVan } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { header } from '../classes.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht302, bericht320 } from '../examples/berichten.ts';
import { eerder, retour } from '../examples/facts.ts';
import type { RetourFacts } from '../facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

function* unanswerable(bericht: BerichtVan<'302' | '320'>, { heenbericht }: RetourFacts): Iterable<Defect> {
  const { Identificatie } = bericht.Header.BerichtIdentificatie;
  if (heenbericht === null) {
    yield {
      klasse: header,
      element: 'BerichtIdentificatie',
      melding: `Deze retour antwoordt op een bericht met identificatie ${Identificatie}, maar zo'n bericht is niet aan deze aanbieder verstuurd.`,
      waarden: { Identificatie },
      herstel:
        'Neem BerichtIdentificatie, Afzender en Ontvanger ongewijzigd over uit het bericht waarop de retour antwoordt.',
    };
  } else if (heenbericht.beantwoordMet !== null) {
    yield {
      klasse: header,
      element: 'BerichtIdentificatie',
      melding: `Op de ${heenbericht.bericht} met identificatie ${Identificatie} is al een retour ontvangen (${messageText(heenbericht.beantwoordMet)}); de eerste geldt.`,
      waarden: { Identificatie, ...messageValues(heenbericht.beantwoordMet) },
      herstel:
        'Stuur op ieder bericht één retour. Was de eerste onjuist, neem dan contact op met de gemeente.',
    };
  }
}

const refused = ['/Bericht/Header/BerichtIdentificatie'];

export const iv028: RuleAcross<'302' | '320'> = {
  code: 'IV028',
  eis: 'Een retour antwoordt op een bericht dat wij hebben verstuurd, en op ieder bericht komt er maar één.',
  waarom:
    'Een retour sluit de termijn van het bericht waarop zij antwoordt; zonder dat bericht, of een tweede keer, kan dat niet.',
  bron: 'iJw/iWmo 3.2, invulinstructie IV028',
  beperking:
    'De standaard kent geen retour op een retour en dus geen retourcode. De afzender hoort het buiten het berichtenverkeer om.',
  standaarden,
  niveau: 3,
  retourcode: null,
  controleer: {
    '302': (bericht, { feiten }) => unanswerable(bericht, feiten),
    '320': (bericht, { feiten }) => unanswerable(bericht, feiten),
  },
  voorbeelden: [
    {
      nummer: '302',
      titel: 'De eerste retour op een 301 van ons',
      bericht: (s) => bericht302(s),
      feiten: (s) => retour(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '302',
      titel: 'Een retour op een 301 waarvan de verzending nog niet was vastgelegd: de retour bewijst haar',
      bericht: (s) => bericht302(s, { retourcodes: ['8848'] }),
      feiten: (s) => retour(s, { verzondenOp: null }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '302',
      titel: 'Een retour op een bericht dat wij niet kennen',
      bericht: (s) => bericht302(s),
      feiten: () => ({ heenbericht: null }),
      verwacht: refused,
    },
    {
      nummer: '302',
      titel: 'Een tweede retour op dezelfde 301',
      bericht: (s) => bericht302(s),
      feiten: (s) => retour(s, { beantwoordMet: eerder(s, '302', '3020000', '2026-05-06') }),
      verwacht: refused,
    },
    {
      nummer: '320',
      titel: 'De eerste retour op een 319 van ons',
      bericht: (s) => bericht320(s),
      feiten: (s) => retour(s, {}, '319'),
      verwacht: 'aanvaard',
    },
    {
      nummer: '320',
      titel: 'Een retour op een 319 die wij niet kennen',
      bericht: (s) => bericht320(s, { retourcodes: ['9056'] }),
      feiten: () => ({ heenbericht: null }),
      verwacht: refused,
    },
    {
      nummer: '320',
      titel: 'Een tweede retour op dezelfde 319',
      bericht: (s) => bericht320(s),
      feiten: (s) => retour(s, { beantwoordMet: eerder(s, '320', '3200000', '2026-05-06') }, '319'),
      verwacht: refused,
    },
  ],
};
