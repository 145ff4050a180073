import { standaarden } from '../../standard/berichtsoorten.ts';
import { aangevraagdeProducten, verzoek } from '../classes.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht315, bericht317 } from '../examples/berichten.ts';
import { gevraagd, verzoeken, wijziging } from '../examples/facts.ts';
import type { RequestFacts, RequestState } from '../facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

/** What a request that waits for a decision is called, to whoever waits for it. */
const onderhanden: Readonly<Partial<Record<RequestState, string>>> = {
  open: 'nog niet beantwoord',
  'in-onderzoek': 'nog in onderzoek',
};

/**
 * The standard names no class for this code. It stands where the request itself is, and that is the class with its own
 * ReferentieAanbieder: every AangevraagdProduct of a 315, the Verzoek of a 317. It is not about who the client is, nor
 * about the message, which might have carried a request for somebody else.
 */
function* refused(klassen: readonly string[], { verzoeken: bekend }: RequestFacts): Iterable<Defect> {
  const eerder = bekend.find(({ vanDezeClient, stand }) => vanDezeClient && onderhanden[stand] !== undefined);
  if (eerder === undefined) return;
  const { referentieAanbieder, stand, uitBericht } = eerder;
  for (const klasse of klassen) {
    yield {
      klasse,
      melding: `Voor deze cliënt is verzoek ${referentieAanbieder} ${onderhanden[stand]} (${messageText(uitBericht)}); een nieuw verzoek kan pas daarna.`,
      waarden: { onderhandenVerzoek: referentieAanbieder, stand, ...messageValues(uitBericht) },
      herstel: `Wacht tot verzoek ${referentieAanbieder} is toegewezen of afgewezen en stuur dit verzoek dan opnieuw.`,
    };
  }
}

const inAangevraagd = '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct';

export const tr374: RuleAcross<'315' | '317'> = {
  code: 'TR374',
  eis: 'Zolang een verzoek van een aanbieder voor een cliënt niet is toegewezen of afgewezen, stuurt die aanbieder voor die cliënt geen nieuw verzoek.',
  waarom:
    'Een verzoek bouwt voort op de toewijzingen die er zijn; een lopend verzoek kan die nog veranderen.',
  bron: 'iJw/iWmo 3.2, technische regel TR374; OP350',
  standaarden,
  niveau: 3,
  retourcode: '9374',
  controleer: {
    '315': (bericht, { feiten }) =>
      refused(
        aangevraagdeProducten(bericht).map(({ pad }) => pad),
        feiten,
      ),
    '317': (_, { feiten }) => refused([verzoek], feiten),
  },
  voorbeelden: [
    {
      nummer: '315',
      titel: 'Eerdere verzoeken zijn toegewezen of afgewezen; dat voor een andere cliënt staat nog open',
      bericht: (s) => bericht315(s),
      feiten: (s) =>
        verzoeken({
          verzoeken: [
            gevraagd(s, { referentieAanbieder: 'A1', stand: 'toegewezen' }),
            gevraagd(s, { referentieAanbieder: 'A2', stand: 'afgewezen' }),
            gevraagd(s, { referentieAanbieder: 'A3', vanDezeClient: false }),
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Van een eerder verzoek is een product nog niet beantwoord',
      bericht: (s) => bericht315(s, { producten: [{}, {}] }),
      feiten: (s) =>
        verzoeken({
          verzoeken: [
            gevraagd(s, { referentieAanbieder: 'A1', stand: 'toegewezen' }),
            gevraagd(s, { referentieAanbieder: 'A2' }),
          ],
        }),
      verwacht: [`${inAangevraagd}[1]`, `${inAangevraagd}[2]`],
    },
    {
      nummer: '315',
      titel: 'Een verzoek om wijziging is nog in onderzoek',
      bericht: (s) => bericht315(s),
      feiten: (s) => verzoeken({ verzoeken: [gevraagd(s, { soort: '317', stand: 'in-onderzoek' })] }),
      verwacht: [inAangevraagd],
    },
    {
      nummer: '317',
      titel: 'Het eerdere verzoek om wijziging is toegewezen',
      bericht: (s) => bericht317(s),
      feiten: (s) =>
        wijziging(s, {
          verzoeken: [gevraagd(s, { soort: '317', referentieAanbieder: 'VOW0', stand: 'toegewezen' })],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een verzoek om toewijzing staat nog open',
      bericht: (s) => bericht317(s),
      feiten: (s) => wijziging(s, { verzoeken: [gevraagd(s)] }),
      verwacht: ['/Bericht/Client/Verzoek'],
    },
    {
      nummer: '315',
      titel: 'Twee eerdere verzoeken staan nog open: het oudste wordt genoemd',
      bericht: (s) => bericht315(s),
      feiten: (s) => verzoeken({ verzoeken: [gevraagd(s, { referentieAanbieder: 'OUD' }), gevraagd(s)] }),
      verwacht: [inAangevraagd],
    },
  ],
};
