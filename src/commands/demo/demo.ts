/**
 * `demo [--once]`: the product in one process on a database of its own. Messages go in over HTTP as a provider's or the
 * back office's would, and the table shows what an administrator wants to know of each.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { berichtDetail, ontvangst } from '../../api/shapes.ts';
import { type Running, start } from '../../main.ts';
import { fileNameOf, folderSender } from '../../pipeline/sender.ts';
import { systeemklok } from '../../platform/clock.ts';
import { migreer } from '../../platform/database.ts';
import { startEmbeddedPostgres } from '../../platform/embedded-postgres.ts';
import { maakLog } from '../../platform/log.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../../platform/sleutels.ts';
import { amsterdamDay } from '../../rules/workingdays.ts';
import { type Exit, exit, type Io } from '../io.ts';
import { openSchemas } from '../schemas.ts';
import { interrupted } from '../signals.ts';
import { type StoryStep, story } from './story.ts';

export async function demo(argv: readonly string[], io: Io): Promise<Exit> {
  const { values } = parseArgs({ args: [...argv], options: { once: { type: 'boolean', default: false } } });
  io.uit('Berichtenpoort, demonstratie: een gemeente, een aanbieder en een verzonnen cliënt.');
  const postgres = await startEmbeddedPostgres({
    zekerheid: 'duurzaam',
    voortgang: (regel) => io.uit(`  ${regel}`),
  });
  const uitgaand = await mkdtemp(join(tmpdir(), 'berichtenpoort-uitgaand-'));
  let draait: Running | null = null;
  try {
    await migreer(postgres.url);
    draait = await start({
      rollen: new Set(['api', 'worker', 'clock']),
      databaseUrl: postgres.url,
      wachtrijUrl: postgres.url,
      kluis: maakKluis({
        sleutels: leesSleutelring(`demo:${nieuweSleutel()}`),
        bsnSleutel: leesSleutel(nieuweSleutel()),
      }),
      schemas: openSchemas(),
      gemeenten: new Set(['0384']),
      aanbieders: new Set(),
      sender: folderSender(uitgaand),
      host: '127.0.0.1',
      poort: values.once ? 0 : 8080,
      gelijktijdig: 2,
      klok: systeemklok,
      log: maakLog({ niveau: 'error' }),
      herstelInterval: 2_000,
    });
    const geslaagd = await tell(draait.adres, uitgaand, io);
    if (!values.once) {
      io.uit(`\nDe api blijft draaien op ${draait.adres}/api/v1/berichten (stoppen met Ctrl-C).`);
      await interrupted();
    }
    return geslaagd ? exit.goed : exit.afgekeurd;
  } finally {
    await draait?.stop();
    await postgres.stop();
  }
}

type Detail = z.infer<typeof berichtDetail>;
type Seen = { readonly soort: 'herhaling' } | { readonly soort: 'beoordeeld'; readonly bericht: Detail };

/** @returns whether every step came out as the story says */
async function tell(adres: string, uitgaand: string, io: Io): Promise<boolean> {
  io.uit('');
  let geslaagd = true;
  for (const stap of story(amsterdamDay(systeemklok.nu()))) {
    const gezien = await offer(stap, adres);
    for (const regel of tableRows(stap, gezien, uitgaand)) io.uit(regel);
    const verschil = difference(stap, gezien);
    if (verschil !== null) {
      geslaagd = false;
      io.uit(`           NIET ZOALS VERTELD: ${verschil}`);
    }
  }
  io.uit(geslaagd ? '\nAlles kwam uit zoals verteld.' : '\nNiet alles kwam uit zoals verteld.');
  return geslaagd;
}

/** Offers a message as its sender would, and waits until everything that follows from it has happened. */
async function offer(stap: StoryStep, adres: string): Promise<Seen> {
  const antwoord = await fetch(`${adres}/api/v1/berichten`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: stap.bytes,
  });
  const tekst = await antwoord.text();
  if (!antwoord.ok) throw new Error(`Het bericht is niet aangenomen (HTTP ${antwoord.status}): ${tekst}`);
  const { id, herhaling } = ontvangst.parse(JSON.parse(tekst));
  if (herhaling) return { soort: 'herhaling' };
  // Half a minute is far more than a message takes; a demo that hangs says less than one that fails.
  for (let poging = 0; poging < 600; poging += 1) {
    const bericht = berichtDetail.parse(await (await fetch(`${adres}/api/v1/berichten/${id}`)).json());
    const onderweg = [bericht.verzending, bericht.antwoord?.verzending].some(
      (een) => een?.status === 'wacht',
    );
    if (bericht.oordeel !== null && !onderweg) return { soort: 'beoordeeld', bericht };
    await setTimeout(50);
  }
  throw new Error(`Bericht ${id} is na een halve minuut nog niet afgehandeld.`);
}

function tableRows(stap: StoryStep, gezien: Seen, uitgaand: string): readonly string[] {
  const tijd = Temporal.Now.plainTimeISO('Europe/Amsterdam').toString({ smallestUnit: 'second' });
  const kop = `${tijd}  ${stap.van.padEnd(19)} ${stap.wat}`;
  const inspring = ' '.repeat(10);
  if (gezien.soort === 'herhaling') {
    return [
      kop,
      `${inspring}oordeel:   al ontvangen; er is niets opnieuw verwerkt en niets opnieuw verzonden`,
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
  const term = bericht.termijnen[0];
  return [
    `${kop} (${bericht.bericht} ${bericht.identificatie ?? ''})`,
    `${inspring}oordeel:   ${bericht.oordeel?.uitkomst}${bericht.oordeel?.niveau ? ` op niveau ${bericht.oordeel.niveau}` : ''}`,
    ...bevindingen,
    ...(uit
      ? [`${inspring}verzonden: ${uit.bericht} naar ${join(uitgaand, uit.bestand)}`]
      : [`${inspring}verzonden: ${nothingSent(bericht)}`]),
    ...(term
      ? [
          `${inspring}termijn:   ${term.verplichting} van de ${term.partij}, uiterlijk ${term.uiterlijk}: ${term.status}`,
        ]
      : []),
  ];
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

function difference({ verwacht }: StoryStep, gezien: Seen): string | null {
  if (gezien.soort === 'herhaling') return verwacht.uitkomst === 'herhaling' ? null : 'herkend als herhaling';
  const { oordeel } = gezien.bericht;
  const uit = sent(gezien.bericht)?.bericht ?? null;
  const regels = [...new Set((oordeel?.bevindingen ?? []).map(({ regel }) => regel))].sort();
  if (oordeel?.uitkomst !== verwacht.uitkomst)
    return `oordeel ${oordeel?.uitkomst}, verwacht ${verwacht.uitkomst}`;
  if (uit !== verwacht.antwoord)
    return `verzonden ${uit ?? 'niets'}, verwacht ${verwacht.antwoord ?? 'niets'}`;
  if (verwacht.uitkomst === 'afgekeurd' && regels.join() !== verwacht.regels.join()) {
    return `geschonden ${regels.join(', ')}, verwacht ${verwacht.regels.join(', ')}`;
  }
  return null;
}
