import { type Standaard, standaarden } from '../../standard/berichtsoorten.ts';
import { bestondOp, type Gemeente, gemeenteMetCode, oudsteLijst } from '../../standard/gemeenten.ts';
import { ownAllocations } from '../allocations.ts';
import {
  aangevraagdeProducten,
  antwoord,
  header,
  ongewijzigdeProducten,
  startProducten,
  stopProducten,
  teWijzigenProducten,
  toegewezenProducten,
} from '../classes.ts';
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
import {
  declaratie,
  declaraties,
  onbekendeDeclaratie,
  verzondenDeclaratie,
} from '../examples/declaraties.ts';
import {
  regie,
  toegewezen,
  toewijzing,
  verzoeken,
  antwoord as wachtend,
  wijziging,
} from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import type { DeclarationAnswerFacts } from '../facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

/**
 * @param ingangsdata the days on which the allocations in the message began: a code of that day may be used too
 * @param klasse the class in which the code stands
 */
function* unknownCode(
  element: 'Afzender' | 'Ontvanger' | 'Gemeente',
  code: string,
  ontvangstdag: Temporal.PlainDate,
  ingangsdata: readonly (Temporal.PlainDate | undefined)[] = [],
  klasse = header,
): Iterable<Defect> {
  const gemeente = gemeenteMetCode(code);
  const dagen = [ontvangstdag, ...ingangsdata.filter((ingangsdatum) => ingangsdatum !== undefined)];
  if (gemeente !== null && dagen.some((deze) => bestondOp(gemeente, deze))) return;
  yield {
    klasse,
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
const woonplaats = (Gemeente: string) => ({
  antwoord: { RedenAfwijzingVerzoek: '8', Woonplaatsbeginsel: { Gemeente } } as const,
});

/** Our declaration about care from this day on. */
function overPeriodeVanaf(standaard: Standaard, begin: Temporal.PlainDate): DeclarationAnswerFacts {
  const [client] = declaratie(standaard).Declaratie.Clienten.Client;
  const prestaties = (client?.Prestaties.Prestatie ?? []).map((prestatie) => ({
    ...prestatie,
    ProductPeriode: { Begindatum: begin, Einddatum: begin },
  }));
  return verzondenDeclaratie(standaard, {
    prestaties: new Map(prestaties.map((p) => [p.ProductReferentie.ReferentieNummer, p])),
  });
}

export const tr378: RuleAcross<'301' | '305' | '307' | '315' | '317' | '319' | '323' | '325'> = {
  code: 'TR378',
  eis: 'De gemeente in de Header heeft een code uit de gemeentelijke indeling van het CBS, die van nu of die van de dag waarop een toewijzing in het bericht inging. Voor de gemeente die het woonplaatsbeginsel aanwijst telt die van nu.',
  waarom: 'De gemeentecode is het adres van de gemeente in het berichtenverkeer.',
  bron: 'iJw/iWmo 3.2, technische regel TR378; CBS, Gemeentelijke indeling per 1 januari 2026 met de herindelingen vanaf 2016',
  beperking: `Bekend zijn de indelingen vanaf ${datum(oudsteLijst)} tot en met die van 1 januari 2026. Een eerdere ingangsdatum wordt met de oudste indeling vergeleken; een herindeling na 1 januari 2026 moet worden toegevoegd. Een declaratie-antwoord noemt geen toewijzing; daar telt ook de dag waarop een gedeclareerde ProductPeriode begon.`,
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
    '315': (bericht, { ontvangstdag }) =>
      unknownCode(
        'Ontvanger',
        bericht.Header.Ontvanger,
        ontvangstdag,
        aangevraagdeProducten(bericht).map(({ inhoud }) => inhoud.ToewijzingIngangsdatum),
      ),
    '317': (bericht, { ontvangstdag, feiten }) => {
      // The message names allocations by number only; when they began is known here.
      const bekend = ownAllocations(feiten.toewijzingen);
      const genoemd = [...ongewijzigdeProducten(bericht), ...teWijzigenProducten(bericht)];
      return unknownCode(
        'Ontvanger',
        bericht.Header.Ontvanger,
        ontvangstdag,
        genoemd.map(({ inhoud }) => bekend.get(inhoud.ToewijzingNummer)?.ingangsdatum),
      );
    },
    *'319'(bericht, { ontvangstdag }) {
      yield* unknownCode('Afzender', bericht.Header.Afzender, ontvangstdag);
      const gemeente = bericht.Antwoord.Woonplaatsbeginsel?.Gemeente;
      if (gemeente === undefined) return;
      yield* unknownCode('Gemeente', gemeente, ontvangstdag, [], `${antwoord}/Woonplaatsbeginsel`);
    },
    '323': (bericht, { feiten, ontvangstdag }) =>
      unknownCode(
        'Ontvanger',
        bericht.Header.Ontvanger,
        ontvangstdag,
        [...feiten.toewijzingen.values()]
          .filter(({ vanDezeAanbieder, clienten }) => vanDezeAanbieder && clienten.size > 0)
          .map(({ ingangsdatum }) => ingangsdatum),
      ),
    '325': (bericht, { feiten: { declaratie }, ontvangstdag }) =>
      unknownCode(
        'Afzender',
        bericht.Header.Afzender,
        ontvangstdag,
        [...(declaratie?.prestaties.values() ?? [])].map(({ ProductPeriode }) => ProductPeriode.Begindatum),
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
    {
      nummer: '315',
      titel: 'Een opgeheven gemeente, met een gevraagde toewijzing die op haar laatste dag ingaat',
      bericht: (s) =>
        bericht315(s, { gemeente: vervallen, producten: [{}, { ToewijzingIngangsdatum: laatsteDag }] }),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Een opgeheven gemeente, met een gevraagde toewijzing van de dag na haar laatste dag',
      bericht: (s) =>
        bericht315(s, { gemeente: vervallen, producten: [{ ToewijzingIngangsdatum: eersteDagErna }] }),
      feiten: () => verzoeken(),
      verwacht: ['/Bericht/Header/Ontvanger'],
    },
    {
      nummer: '317',
      titel: 'Een opgeheven gemeente, met een ongewijzigde toewijzing die op haar laatste dag inging',
      bericht: (s) => bericht317(s, { gemeente: vervallen }),
      feiten: (s) => wijziging(s, { toewijzingen: [toegewezen(s, { ingangsdatum: laatsteDag })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een opgeheven gemeente, met een te wijzigen toewijzing die op haar laatste dag inging',
      bericht: (s) => bericht317(s, { gemeente: vervallen, ongewijzigd: [], teWijzigen: [{}] }),
      feiten: (s) =>
        wijziging(s, { toewijzingen: [toegewezen(s, { toewijzingNummer: 1101, ingangsdatum: laatsteDag })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een opgeheven gemeente; de toewijzing die op haar laatste dag inging is van een andere cliënt',
      bericht: (s) => bericht317(s, { gemeente: vervallen }),
      feiten: (s) =>
        wijziging(s, { toewijzingen: [toegewezen(s, { ingangsdatum: laatsteDag, vanDezeClient: false })] }),
      verwacht: ['/Bericht/Header/Ontvanger'],
    },
    {
      nummer: '319',
      titel: 'Een gemeente van nu',
      bericht: (s) => bericht319(s),
      feiten: (s) => wachtend(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Een code die nooit is uitgegeven',
      bericht: (s) => bericht319(s, { gemeente: '9999' }),
      feiten: (s) => wachtend(s),
      verwacht: ['/Bericht/Header/Afzender'],
    },
    {
      nummer: '319',
      standaarden: ['ijw-3.2'],
      titel: 'Het woonplaatsbeginsel wijst een gemeente van nu aan',
      bericht: (s) => bericht319(s, woonplaats('0363')),
      feiten: (s) => wachtend(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      standaarden: ['ijw-3.2'],
      titel: 'Het woonplaatsbeginsel wijst een opgeheven gemeente aan',
      bericht: (s) => bericht319(s, woonplaats(vervallen)),
      feiten: (s) => wachtend(s),
      verwacht: ['/Bericht/Antwoord/Woonplaatsbeginsel/Gemeente'],
    },
    {
      nummer: '323',
      titel: 'Een opgeheven gemeente, voor een toewijzing die op haar laatste dag inging',
      bericht: (s) => bericht323(s, { gemeente: vervallen }),
      feiten: (s) => declaraties(s, { toewijzingen: [{ ingangsdatum: laatsteDag }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een opgeheven gemeente, voor een toewijzing die de dag erna inging',
      bericht: (s) => bericht323(s, { gemeente: vervallen }),
      feiten: (s) => declaraties(s, { toewijzingen: [{ ingangsdatum: eersteDagErna }] }),
      verwacht: ['/Bericht/Header/Ontvanger'],
    },
    {
      nummer: '323',
      titel: 'Een opgeheven gemeente, voor een toewijzing aan een andere aanbieder uit haar tijd',
      bericht: (s) => bericht323(s, { gemeente: vervallen }),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ ingangsdatum: laatsteDag, vanDezeAanbieder: false }] }),
      verwacht: ['/Bericht/Header/Ontvanger'],
    },
    {
      nummer: '325',
      titel: 'Een opgeheven gemeente, over een ProductPeriode die in haar tijd begon',
      bericht: (s) => bericht325(s, { gemeente: vervallen }),
      feiten: (s) => overPeriodeVanaf(s, laatsteDag),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een opgeheven gemeente, over een ProductPeriode van daarna',
      bericht: (s) => bericht325(s, { gemeente: vervallen }),
      feiten: (s) => overPeriodeVanaf(s, eersteDagErna),
      verwacht: ['/Bericht/Header/Afzender'],
    },
    {
      nummer: '325',
      titel: 'Een gemeente van nu, over een declaratie die wij niet kennen',
      bericht: (s) => bericht325(s),
      feiten: () => onbekendeDeclaratie,
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een opgeheven gemeente, voor een toewijzing uit haar tijd die van niemand in het bericht is',
      bericht: (s) => bericht323(s, { gemeente: vervallen }),
      feiten: (s) => declaraties(s, { toewijzingen: [{ ingangsdatum: laatsteDag, clienten: new Set() }] }),
      verwacht: ['/Bericht/Header/Ontvanger'],
    },
    {
      nummer: '301',
      titel: 'Een gemeente die nog niet bestond',
      bericht: (s) =>
        bericht301(s, {
          gemeente: '1992',
          dagtekening: '2022-12-31',
          producten: [{ Toewijzingsdatum: laatsteDag, Ingangsdatum: laatsteDag }],
        }),
      feiten: () => toewijzing(),
      ontvangenOp: Temporal.Instant.from('2022-12-31T12:00:00+01:00'),
      verwacht: ['/Bericht/Header/Afzender'],
    },
  ],
};
