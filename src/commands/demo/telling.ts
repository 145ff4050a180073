/** Plays the steps of a story over HTTP, as a provider and a back office would, and tells what came of each. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { z } from 'zod';
import { type BerichtInLijst, berichtDetail, berichtenlijst, ontvangst } from '../../api/shapes.ts';
import { type BesluitUitkomst, besluitUitkomst, verzoekenlijst } from '../../api/shapes-besluiten.ts';
import { type Signalenlijst, signalenlijst } from '../../api/shapes-wacht.ts';
import { fileNameOf } from '../../pipeline/sender.ts';
import { bedrag } from '../../rules/dutch.ts';
import { signed } from '../../rules/money.ts';
import { leesBericht } from '../../standard/xml/bericht.ts';
import type { Io } from '../io.ts';
import type { StoryStep } from './story.ts';

type Detail = z.infer<typeof berichtDetail>;
type Seen =
  | { readonly soort: 'herhaling' }
  | { readonly soort: 'beoordeeld'; readonly bericht: Detail; readonly bedragen: Amounts | null }
  | { readonly soort: 'besloten'; readonly bericht: Detail; readonly verschil: BesluitUitkomst['verschil'] }
  | {
      readonly soort: 'verstreken';
      readonly verzonden: readonly BerichtInLijst[];
      readonly signalen: Signalenlijst['signalen'];
    };

/** Where the demo runs. */
export type Stage = {
  readonly adres: string;
  /** The folder of what is sent. */
  readonly uitgaand: string;
  readonly klok: { nu(): Temporal.Instant; zet(naar: Temporal.Instant): void };
};

/** Of a declaratie-antwoord, in eurocents with their sign. */
type Amounts = { readonly ingediend: number; readonly toegekend: number };

/** @returns whether every step came out as the story says */
export async function tell(stappen: readonly StoryStep[], toneel: Stage, io: Io): Promise<boolean> {
  io.uit('');
  let geslaagd = true;
  for (const stap of stappen) {
    const gezien = await play(stap, toneel);
    for (const regel of tableRows(stap, gezien, toneel)) io.uit(regel);
    const verschil = difference(stap, gezien);
    if (verschil !== null) {
      geslaagd = false;
      io.uit(`           NIET ZOALS VERTELD: ${verschil}`);
    }
  }
  io.uit(geslaagd ? '\nAlles kwam uit zoals verteld.' : '\nNiet alles kwam uit zoals verteld.');
  return geslaagd;
}

function play(stap: StoryStep, { adres, klok }: Stage): Promise<Seen> {
  switch (stap.soort) {
    case 'bericht':
      return offer(stap.bytes, adres);
    case 'besluit':
      return decide(stap, adres);
    case 'klok':
      klok.zet(stap.naar.toZonedDateTime({ timeZone: 'Europe/Amsterdam', plainTime: '09:00' }).toInstant());
      return silence(stap, adres);
  }
}

/** Waits until the clock role has seen what did not happen. */
async function silence(
  { inOnderzoek, signaal }: Extract<StoryStep, { soort: 'klok' }>,
  adres: string,
): Promise<Seen> {
  const ask = async (vraag: string): Promise<unknown> => (await fetch(`${adres}/api/v1/${vraag}`)).json();
  for (let poging = 0; poging < 600; poging += 1) {
    const { verzoeken } = verzoekenlijst.parse(await ask('verzoeken?stand=in-onderzoek'));
    const { berichten } = berichtenlijst.parse(await ask('berichten?bericht=JW319'));
    const { signalen } = signalenlijst.parse(await ask('signalen?stand=open'));
    const verzonden = berichten.filter(({ verzending }) => verzending?.status === 'verzonden');
    if (
      verzoeken.some(({ referentieAanbieder }) => referentieAanbieder === inOnderzoek) &&
      verzonden.length > 0 &&
      signalen.some(({ code }) => code === signaal)
    ) {
      return { soort: 'verstreken', verzonden, signalen };
    }
    await setTimeout(50);
  }
  throw new Error(
    `Na een halve minuut is verzoek ${inOnderzoek} niet in onderzoek, of ${signaal} niet gesignaleerd.`,
  );
}

/** Offers a message as its sender would, and waits until everything that follows from it has happened. */
async function offer(bytes: Uint8Array, adres: string): Promise<Seen> {
  const antwoord = await fetch(`${adres}/api/v1/berichten`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: bytes,
  });
  const tekst = await antwoord.text();
  if (!antwoord.ok) throw new Error(`Het bericht is niet aangenomen (HTTP ${antwoord.status}): ${tekst}`);
  const { id, herhaling } = ontvangst.parse(JSON.parse(tekst));
  if (herhaling) return { soort: 'herhaling' };
  const bericht = await settled(id, adres);
  const { antwoord: uit } = bericht;
  const bedragen = uit?.bericht === 'JW325' ? amountsIn(await xmlOf(uit.id, adres)) : null;
  return { soort: 'beoordeeld', bericht, bedragen };
}

/** Decides as a back office would: it looks the request up and sends its decision. */
async function decide(
  { referentieAanbieder, besluit }: Extract<StoryStep, { soort: 'besluit' }>,
  adres: string,
): Promise<Seen> {
  const lijst = verzoekenlijst.parse(await (await fetch(`${adres}/api/v1/verzoeken?stand=open`)).json());
  const verzoek = lijst.verzoeken.find((een) => een.referentieAanbieder === referentieAanbieder);
  if (!verzoek) throw new Error(`Er is geen open verzoek ${referentieAanbieder}.`);
  const antwoord = await fetch(`${adres}/api/v1/verzoeken/${verzoek.id}/besluit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(besluit),
  });
  const tekst = await antwoord.text();
  if (!antwoord.ok) throw new Error(`Het besluit is niet aangenomen (HTTP ${antwoord.status}): ${tekst}`);
  const { bericht, verschil } = besluitUitkomst.parse(JSON.parse(tekst));
  if (bericht === null) throw new Error('Het besluit gaf geen bericht.');
  return { soort: 'besloten', bericht: await settled(bericht.id, adres), verschil };
}

/** Waits until everything that follows from a message has happened. */
async function settled(id: string, adres: string): Promise<Detail> {
  // Half a minute is far more than a message takes; a demo that hangs says less than one that fails.
  for (let poging = 0; poging < 600; poging += 1) {
    const bericht = await detail(id, adres);
    const onderweg = [bericht.verzending, bericht.antwoord?.verzending].some(
      (een) => een?.status === 'wacht',
    );
    // Its terms were read just before its answer was, and that one ends the term.
    if (bericht.oordeel !== null && !onderweg) return detail(id, adres);
    await setTimeout(50);
  }
  throw new Error(`Bericht ${id} is na een halve minuut nog niet afgehandeld.`);
}

async function detail(id: string, adres: string): Promise<Detail> {
  return berichtDetail.parse(await (await fetch(`${adres}/api/v1/berichten/${id}`)).json());
}

async function xmlOf(id: string, adres: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(`${adres}/api/v1/berichten/${id}/xml`)).arrayBuffer());
}

function amountsIn(bytes: Uint8Array): Amounts | null {
  const gelezen = leesBericht(bytes);
  if (!gelezen.ok || gelezen.bericht.nummer !== '325') return null;
  const { DeclaratieAntwoord } = gelezen.bericht;
  if (!DeclaratieAntwoord) return null;
  const { TotaalIngediendBedrag: ingediend, TotaalToegekendBedrag: toegekend } = DeclaratieAntwoord;
  return {
    ingediend: signed(ingediend.TotaalBedrag, ingediend.DebetCredit),
    toegekend: signed(toegekend.TotaalBedrag, toegekend.DebetCredit),
  };
}

function tableRows(stap: StoryStep, gezien: Seen, { uitgaand, klok }: Stage): readonly string[] {
  const tijd = klok
    .nu()
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
  const kop = `${tijd}  ${stap.van.padEnd(19)} ${stap.wat}`;
  const inspring = ' '.repeat(10);
  if (gezien.soort === 'herhaling') {
    return [
      kop,
      `${inspring}oordeel:   al ontvangen; er is niets opnieuw verwerkt en niets opnieuw verzonden`,
    ];
  }
  if (gezien.soort === 'verstreken') {
    return [
      kop,
      ...gezien.verzonden.map(
        ({ bericht, identificatie, ontvanger, id }) =>
          `${inspring}verzonden: ${bericht} ${identificatie ?? ''} naar ${join(uitgaand, fileNameOf({ bericht, naar: ontvanger ?? '', id }))} (in onderzoek, vanzelf)`,
      ),
      ...gezien.signalen.map(({ code, melding }) => `${inspring}signaal:   ${code}: ${melding}`),
    ];
  }
  const { bericht } = gezien;
  const bevindingen = (bericht.oordeel?.bevindingen ?? []).flatMap(
    ({ regel, retourcode, melding, herstel }) => [
      `${inspring}  ${regel}${retourcode ? ` (retourcode ${retourcode})` : ''}: ${melding}`,
      ...(herstel === null ? [] : [`${inspring}  herstel: ${herstel}`]),
    ],
  );
  const uit = sent(bericht);
  const bedragen = gezien.soort === 'beoordeeld' ? gezien.bedragen : null;
  const verschil = gezien.soort === 'besloten' ? gezien.verschil : null;
  return [
    `${kop} (${bericht.bericht} ${bericht.identificatie ?? ''})`,
    `${inspring}oordeel:   ${bericht.oordeel?.uitkomst}${bericht.oordeel?.niveau ? ` op niveau ${bericht.oordeel.niveau}` : ''}`,
    ...bevindingen,
    ...(uit
      ? [`${inspring}verzonden: ${uit.bericht} naar ${join(uitgaand, uit.bestand)}`]
      : [`${inspring}verzonden: ${nothingSent(bericht)}`]),
    ...(bedragen
      ? [`${inspring}bedrag:    ${bedrag(bedragen.toegekend)} toegekend van ${bedrag(bedragen.ingediend)}`]
      : []),
    ...(verschil ? [`${inspring}verschil:  ${differenceInWords(verschil)}`] : []),
    ...bericht.termijnen.map(
      (term) =>
        `${inspring}termijn:   ${term.verplichting} van de ${term.partij}, uiterlijk ${term.uiterlijk}: ${term.status}`,
    ),
  ];
}

function differenceInWords(verschil: NonNullable<BesluitUitkomst['verschil']>): string {
  const { toegevoegd, gewijzigd, verwijderd, ongewijzigd, weggelaten } = verschil;
  return Object.entries({ nieuw: toegevoegd, gewijzigd, verwijderd, ongewijzigd, weggelaten })
    .flatMap(([wat, lijst]) =>
      lijst.length === 0
        ? []
        : `${wat} ${lijst.map(({ toewijzingNummer }) => toewijzingNummer).join(' en ')}`,
    )
    .join('; ');
}

/** What left the house because of this message: its answer, or the message itself when it is ours. */
function sent(bericht: Detail): { readonly bericht: string; readonly bestand: string } | null {
  const { antwoord, afzender, ontvanger } = bericht;
  if (bericht.herkomst === 'backoffice') {
    if (bericht.verzending === null) return null;
    return {
      bericht: bericht.bericht,
      bestand: fileNameOf({ bericht: bericht.bericht, naar: ontvanger ?? '', id: bericht.id }),
    };
  }
  if (antwoord?.herkomst !== 'berichtenpoort') return null;
  return {
    bericht: antwoord.bericht,
    bestand: fileNameOf({ bericht: antwoord.bericht, naar: afzender ?? '', id: antwoord.id }),
  };
}

function nothingSent(bericht: Detail): string {
  return bericht.oordeel?.niveau === 1
    ? 'niets; op een bericht dat zijn schema breekt volgt geen retour, de afzender hoort het buiten het berichtenverkeer'
    : 'niets; dit bericht vraagt geen antwoord';
}

function difference(stap: StoryStep, gezien: Seen): string | null {
  if (stap.soort === 'besluit') {
    const gemaakt = gezien.soort === 'besloten' ? gezien.bericht.bericht : 'niets';
    return gemaakt === stap.verwacht.bericht ? null : `${gemaakt}, verwacht ${stap.verwacht.bericht}`;
  }
  // Waited for until it was so.
  if (stap.soort === 'klok' || gezien.soort === 'verstreken') return null;
  const { verwacht } = stap;
  if (gezien.soort === 'herhaling') return verwacht.uitkomst === 'herhaling' ? null : 'herkend als herhaling';
  const { oordeel } = gezien.bericht;
  const uit = sent(gezien.bericht)?.bericht ?? null;
  const regels = [...new Set((oordeel?.bevindingen ?? []).map(({ regel }) => regel))].sort();
  if (oordeel?.uitkomst !== verwacht.uitkomst)
    return `oordeel ${oordeel?.uitkomst}, verwacht ${verwacht.uitkomst}`;
  if (uit !== verwacht.antwoord)
    return `verzonden ${uit ?? 'niets'}, verwacht ${verwacht.antwoord ?? 'niets'}`;
  if ('regels' in verwacht && regels.join() !== verwacht.regels.join()) {
    return `geschonden ${regels.join(', ')}, verwacht ${verwacht.regels.join(', ')}`;
  }
  return null;
}
