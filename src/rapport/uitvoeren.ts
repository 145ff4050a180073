/** A report as somebody asks for it: of which municipalities, over which days, with the numbers of their packs. */
import type { Casefile } from '../casefile/casefile.ts';
import type { Care } from '../casefile/rapportage.ts';
import { isAfter } from '../rules/dates.ts';
import { type Protocol, protocolOn } from '../rules/protocol.ts';
import { type Standaard, standaarden } from '../standard/berichtsoorten.ts';
import { sectionOf } from './numbers.ts';
import { type Question, type Report, type Row, type Section, type Source, TooManyRows } from './rapport.ts';

export type Asked = Partial<Omit<Question, 'hoogstens'>> & {
  readonly gemeente?: string;
  readonly standaard?: Standaard;
};

export type ReportWiring = {
  readonly casefile: Source & Pick<Casefile, 'toewijzendeGemeenten'>;
  readonly protocolVoor: (gemeente: string, standaard: Standaard) => Protocol;
};

/** More would be months by the thousand. */
export const meesteJaren = 10;

/**
 * What is asked, with what was left out: the year so far, until the day looked at, which is today or the last day of a
 * period that is over.
 * @returns a sentence in Dutch that says what is wrong with it, instead
 */
export function questionFrom(
  gevraagd: Omit<Asked, 'gemeente' | 'standaard'>,
  vandaag: Temporal.PlainDate,
  hoogstens: number,
): Question | string {
  const { peildatum = earliest(gevraagd.tot ?? vandaag, vandaag) } = gevraagd;
  const { tot = peildatum } = gevraagd;
  const { van = tot.with({ month: 1, day: 1 }) } = gevraagd;
  if (isAfter(van, tot)) return 'De periode eindigt voor zij begint: kies een van die niet na tot ligt.';
  if (isAfter(tot, van.add({ years: meesteJaren })))
    return `Een periode is ten hoogste ${meesteJaren} jaar: kies een kortere.`;
  return { per: 'product', zaad: '1', aantal: 20, ...gevraagd, van, tot, peildatum, hoogstens };
}

function earliest(een: Temporal.PlainDate, ander: Temporal.PlainDate): Temporal.PlainDate {
  return isAfter(een, ander) ? ander : een;
}

/**
 * @param stop ends the reading, for whoever asked does not wait any more
 * @throws TooManyRows
 */
export async function makeReport(
  een: Report,
  { casefile, protocolVoor }: ReportWiring,
  wie: Pick<Asked, 'gemeente' | 'standaard'>,
  vraag: Question,
  stop?: AbortSignal,
): Promise<readonly Row[]> {
  const secties = await sectionsOf(casefile, een.overAlles ? {} : wie);
  const met = secties.map((sectie) => sectionOf(een, sectie, protocolVoor, vraag.peildatum));
  const bron: Source = {
    zorg: (welke) => untilStopped(casefile.zorg(welke), stop),
    toegekendPerMaand: (welke) => casefile.toegekendPerMaand(welke),
    termijnenGeteld: (welke) => casefile.termijnenGeteld(welke),
    verzoeken: (welke) => {
      stop?.throwIfAborted();
      return casefile.verzoeken(welke);
    },
  };
  const alle = await een.maak(bron, met, vraag);
  const rijen = een.overAlles && wie.gemeente !== undefined ? alle.filter((rij) => isAbout(rij, wie)) : alle;
  if (rijen.length > vraag.hoogstens) throw new TooManyRows();
  return rijen;
}

/** What is about no municipality is about this one too. */
function isAbout({ gemeente }: Row, wie: Pick<Asked, 'gemeente'>): boolean {
  return gemeente === undefined || gemeente === wie.gemeente;
}

async function* untilStopped(zorg: AsyncIterable<Care>, stop: AbortSignal | undefined): AsyncIterable<Care> {
  for await (const een of zorg) {
    stop?.throwIfAborted();
    yield een;
  }
}

type Place = Pick<Section, 'gemeente' | 'standaard'>;

async function sectionsOf(
  casefile: ReportWiring['casefile'],
  { gemeente, standaard }: Pick<Asked, 'gemeente' | 'standaard'>,
): Promise<readonly Place[]> {
  const wetten = standaard === undefined ? standaarden : [standaard];
  if (gemeente !== undefined) return wetten.map((wet) => ({ gemeente, standaard: wet }));
  const bekend = await casefile.toewijzendeGemeenten();
  return bekend.filter((een) => wetten.includes(een.standaard));
}

/** The rules of packs in use that a report answers, by the name of the pack. */
export async function rulesAnswered(
  een: Report,
  { casefile, protocolVoor }: ReportWiring,
  vandaag: Temporal.PlainDate,
): Promise<readonly { readonly protocol: string; readonly regel: string }[]> {
  const secties = await casefile.toewijzendeGemeenten();
  const regels = secties.flatMap(({ gemeente, standaard }) => {
    const protocol = protocolOn(protocolVoor(gemeente, standaard), vandaag);
    return (protocol.rapporten ?? [])
      .filter(({ rapporten, wetten }) => rapporten.includes(een.naam) && wetten.has(standaard))
      .map(({ id }) => [`${protocol.naam}/${id}`, { protocol: protocol.naam, regel: id }] as const);
  });
  return [...new Map(regels)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, regel]) => regel);
}
