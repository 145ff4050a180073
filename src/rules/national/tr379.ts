import type { BerichtVan, ToegewezenProduct301 } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { ownAllocations } from '../allocations.ts';
import { toegewezenProducten } from '../classes.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht301 } from '../examples/berichten.ts';
import { gevraagd, toegewezen, toewijzing } from '../examples/facts.ts';
import type { AllocationFact, AllocationFacts, EarlierMessage, RequestFact } from '../facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

const element = 'ReferentieAanbieder';
const leegOfNieuw =
  'Laat ReferentieAanbieder leeg, of vul die van het verzoek dat met deze toewijzing wordt ingewilligd.';

/** What is wrong with a reference that is filled in, and the message that shows it; null when it is right. */
function wrong(
  referentie: string,
  nummer: number,
  vorige: AllocationFact | undefined,
  verzoek: RequestFact | undefined,
): readonly [melding: string, uit: EarlierMessage | null] | null {
  if (vorige?.referentieAanbieder === referentie) {
    return [
      `ReferentieAanbieder ${referentie} stond al bij toewijzing ${nummer} toen zij na het verzoek voor het eerst werd verstuurd`,
      vorige.uitBericht,
    ];
  }
  if (verzoek === undefined) {
    return [`Er is geen verzoek met ReferentieAanbieder ${referentie} van deze aanbieder bekend`, null];
  }
  if (!verzoek.vanDezeClient) {
    return [`Verzoek ${referentie} is niet voor deze cliënt gedaan`, verzoek.uitBericht];
  }
  if (verzoek.stand === 'toegewezen') {
    return [`Verzoek ${referentie} is al met een eerdere toewijzing ingewilligd`, verzoek.uitBericht];
  }
  return null;
}

function* misplaced(bericht: BerichtVan<'301'>, feiten: AllocationFacts): Iterable<Defect> {
  // A number of another client or provider is another allocation: TR332 refuses that.
  const bekend = ownAllocations(feiten.toewijzingen);
  const verzoeken = new Map(feiten.verzoeken.map((verzoek) => [verzoek.referentieAanbieder, verzoek]));
  const producten = toegewezenProducten(bericht);
  const ingewilligd = changeRequest(
    producten.map(({ inhoud }) => inhoud),
    verzoeken,
  );
  for (const { pad, inhoud } of producten) {
    const { ReferentieAanbieder: referentie, ToewijzingNummer: nummer } = inhoud;
    const fout =
      referentie === undefined
        ? null
        : wrong(referentie, nummer, bekend.get(nummer), verzoeken.get(referentie));
    if (fout !== null) {
      const [melding, uit] = fout;
      yield {
        klasse: pad,
        element,
        melding: `${melding}${uit === null ? '' : ` (${messageText(uit)})`}.`,
        waarden: {
          ToewijzingNummer: String(nummer),
          ReferentieAanbieder: referentie ?? 'leeg',
          ...(uit === null ? {} : messageValues(uit)),
        },
        herstel: leegOfNieuw,
      };
    } else if (ingewilligd !== null && referentie !== ingewilligd.referentieAanbieder) {
      const { referentieAanbieder, uitBericht } = ingewilligd;
      yield {
        klasse: pad,
        element,
        melding: `Dit bericht willigt verzoek om wijziging ${referentieAanbieder} in (${messageText(uitBericht)}), maar toewijzing ${nummer} noemt ${referentie ?? 'geen ReferentieAanbieder'}.`,
        waarden: {
          ToewijzingNummer: String(nummer),
          ReferentieAanbieder: referentie ?? 'leeg',
          verzoek: referentieAanbieder,
          ...messageValues(uitBericht),
        },
        herstel: `Vul bij iedere toewijzing in dit bericht ReferentieAanbieder ${referentieAanbieder}, ook bij wat niet wijzigt.`,
      };
    }
  }
}

/** The request for change (317) that the message grants; its reference then stands at every product (IV093). */
function changeRequest(
  producten: readonly ToegewezenProduct301[],
  verzoeken: ReadonlyMap<string, RequestFact>,
): RequestFact | null {
  for (const { ReferentieAanbieder } of producten) {
    const verzoek = ReferentieAanbieder === undefined ? undefined : verzoeken.get(ReferentieAanbieder);
    if (verzoek?.soort === '317') return verzoek;
  }
  return null;
}

const product = '/Bericht/Client/ToegewezenProducten/ToegewezenProduct';
const tweede = { toewijzingNummer: 1002 } as const;

export const tr379: RuleAcross<'301'> = {
  code: 'TR379',
  eis: 'Een toewijzing noemt de ReferentieAanbieder van het verzoek van deze cliënt dat zij inwilligt, en alleen de eerste keer dat zij daarna wordt verstuurd. Wordt een verzoek om wijziging ingewilligd, dan noemt iedere toewijzing in het bericht dat verzoek.',
  waarom: 'Aan de ReferentieAanbieder ziet de aanbieder welk verzoek is ingewilligd; dat gebeurt één keer.',
  bron: 'iJw/iWmo 3.2, technische regel TR379; IV093, IV097',
  beperking:
    'Noemt geen enkele toewijzing een ReferentieAanbieder, dan is aan het bericht niet te zien of het een verzoek inwilligt. Dat een verzoek onbeantwoord blijft, blijkt uit zijn termijn (OP274, OP346).',
  standaarden,
  niveau: 3,
  retourcode: '9379',
  controleer: {
    '301': (bericht, { feiten }) => misplaced(bericht, feiten),
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'De eerste keer na een verzoek om toewijzing, naast een wijziging zonder ReferentieAanbieder',
      bericht: (s) => bericht301(s, { producten: [{ ReferentieAanbieder: 'VOT1' }, {}] }),
      feiten: (s) =>
        toewijzing({
          toewijzingen: [toegewezen(s, { ...tweede, referentieAanbieder: 'VOT0' })],
          verzoeken: [gevraagd(s)],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Na onderzoek krijgt iedere toewijzing de ReferentieAanbieder van het verzoek om wijziging',
      bericht: (s) =>
        bericht301(s, {
          producten: [{ ReferentieAanbieder: 'VOW1', RedenWijziging: '12' }, { ReferentieAanbieder: 'VOW1' }],
        }),
      feiten: (s) =>
        toewijzing({
          toewijzingen: [toegewezen(s, { referentieAanbieder: 'VOT1' })],
          verzoeken: [gevraagd(s, { soort: '317', stand: 'in-onderzoek' })],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Twee verzoeken om toewijzing worden samen ingewilligd, ieder bij zijn eigen product',
      bericht: (s) =>
        bericht301(s, { producten: [{ ReferentieAanbieder: 'VOT1' }, { ReferentieAanbieder: 'VOT2' }] }),
      feiten: (s) => toewijzing({ verzoeken: [gevraagd(s), gevraagd(s, { referentieAanbieder: 'VOT2' })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'De toewijzing wordt nog eens verstuurd met de ReferentieAanbieder van de eerste keer',
      bericht: (s) => bericht301(s, { producten: [{}, { ReferentieAanbieder: 'VOT1' }] }),
      feiten: (s) =>
        toewijzing({
          toewijzingen: [toegewezen(s, { ...tweede, referentieAanbieder: 'VOT1' })],
          verzoeken: [gevraagd(s)],
        }),
      verwacht: [`${product}[2]/${element}`],
    },
    {
      nummer: '301',
      titel: 'Een nieuwe toewijzing noemt een verzoek dat al is ingewilligd',
      bericht: (s) => bericht301(s, { producten: [{ ReferentieAanbieder: 'VOT1' }] }),
      feiten: (s) => toewijzing({ verzoeken: [gevraagd(s, { stand: 'toegewezen' })] }),
      verwacht: [`${product}/${element}`],
    },
    {
      nummer: '301',
      titel: 'Er is geen verzoek met deze referentie, of het is van een andere cliënt',
      bericht: (s) =>
        bericht301(s, { producten: [{ ReferentieAanbieder: 'VOT1' }, { ReferentieAanbieder: 'VOT2' }] }),
      feiten: (s) =>
        toewijzing({
          verzoeken: [gevraagd(s, { referentieAanbieder: 'VOT2', vanDezeClient: false })],
        }),
      verwacht: [`${product}[1]/${element}`, `${product}[2]/${element}`],
    },
    {
      nummer: '301',
      titel: 'Een verzoek om wijziging wordt ingewilligd, maar andere toewijzingen noemen het niet',
      bericht: (s) =>
        bericht301(s, {
          producten: [{}, { ReferentieAanbieder: 'VOW1' }, { ReferentieAanbieder: 'VOT1' }],
        }),
      feiten: (s) => toewijzing({ verzoeken: [gevraagd(s, { soort: '317' }), gevraagd(s)] }),
      verwacht: [`${product}[1]/${element}`, `${product}[3]/${element}`],
    },
  ],
};
