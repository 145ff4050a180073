/** One look: what is known now, and the signals that follow from it, recorded. Looking again changes nothing. */
import type { NewSignal, SignalView } from '../casefile/signals.ts';
import type { ClientAllocation, RunningAllocation, TermView } from '../casefile/watched.ts';
import { sideOf } from '../pipeline/parties.ts';
import type { Wiring } from '../pipeline/wiring.ts';
import { signed } from '../rules/money.ts';
import { protocolOn } from '../rules/protocol.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import { leesBericht } from '../standard/xml/bericht.ts';
import { stopGevraagd } from './allocation-terms.ts';
import { paymentsDue, unpaid } from './payment-terms.ts';
import { signalsAt } from './signals-at.ts';

/** Read at a time. */
const bladzijde = 1_000;

/** Longer than ten working days, the longest warning there is, can take. */
const vooruit = { days: 31 };

/** The longest before its end that a region may want to be told. */
const halfJaar = { months: 6, days: 3 };

export type Watched = Pick<Wiring, 'casefile' | 'protocolVoor' | 'gemeenten' | 'aanbieders' | 'nu'>;

/** @returns the signals that it opened; null when another process is looking */
export async function look(wiring: Watched): Promise<readonly SignalView[] | null> {
  const nu = wiring.nu();
  return wiring.casefile.signalen.werkBij(async () => {
    const vandaag = amsterdamDay(nu);
    const gevonden = signalsAt(
      {
        termijnen: await running(wiring, vandaag.add(vooruit)),
        toewijzingen: await wiring.casefile.teBewaken(vandaag),
        lopend: await wanted(wiring, vandaag),
        zonderStop: await wiring.casefile.zonderStop(vandaag.subtract(stopGevraagd), vandaag),
        naarLeeftijd: await ofAge(wiring, vandaag),
        geweigerd: await wiring.casefile.geweigerdeToewijzingen(vandaag),
        betalingen: await paymentsDue(wiring, { standen: unpaid, tot: vandaag.add(vooruit) }),
        protocolVoor: wiring.protocolVoor,
        kantVan: (partijen) => sideOf(partijen, wiring),
      },
      nu,
    );
    return withAmounts(gevonden, wiring);
  }, nu);
}

async function running(
  { casefile }: Pick<Watched, 'casefile'>,
  tot: Temporal.PlainDate,
): Promise<readonly TermView[]> {
  const gevonden: TermView[] = [];
  for (;;) {
    const na = gevonden.at(-1);
    const meer = await casefile.termijnen({ einde: null, tot, aantal: bladzijde, ...(na ? { na } : {}) });
    gevonden.push(...meer);
    if (meer.length < bladzijde) return gevonden;
  }
}

/** What runs, only of municipalities whose region wants it watched. */
async function wanted(
  { casefile, protocolVoor }: Watched,
  vandaag: Temporal.PlainDate,
): Promise<readonly RunningAllocation[]> {
  const gevonden: RunningAllocation[] = [];
  for (const { gemeente, standaard } of await casefile.toewijzendeGemeenten()) {
    const { bewaking = [] } = protocolOn(protocolVoor(gemeente, standaard), vandaag);
    const hier = bewaking.filter(({ wetten }) => wetten.has(standaard));
    const codes = hier.flatMap((regel) => (regel.wat === 'na-start' ? [...regel.producten] : []));
    const eindTot = hier.some(({ wat }) => wat === 'voor-einde') ? vandaag.add(halfJaar) : null;
    if (codes.length === 0 && eindTot === null) continue;
    gevonden.push(...(await casefile.lopendeToewijzingen({ gemeente, standaard, vandaag, eindTot, codes })));
  }
  return gevonden;
}

/** Of clients who have an age, only of municipalities whose region wants that seen. */
async function ofAge(
  { casefile, protocolVoor }: Watched,
  vandaag: Temporal.PlainDate,
): Promise<readonly ClientAllocation[]> {
  const gevonden: ClientAllocation[] = [];
  for (const { gemeente, standaard } of await casefile.toewijzendeGemeenten()) {
    const { bewaking = [] } = protocolOn(protocolVoor(gemeente, standaard), vandaag);
    const leeftijden = bewaking.flatMap((regel) =>
      regel.wat === 'leeftijd' && regel.wetten.has(standaard) ? regel.leeftijd : [],
    );
    if (leeftijden.length === 0) continue;
    gevonden.push(...(await casefile.toewijzingenNaarLeeftijd({ gemeente, standaard, leeftijden, vandaag })));
  }
  return gevonden;
}

/** What a declaration asks, read from the message only once: when its signal is new. */
async function withAmounts(
  gevonden: readonly NewSignal[],
  { casefile }: Pick<Watched, 'casefile'>,
): Promise<readonly NewSignal[]> {
  const overGeld = gevonden.filter(({ code }) => code === 'OP090x4').map(({ oorzaak }) => oorzaak);
  const bekend = await casefile.signalen.bekend(overGeld);
  const nieuw = new Set(overGeld.filter((oorzaak) => !bekend.has(oorzaak)));
  return Promise.all(
    gevonden.map(async (signaal) => {
      if (!nieuw.has(signaal.oorzaak) || signaal.berichtId === null) return signaal;
      const bytes = await casefile.bytes(signaal.berichtId);
      return { ...signaal, bedrag: bytes === null ? null : declaredIn(bytes) };
    }),
  );
}

/** Null of a message that cannot be read. */
function declaredIn(bytes: Uint8Array): number | null {
  const gelezen = leesBericht(bytes);
  if (!gelezen.ok || gelezen.bericht.nummer !== '323') return null;
  const { TotaalBedrag, DebetCredit } = gelezen.bericht.Declaratie.TotaalIngediendBedrag;
  return signed(TotaalBedrag, DebetCredit);
}
