/** Test equipment: a small fictitious world of messages, and short ways to take them in and judge them. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { nationalPaymentTerm, paymentDay } from '../../rules/betaling.ts';
import type { Effect } from '../../rules/effects.ts';
import { type ApprovedNumber, effectsOf } from '../../rules/effects-of.ts';
import type { FactsFor, JudgedNumber } from '../../rules/facts.ts';
import { signed, sum } from '../../rules/money.ts';
import type { Verdict } from '../../rules/verdict.ts';
import type { Bericht, BerichtVan, Prestatie323 } from '../../standard/berichten.generated.ts';
import { berichtsoort, retourVan } from '../../standard/berichtsoorten.ts';
import { schrijfBericht } from '../../standard/xml/schrijven.ts';
import type {
  Case,
  Casefile,
  Decision,
  Judged,
  MessageId,
  NewAnswer,
  NewMessage,
  Obligation,
  Outgoing,
} from '../casefile.ts';
import { LaterInLine } from '../errors.ts';

type Judgeable = BerichtVan<JudgedNumber>;

/** A moment so many minutes after the story begins. */
export function moment(minuten: number): Temporal.Instant {
  return Temporal.Instant.from('2026-05-06T07:00:00Z').add({ minutes: minuten });
}

export const ownTerm: Obligation = {
  verplichting: 'OP090',
  partij: 'gemeente',
  vanaf: Temporal.PlainDate.from('2026-05-06'),
  uiterlijk: Temporal.PlainDate.from('2026-05-11'),
};
export const awaitedTerm: Obligation = { ...ownTerm, partij: 'aanbieder' };
export const declarationTerm: Obligation = { ...ownTerm, verplichting: 'OP090x4' };

/** Of one request, from its receipt. */
export function requestTerm(referentieAanbieder: string): Obligation {
  return { ...ownTerm, verplichting: 'OP274', referentieAanbieder };
}

/** A message as intake hands it over; `anders` replaces what a test cares about. */
export function asNew(bericht: Bericht, anders: Partial<NewMessage> = {}): NewMessage {
  const { Afzender, Ontvanger, BerichtIdentificatie } = bericht.Header;
  const soort = berichtsoort(bericht.standaard, bericht.nummer);
  const eigen = soort.afzender === 'gemeente';
  return {
    id: randomUUID(),
    herkomst: eigen ? 'backoffice' : 'aanbieder',
    bytes: schrijfBericht(bericht),
    identiteit: {
      standaard: bericht.standaard,
      nummer: bericht.nummer,
      afzender: Afzender,
      ontvanger: Ontvanger,
      identificatie: BerichtIdentificatie.Identificatie,
      dagtekening: BerichtIdentificatie.Dagtekening,
      bsn: 'Client' in bericht && bericht.Client !== undefined ? bericht.Client.Bsn : null,
    },
    envelop: null,
    ontvangenOp: moment(0),
    termijnen:
      eigen || soort.soort === 'retour' ? [] : [bericht.nummer === '323' ? declarationTerm : ownTerm],
    bijBotsing: 'beoordelen',
    ...anders,
  };
}

/** The same at an installation that serves the provider: its own messages go out, those of the municipality come in. */
export function atProvider(bericht: Bericht): Partial<NewMessage> {
  const soort = berichtsoort(bericht.standaard, bericht.nummer);
  if (soort.afzender === 'aanbieder') return { herkomst: 'backoffice', termijnen: [] };
  return { herkomst: 'gemeente', termijnen: soort.retour === null ? [] : [awaitedTerm] };
}

export async function takenIn(
  casefile: Casefile,
  bericht: Bericht,
  anders: Partial<NewMessage> = {},
): Promise<MessageId> {
  const intake = await casefile.neemIn(asNew(bericht, anders));
  if (intake.soort !== 'ontvangen') throw new Error(`This message was ${intake.soort}.`);
  return intake.id;
}

export const refused: Exclude<Verdict, { uitkomst: 'goedgekeurd' }> = {
  uitkomst: 'afgekeurd',
  niveau: 3,
  bevindingen: [
    {
      regel: 'TR063',
      niveau: 3,
      retourcode: '9063',
      pad: '/Bericht/Client/StartProducten/StartProduct/StatusAanlevering',
      klasse: '/Bericht/Client/StartProducten/StartProduct',
      melding: 'Er is geen eerdere aanlevering met deze sleutel.',
      waarden: { Begindatum: '2026-04-08' },
    },
  ],
  effecten: [],
};

/** What a message that was received is answered with; the bytes are only recognisable. */
export function answer(identificatie: string, bericht: Judgeable): NewAnswer | null {
  const nummer =
    bericht.nummer === '323' ? '325' : retourVan(berichtsoort(bericht.standaard, bericht.nummer))?.nummer;
  return nummer === undefined
    ? null
    : { id: randomUUID(), nummer, identificatie, bytes: Buffer.from(`<${identificatie}/>`) };
}

/** What a message that is approved changes; of a declaration every Prestatie is granted, credits first (OP366). */
export function approved<B extends Judgeable>(
  bericht: B,
  feiten: FactsFor<B['nummer']>,
): Extract<Verdict, { uitkomst: 'goedgekeurd' }> {
  const effecten =
    bericht.nummer === '323'
      ? granted(bericht, () => true)
      : // Of any other number than 323, which the type parameter hides from TypeScript.
        effectsOf(bericht as BerichtVan<ApprovedNumber>, feiten as FactsFor<ApprovedNumber>);
  return { uitkomst: 'goedgekeurd', niveau: null, bevindingen: [], effecten };
}

/** What of a declaration is granted. */
export function granted(
  { Declaratie }: BerichtVan<'323'>,
  welke: (prestatie: Prestatie323) => boolean,
): readonly Effect[] {
  const { DeclaratieNummer, DeclaratiePeriode, DeclaratieDagtekening, TotaalIngediendBedrag, Clienten } =
    Declaratie;
  const toegekend = Clienten.Client.flatMap(({ Prestaties }, client) =>
    Prestaties.Prestatie.filter(welke).map((prestatie) => ({ client, prestatie })),
  ).toSorted((a, b) => (isCredit(b.prestatie) ? 1 : 0) - (isCredit(a.prestatie) ? 1 : 0));
  return [
    {
      effect: 'declaratie-vastgelegd',
      declaratieNummer: DeclaratieNummer,
      periode: { begindatum: DeclaratiePeriode.Begindatum, einddatum: DeclaratiePeriode.Einddatum },
      dagtekening: DeclaratieDagtekening,
      betalenUiterlijk: paymentDay(nationalPaymentTerm, {
        dagtekening: DeclaratieDagtekening,
        ontvangst: DeclaratieDagtekening,
      }),
      ingediend: signed(TotaalIngediendBedrag.TotaalBedrag, TotaalIngediendBedrag.DebetCredit),
      toegekend: sum(toegekend.map(({ prestatie }) => prestatie.IngediendBedrag)),
    },
    ...toegekend.map((een): Effect => ({ effect: 'prestatie-toegekend', ...een })),
  ];
}

function isCredit({ IngediendBedrag }: Prestatie323): boolean {
  return IngediendBedrag.DebetCredit === 'C';
}

/** Decides without any rule: what these tests are about is what the casefile makes of a decision. */
export async function decide<B extends Judgeable>(
  zaak: Case,
  bericht: B,
  feiten: FactsFor<B['nummer']>,
  anders: Partial<Decision> = {},
): Promise<void> {
  const eigen = zaak.bericht.herkomst === 'backoffice';
  const oordeel = anders.oordeel ?? approved(bericht, feiten);
  await zaak.besluit(
    {
      oordeel,
      op: moment(60),
      antwoord: eigen ? null : answer(`R${zaak.bericht.volgnummer}`, bericht),
      doorsturen: eigen && oordeel.uitkomst === 'goedgekeurd',
      termijnVervalt: false,
      ...anders,
    },
    bericht,
  );
}

/** Loads the facts and decides: approved, unless told otherwise. */
export async function judged<B extends Judgeable>(
  casefile: Casefile,
  id: MessageId,
  bericht: B,
  anders: Partial<Decision> = {},
): Promise<Judged> {
  return casefile.beoordeel(id, async (zaak) => {
    await decide(zaak, bericht, await zaak.feiten(bericht), anders);
  });
}

/** Takes a message in and judges it at once. */
export async function processed<B extends Judgeable>(
  casefile: Casefile,
  bericht: B,
  anders: Partial<Decision> = {},
  intake: Partial<NewMessage> = {},
): Promise<MessageId> {
  const id = await takenIn(casefile, bericht, intake);
  const uitkomst = await judged(casefile, id, bericht, anders);
  if (uitkomst.soort !== 'beoordeeld') throw new Error(`This message was ${uitkomst.soort}.`);
  return id;
}

/** The facts a message would be judged by now; it stays unjudged. */
export async function factsOf<B extends Judgeable>(
  casefile: Casefile,
  bericht: B,
  intake: Partial<NewMessage> = {},
): Promise<FactsFor<B['nummer']>> {
  const id = await takenIn(casefile, bericht, intake);
  const gelezen: FactsFor<B['nummer']>[] = [];
  const stop = new Error('only looking');
  await casefile
    .beoordeel(id, async (zaak) => {
      gelezen.push(await zaak.feiten(bericht));
      throw stop;
    })
    .catch((fout: unknown) => {
      if (fout !== stop) throw fout;
    });
  // Out of the way of what comes after it.
  await judged(casefile, id, bericht, { oordeel: refused, antwoord: null });
  const [feiten] = gelezen;
  if (!feiten) throw new Error('An earlier message waits.');
  return feiten;
}

/** Sends a message from the outbox, after the retour on the request that it answers where that still waits. */
export async function sent(
  casefile: Casefile,
  id: MessageId,
  op: Temporal.Instant = moment(90),
  termijnen: readonly Obligation[] = [],
  verzend: (uit: Outgoing) => Promise<void> = async () => {},
): Promise<boolean> {
  const send = () => casefile.verzend(id, verzend, () => ({ op, termijnen }));
  try {
    return await send();
  } catch (fout) {
    if (!(fout instanceof LaterInLine) || (await casefile.toon(fout.eerst))?.inAntwoordOp === null)
      throw fout;
    await sent(casefile, fout.eerst);
    return send();
  }
}

/** `toMatchObject` that also compares days and moments, which Vitest takes for empty objects there. */
export function shows(gezien: unknown, verwacht: object): void {
  expect(plain(gezien)).toMatchObject(plain(verwacht));
}

function plain(waarde: unknown): object {
  return JSON.parse(JSON.stringify(waarde ?? null));
}
