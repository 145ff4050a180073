/** What the municipality of the year decides, decided here instead of handed in as messages. */
import { allocate } from '../../src/pipeline/allocating.ts';
import { type Besluit, decideOnRequest, type Outcome } from '../../src/pipeline/deciding.ts';
import { bericht301 } from '../../src/rules/examples/berichten.ts';
import { aanbieder, bsn, dag, gemeente } from '../../src/rules/examples/waarden.ts';
import type { Bericht } from '../../src/standard/berichten.generated.ts';
import type { Standaard } from '../../src/standard/berichtsoorten.ts';
import type { Side } from './side.ts';

/** @param bericht the message that says so in the year */
export async function decided(side: Side, wet: Standaard, bericht: Bericht): Promise<void> {
  const uitkomst = await decisionOf(side, wet, bericht.Header.BerichtIdentificatie.Identificatie);
  if (uitkomst.soort !== 'besloten') throw new Error(`Not decided: ${JSON.stringify(uitkomst)}`);
}

function decisionOf(side: Side, wet: Standaard, identificatie: string): Promise<Outcome> {
  const { ToegewezenProducten: _, ...client } = bericht301(wet).Client;
  const asAsked = (nummer: number): Besluit => ({
    antwoord: 'toewijzen',
    toewijzing: { hoe: 'zoals-gevraagd', nummers: [nummer] },
    client,
  });
  switch (identificatie) {
    case 'ANTWOORD1':
      return onRequest(side, 'VOT1', { antwoord: 'onderzoek' });
    case 'ANTWOORD2':
      return onRequest(side, 'VOT2', { antwoord: 'afwijzen', reden: '4' });
    case 'TOEWIJZING1':
      return onRequest(side, 'VOT1', asAsked(1001));
    case 'TOEWIJZING2':
      return onRequest(side, 'VOW1', asAsked(1002));
    case 'TOEWIJZING3':
      return allocate(
        {
          client: { standaard: wet, gemeente, aanbieder, bsn: bsn.eerste },
          wijzigingen: [
            {
              soort: 'gewijzigd',
              toewijzingNummer: 1002,
              redenWijziging: '02',
              einddatum: dag('2026-11-30'),
            },
          ],
        },
        {},
        side.wiring,
      );
    default:
      throw new Error(`Nothing is decided by ${identificatie}.`);
  }
}

async function onRequest(side: Side, referentie: string, besluit: Besluit): Promise<Outcome> {
  const verzoeken = await side.casefile.verzoeken({ aantal: 99 });
  const verzoek = verzoeken.find(({ referentieAanbieder }) => referentieAanbieder === referentie);
  if (!verzoek) throw new Error(`There is no request ${referentie}.`);
  return decideOnRequest(verzoek.id, besluit, { wie: 'backoffice' }, side.wiring);
}
