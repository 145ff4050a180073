import { standaarden } from '../../standard/berichtsoorten.ts';
import { bestondOp, type Gemeente, gemeenteMetCode, oudsteLijst } from '../../standard/gemeenten.ts';
import { header, startProducten, stopProducten, toegewezenProducten } from '../classes.ts';
import { datum } from '../dutch.ts';
import { bericht301, bericht305, bericht307 } from '../examples/berichten.ts';
import { regie, toewijzing } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import type { Defect, RuleAcross } from '../rule.ts';

/**
 * @param ingangsdata the days on which the allocations in the message began: a code of that day may be used too
 */
function* unknownCode(
  element: 'Afzender' | 'Ontvanger',
  code: string,
  ontvangstdag: Temporal.PlainDate,
  ingangsdata: readonly (Temporal.PlainDate | undefined)[],
): Iterable<Defect> {
  const gemeente = gemeenteMetCode(code);
  const dagen = [ontvangstdag, ...ingangsdata.filter((ingangsdatum) => ingangsdatum !== undefined)];
  if (gemeente !== null && dagen.some((deze) => bestondOp(gemeente, deze))) return;
  yield {
    klasse: header,
    element,
    melding: `Gemeentecode ${code} ${gemeente === null ? 'staat niet in de gemeentelijke indeling van het CBS' : lapsed(gemeente)}.`,
    waarden: {
      [element]: code,
      peildatums: [...new Set(dagen.map(datum))].join(', '),
      ...(gemeente === null ? {} : { bestond: period(gemeente) }),
    },
    herstel:
      'Vul de code van de gemeente uit de indeling van nu, of uit de indeling die gold toen de toewijzing inging.',
  };
}

function lapsed(gemeente: Gemeente): string {
  return `(${gemeente.naam}) bestond ${period(gemeente)}; het bericht is niet in die tijd ontvangen en noemt geen toewijzing die toen inging`;
}

function period({ vanaf, totEnMet }: Gemeente): string {
  const begin = vanaf === null ? [] : [`vanaf ${datum(vanaf)}`];
  const einde = totEnMet === null ? [] : [`tot en met ${datum(totEnMet)}`];
  return [...begin, ...einde].join(' ');
}

/** Hellevoetsluis, Voorne aan Zee since 2023. */
const vervallen = '0530';
const laatsteDag = dag('2022-12-31');
const eersteDagErna = dag('2023-01-01');

export const tr378: RuleAcross<'301' | '305' | '307'> = {
  code: 'TR378',
  eis: 'De gemeente in de Header heeft een code uit de gemeentelijke indeling van het CBS, die van nu of die van de dag waarop een toewijzing in het bericht inging.',
  waarom: 'De gemeentecode is het adres van de gemeente in het berichtenverkeer.',
  bron: 'iJw/iWmo 3.2, technische regel TR378; CBS, Gemeentelijke indeling per 1 januari 2026 met de herindelingen vanaf 2016',
  beperking: `Bekend zijn de indelingen vanaf ${datum(oudsteLijst)} tot en met die van 1 januari 2026. Een eerdere ingangsdatum wordt met de oudste indeling vergeleken; een herindeling na 1 januari 2026 moet worden toegevoegd.`,
  standaarden,
  niveau: 4,
  retourcode: 'S300',
  controleer: {
    '301': (bericht, { ontvangstdag }) =>
      unknownCode(
        'Afzender',
        bericht.Header.Afzender,
        ontvangstdag,
        toegewezenProducten(bericht).map(({ inhoud }) => inhoud.Ingangsdatum),
      ),
    '305': (bericht, { ontvangstdag }) =>
      unknownCode(
        'Ontvanger',
        bericht.Header.Ontvanger,
        ontvangstdag,
        startProducten(bericht).map(({ inhoud }) => inhoud.ToewijzingIngangsdatum),
      ),
    '307': (bericht, { ontvangstdag }) =>
      unknownCode(
        'Ontvanger',
        bericht.Header.Ontvanger,
        ontvangstdag,
        stopProducten(bericht).map(({ inhoud }) => inhoud.ToewijzingIngangsdatum),
      ),
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een gemeente van nu, met een toewijzing die in de toekomst ingaat',
      bericht: (s) => bericht301(s, { producten: [{ Ingangsdatum: dag('2027-01-01') }] }),
      feiten: () => toewijzing(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een opgeheven gemeente, met een toewijzing die op haar laatste dag inging',
      bericht: (s) => bericht301(s, { gemeente: vervallen, producten: [{}, { Ingangsdatum: laatsteDag }] }),
      feiten: () => toewijzing(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een gemeente van na een herindeling, met een toewijzing van ervoor',
      bericht: (s) => bericht301(s, { gemeente: '1992', producten: [{ Ingangsdatum: laatsteDag }] }),
      feiten: () => toewijzing(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een opgeheven gemeente, met een toewijzing van de dag na haar laatste dag',
      bericht: (s) => bericht301(s, { gemeente: vervallen, producten: [{ Ingangsdatum: eersteDagErna }] }),
      feiten: () => toewijzing(),
      verwacht: ['/Bericht/Header/Afzender'],
    },
    {
      nummer: '301',
      titel: 'Een code die nooit is uitgegeven',
      bericht: (s) => bericht301(s, { gemeente: '9999' }),
      feiten: () => toewijzing(),
      verwacht: ['/Bericht/Header/Afzender'],
    },
    {
      nummer: '305',
      titel: 'Een opgeheven gemeente, met een toewijzing die op haar laatste dag inging',
      bericht: (s) =>
        bericht305(s, { gemeente: vervallen, producten: [{ ToewijzingIngangsdatum: laatsteDag }] }),
      feiten: () => regie(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een opgeheven gemeente, zonder ToewijzingIngangsdatum',
      bericht: (s) =>
        bericht305(s, { gemeente: vervallen, producten: [{ ToewijzingIngangsdatum: undefined }] }),
      feiten: () => regie(),
      verwacht: ['/Bericht/Header/Ontvanger'],
    },
    {
      nummer: '305',
      titel: 'Een code die nooit is uitgegeven',
      bericht: (s) => bericht305(s, { gemeente: '9999' }),
      feiten: () => regie(),
      verwacht: ['/Bericht/Header/Ontvanger'],
    },
    {
      nummer: '307',
      titel: 'Een opgeheven gemeente, met een toewijzing die op haar laatste dag inging',
      bericht: (s) =>
        bericht307(s, { gemeente: vervallen, producten: [{ ToewijzingIngangsdatum: laatsteDag }] }),
      feiten: () => regie(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een opgeheven gemeente, met een toewijzing van de dag na haar laatste dag',
      bericht: (s) =>
        bericht307(s, { gemeente: vervallen, producten: [{ ToewijzingIngangsdatum: eersteDagErna }] }),
      feiten: () => regie(),
      verwacht: ['/Bericht/Header/Ontvanger'],
    },
  ],
};
