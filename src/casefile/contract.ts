/** What every casefile must do, whatever it is made of. */
import { describe } from 'vitest';
import type { Casefile } from './casefile.ts';
import { adviceContract } from './contract/advice.ts';
import { agreementsContract } from './contract/afspraken.ts';
import { paymentsContract } from './contract/betalingen.ts';
import { bookingsContract } from './contract/boekingen.ts';
import { declarationsContract } from './contract/declarations.ts';
import { factsContract } from './contract/facts.ts';
import { heldContract } from './contract/held.ts';
import { intakeContract } from './contract/intake.ts';
import { judgingContract } from './contract/judging.ts';
import { outboxContract } from './contract/outbox.ts';
import { providerContract } from './contract/provider.ts';
import { reportContract } from './contract/rapportage.ts';
import { requestsContract } from './contract/requests.ts';
import { retourContract } from './contract/retour.ts';
import { rulingContract } from './contract/ruling.ts';
import { signalsContract } from './contract/signals.ts';
import { silencesContract } from './contract/silences.ts';
import { allocationsContract } from './contract/toewijzingen.ts';
import { turnsContract } from './contract/turns.ts';
import { holdingContract } from './contract/vasthouden.ts';
import { viewsContract } from './contract/views.ts';
import { watchedContract } from './contract/watched.ts';

/** An empty casefile. */
export type Open = () => Promise<Casefile>;

export function casefileContract(naam: string, open: Open): void {
  describe(`The casefile in ${naam}: intake`, () => intakeContract(open));
  describe(`The casefile in ${naam}: judging`, () => judgingContract(open));
  describe(`The casefile in ${naam}: held messages`, () => heldContract(open));
  describe(`The casefile in ${naam}: declarations that wait for a person`, () => holdingContract(open));
  describe(`The casefile in ${naam}: facts`, () => factsContract(open));
  describe(`The casefile in ${naam}: requests`, () => requestsContract(open));
  describe(`The casefile in ${naam}: decisions`, () => rulingContract(open));
  describe(`The casefile in ${naam}: advice`, () => adviceContract(open));
  describe(`The casefile in ${naam}: declarations`, () => declarationsContract(open));
  describe(`The casefile in ${naam}: what was agreed`, () => agreementsContract(open));
  describe(`The casefile in ${naam}: payments`, () => paymentsContract(open));
  describe(`The casefile in ${naam}: what was paid`, () => bookingsContract(open));
  describe(`The casefile in ${naam}: retours on our own messages`, () => retourContract(open));
  describe(`The casefile in ${naam}: the outbox`, () => outboxContract(open));
  describe(`The casefile in ${naam}: turns`, () => turnsContract(open));
  describe(`The casefile in ${naam}: at a provider`, () => providerContract(open));
  describe(`The casefile in ${naam}: what is shown`, () => viewsContract(open));
  describe(`The casefile in ${naam}: what is allocated`, () => allocationsContract(open));
  describe(`The casefile in ${naam}: what is watched`, () => watchedContract(open));
  describe(`The casefile in ${naam}: what is not told or offered`, () => silencesContract(open));
  describe(`The casefile in ${naam}: what reports are made of`, () => reportContract(open));
  describe(`The casefile in ${naam}: signals`, () => signalsContract(open));
}
