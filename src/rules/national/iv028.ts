import type { BerichtVan } from '../../standard/berichten.generated.ts';
import { berichtsoort, standaarden } from '../../standard/berichtsoorten.ts';
import { header } from '../classes.ts';
import { messageText, messageValues } from '../earlier.ts';
import type { RetourNumber } from '../effects-of.ts';
import {
  bericht302,
  bericht306,
  bericht308,
  bericht316,
  bericht318,
  bericht320,
} from '../examples/berichten.ts';
import { eerder, retour } from '../examples/facts.ts';
import type { RetourFacts } from '../facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

function* unanswerable(bericht: BerichtVan<RetourNumber>, { heenbericht }: RetourFacts): Iterable<Defect> {
  const { Identificatie } = bericht.Header.BerichtIdentificatie;
  const { afzender } = berichtsoort(bericht.standaard, bericht.nummer);
  if (heenbericht === null) {
    yield {
      klasse: header,
      element: 'BerichtIdentificatie',
      melding: `Deze retour antwoordt op een bericht met identificatie ${Identificatie}, maar zo'n bericht is niet aan deze ${afzender} verstuurd.`,
      waarden: { Identificatie },
      herstel:
        'Neem BerichtIdentificatie, Afzender en Ontvanger ongewijzigd over uit het bericht waarop de retour antwoordt.',
    };
  } else if (heenbericht.beantwoordMet !== null) {
    const ander = afzender === 'gemeente' ? 'aanbieder' : 'gemeente';
    yield {
      klasse: header,
      element: 'BerichtIdentificatie',
      melding: `Op de ${heenbericht.bericht} met identificatie ${Identificatie} is al een retour ontvangen (${messageText(heenbericht.beantwoordMet)}); de eerste geldt.`,
      waarden: { Identificatie, ...messageValues(heenbericht.beantwoordMet) },
      herstel: `Stuur op ieder bericht één retour. Was de eerste onjuist, neem dan contact op met de ${ander}.`,
    };
  }
}

const refused = ['/Bericht/Header/BerichtIdentificatie'];

export const iv028: RuleAcross<RetourNumber> = {
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
    '306': (bericht, { feiten }) => unanswerable(bericht, feiten),
    '308': (bericht, { feiten }) => unanswerable(bericht, feiten),
    '316': (bericht, { feiten }) => unanswerable(bericht, feiten),
    '318': (bericht, { feiten }) => unanswerable(bericht, feiten),
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
      nummer: '306',
      titel: 'De eerste retour op een 305 van ons',
      bericht: (s) => bericht306(s),
      feiten: (s) => retour(s, {}, '305'),
      verwacht: 'aanvaard',
    },
    {
      nummer: '306',
      titel: 'Een retour op een 305 die wij niet kennen',
      bericht: (s) => bericht306(s, { retourcodes: ['9056'] }),
      feiten: () => ({ heenbericht: null }),
      verwacht: refused,
    },
    {
      nummer: '306',
      titel: 'Een tweede retour op dezelfde 305',
      bericht: (s) => bericht306(s),
      feiten: (s) => retour(s, { beantwoordMet: eerder(s, '306', '3060000', '2026-05-06') }, '305'),
      verwacht: refused,
    },
    {
      nummer: '308',
      titel: 'De eerste retour op een 307 van ons',
      bericht: (s) => bericht308(s),
      feiten: (s) => retour(s, {}, '307'),
      verwacht: 'aanvaard',
    },
    {
      nummer: '308',
      titel: 'Een retour op een 307 die wij niet kennen',
      bericht: (s) => bericht308(s, { retourcodes: ['9056'] }),
      feiten: () => ({ heenbericht: null }),
      verwacht: refused,
    },
    {
      nummer: '308',
      titel: 'Een tweede retour op dezelfde 307',
      bericht: (s) => bericht308(s),
      feiten: (s) => retour(s, { beantwoordMet: eerder(s, '308', '3080000', '2026-05-06') }, '307'),
      verwacht: refused,
    },
    {
      nummer: '316',
      titel: 'De eerste retour op een 315 van ons',
      bericht: (s) => bericht316(s),
      feiten: (s) => retour(s, {}, '315'),
      verwacht: 'aanvaard',
    },
    {
      nummer: '316',
      titel: 'Een retour op een 315 die wij niet kennen',
      bericht: (s) => bericht316(s, { retourcodes: ['9056'] }),
      feiten: () => ({ heenbericht: null }),
      verwacht: refused,
    },
    {
      nummer: '316',
      titel: 'Een tweede retour op dezelfde 315',
      bericht: (s) => bericht316(s),
      feiten: (s) => retour(s, { beantwoordMet: eerder(s, '316', '3160000', '2026-05-06') }, '315'),
      verwacht: refused,
    },
    {
      nummer: '318',
      titel: 'De eerste retour op een 317 van ons',
      bericht: (s) => bericht318(s),
      feiten: (s) => retour(s, {}, '317'),
      verwacht: 'aanvaard',
    },
    {
      nummer: '318',
      titel: 'Een retour op een 317 die wij niet kennen',
      bericht: (s) => bericht318(s, { retourcodes: ['9056'] }),
      feiten: () => ({ heenbericht: null }),
      verwacht: refused,
    },
    {
      nummer: '318',
      titel: 'Een tweede retour op dezelfde 317',
      bericht: (s) => bericht318(s),
      feiten: (s) => retour(s, { beantwoordMet: eerder(s, '318', '3180000', '2026-05-06') }, '317'),
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
