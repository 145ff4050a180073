/** What the region agreed about decisions: the reasons that are used, and that its advice is not passed over in silence. */
import type { RequestView } from '../casefile/casefile.ts';
import { protocolOn } from '../rules/protocol.ts';
import { objections } from '../rules/regional/assessing.ts';
import type { Objection } from '../rules/request.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Besluit, DecisionOptions } from './deciding.ts';
import type { Wiring } from './wiring.ts';

export function againstAgreements(
  verzoek: RequestView,
  besluit: Besluit,
  opties: DecisionOptions,
  wiring: Wiring,
): Objection | null {
  switch (besluit.antwoord) {
    case 'afwijzen':
      return unusedReason(verzoek, besluit.reden, wiring);
    case 'onderzoek':
      return null;
    case 'toewijzen':
      return opties.motivering === undefined ? withoutMotivation(verzoek) : null;
  }
}

function unusedReason(
  { gemeente, standaard }: RequestView,
  reden: string,
  { protocolVoor, nu }: Wiring,
): Objection | null {
  const { regionaal } = protocolOn(protocolVoor(gemeente, standaard), amsterdamDay(nu()));
  if (!regionaal?.wetten.has(standaard) || regionaal.afwijzingsredenen.has(reden)) return null;
  return {
    regel: regionaal.ongebruikteRedenen.get(reden) ?? 'afwijzingsredenen',
    melding: `Reden ${reden} wordt in deze regio niet gebruikt; kies uit ${[...regionaal.afwijzingsredenen].join(', ')}.`,
  };
}

function withoutMotivation({ referentieAanbieder, advies }: RequestView): Objection | null {
  const [eerste] = advies === null ? [] : objections(advies);
  if (eerste === undefined) return null;
  return {
    regel: 'motivering',
    melding: `Verzoek ${referentieAanbieder} toewijzen gaat tegen het advies in (${eerste.regel}); geef in motivering waarom.`,
  };
}
