/** What the SQL of the casefile needs from outside, and the few things every part of it does. */
import { createHash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { EarlierMessage } from '../../rules/facts.ts';
import type { Nummer, Standaard } from '../../standard/berichtsoorten.ts';
import type { MessageEvent, MessageId, MessageIdentity, Obligation, StoredMessage } from '../casefile.ts';
import type { Kluis } from '../kluis.ts';
import { nameOf, partiesOf, reachOf } from '../partijen.ts';
import type { RequestsSeen } from '../requests.ts';

export type Db = Kysely<unknown>;

export type Store = {
  /** Its pool must hold more connections than there are workers: a judgement and a sending each keep one. */
  readonly db: Db;
  readonly kluis: Kluis;
};

/** What sealed bytes are bound to, so that a value moved to another row or column does not open. */
export const bytesOf = (id: MessageId) => `bericht/${id}/bytes`;
export const knownOf = (id: MessageId) => `bericht/${id}/bekend`;
export const bsnOf = (id: MessageId) => `bericht/${id}/bsn`;
export const motivationOf = (id: MessageId) => `bericht/${id}/motivering`;
/** @param bsnHash in hexadecimal */
export const birthOf = (gemeente: string, bsnHash: string) => `client/${gemeente}/${bsnHash}/geboren`;
export const askedOf = (id: MessageId, plaats: number) => `bericht/${id}/verzoek/${plaats}`;

/** A value of PostgreSQL as JSON has it: whatever the driver makes of dates and large numbers plays no part. */
export type Json<T> = T extends Temporal.PlainDate | Temporal.Instant
  ? string
  : T extends readonly (infer E)[]
    ? readonly Json<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Json<T[K]> }
      : T;

/** A day as PostgreSQL writes it: a year beyond 9999 has no sign, which ISO 8601 asks for. */
export function dayFrom(tekst: string): Temporal.PlainDate {
  const [year, month, day] = tekst.split('-').map(Number);
  return Temporal.PlainDate.from(
    { year: year ?? 0, month: month ?? 0, day: day ?? 0 },
    { overflow: 'reject' },
  );
}

/** The same the other way round. */
export function dayText(dag: Temporal.PlainDate): string {
  return dag.toString().replace(/^\+0*/, '');
}

export function dayOrNull(tekst: string | null): Temporal.PlainDate | null {
  return tekst === null ? null : dayFrom(tekst);
}

export function momentFrom(tekst: string): Temporal.Instant {
  return Temporal.Instant.from(tekst);
}

export function momentOrNull(tekst: string | null): Temporal.Instant | null {
  return tekst === null ? null : momentFrom(tekst);
}

/** PostgreSQL keeps microseconds and would round the rest, possibly into the next day. */
export function momentText(op: Temporal.Instant): string {
  return op.toString({ smallestUnit: 'microsecond' });
}

/** As the rows of a table have it; sent as one parameter, however many there are. */
export function termRows(termijnen: readonly Obligation[]): string {
  return JSON.stringify(
    termijnen.map(({ verplichting, partij, vanaf, uiterlijk, referentieAanbieder }) => ({
      verplichting,
      partij,
      vanaf: dayText(vanaf),
      uiterlijk: dayText(uiterlijk),
      referentie: referentieAanbieder,
    })),
  );
}

export const termColumns = sql`(verplichting text, partij text, vanaf date, uiterlijk date, referentie text)`;

/** An insert of events, for use as a statement or within one. */
export function insertEvents(gebeurtenissen: readonly MessageEvent[]): RawBuilder<unknown> {
  const rijen = gebeurtenissen.map(({ op, berichtId, ...rest }) => ({
    ...rest,
    op: momentText(op),
    bericht_id: berichtId,
  }));
  return sql`
    insert into gebeurtenis (op, wat, wie, bericht_id, bijzonderheden)
    select op, wat, wie, bericht_id, bijzonderheden
    from jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb)
      as e(op timestamptz, wat text, wie text, bericht_id uuid, bijzonderheden jsonb)`;
}

/** A stored message as facts and rulings give it; `bericht` is the name under which the query knows its row. */
export type StoredJson = {
  readonly id: MessageId;
  readonly volgnummer: number;
  readonly herkomst: StoredMessage['herkomst'];
  readonly standaard: Standaard;
  readonly nummer: Nummer;
  readonly afzender: string | null;
  readonly ontvanger: string | null;
  readonly identificatie: string | null;
  readonly dagtekening: string | null;
  readonly ontvangenOp: string;
};

export function selectStored(bericht: string): RawBuilder<StoredJson> {
  const b = sql.table(bericht);
  return sql`json_build_object('id', ${b}.id, 'volgnummer', ${b}.volgnummer, 'herkomst', ${b}.herkomst,
    'standaard', ${b}.standaard, 'nummer', ${b}.nummer, 'afzender', ${b}.afzender, 'ontvanger', ${b}.ontvanger,
    'identificatie', ${b}.identificatie, 'dagtekening', ${b}.dagtekening, 'ontvangenOp', ${b}.ontvangen_op)`;
}

export function storedFrom(json: StoredJson, verzegeld: Uint8Array, kluis: Kluis): StoredMessage {
  const { id, volgnummer, herkomst, ontvangenOp, dagtekening, ...identiteit } = json;
  return {
    id,
    volgnummer,
    herkomst,
    identiteit: { ...identiteit, dagtekening: dayOrNull(dagtekening) },
    ontvangenOp: momentFrom(ontvangenOp),
    bytes: kluis.open(verzegeld, bytesOf(id)),
  };
}

export type EarlierJson = {
  readonly standaard: Standaard;
  readonly nummer: Nummer;
  readonly identificatie: string | null;
  readonly ontvangenOp: string;
};

/** A message as a finding may name it; `bericht` is the name under which the query knows its row. */
export function selectEarlier(bericht: string): RawBuilder<EarlierJson> {
  const b = sql.table(bericht);
  return sql`json_build_object('standaard', ${b}.standaard, 'nummer', ${b}.nummer,
    'identificatie', ${b}.identificatie, 'ontvangenOp', ${b}.ontvangen_op)`;
}

export function earlierFrom(json: EarlierJson): EarlierMessage {
  return {
    bericht: nameOf(json),
    identificatie: json.identificatie ?? '',
    ontvangenOp: momentFrom(json.ontvangenOp),
  };
}

/**
 * The number under which everything of a provider and client takes its turn; null for a declaration, which takes its
 * turn with the provider. Two streams that share one by chance only wait for each other.
 */
export function streamOf(
  identiteit: Pick<MessageIdentity, 'standaard' | 'nummer' | 'afzender' | 'ontvanger'>,
  bsnHash: Uint8Array | null,
): string | null {
  const { aanbieder } = partiesOf(identiteit);
  if (aanbieder === null || reachOf(identiteit.nummer) === 'aanbieder') return null;
  const hash = createHash('sha256').update(`${aanbieder}/`);
  if (bsnHash) hash.update(bsnHash);
  return String(hash.digest().readBigInt64BE());
}

/** The number of the advisory lock of a provider, for the value of an SQL expression; null when that is null. */
export function providerLock(aanbieder: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`hashtextextended(${aanbieder}, 1)`;
}

/** Between whom a message goes. */
export type Relation = {
  readonly standaard: Standaard;
  readonly gemeente: string;
  readonly aanbieder: string;
};

/** Whose case a message is about. */
export type Owner = Relation & { readonly bsnHash: Uint8Array };

export function relationOf(
  bericht: Pick<MessageIdentity, 'standaard' | 'nummer' | 'afzender' | 'ontvanger'>,
): Relation | null {
  const { gemeente, aanbieder } = partiesOf(bericht);
  return gemeente === null || aanbieder === null
    ? null
    : { standaard: bericht.standaard, gemeente, aanbieder };
}

/** How often each number was recorded, and which version of each request was seen, when facts were read. */
export type Standings = {
  /** By ToewijzingNummer; one that nobody has was recorded 0 times, one that was not looked at is absent. */
  readonly toewijzingen: Readonly<Record<string, number>>;
  /** By ReferentieAanbieder. */
  readonly verzoeken: RequestsSeen;
};

/** The constraint that an error says was broken by a value that exists already; null for any other error. */
export function brokenKey(fout: unknown): string | null {
  if (!(fout instanceof Error) || !('code' in fout) || fout.code !== '23505') return null;
  return 'constraint' in fout && typeof fout.constraint === 'string' ? fout.constraint : null;
}

/** Whether PostgreSQL gave up a transaction only because of another one: doing it again may succeed. */
export function isCollision(fout: unknown): boolean {
  return fout instanceof Error && 'code' in fout && (fout.code === '40001' || fout.code === '40P01');
}

/** An id that is no UUID is nobody's; asking PostgreSQL would be an error. */
export function isId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}
