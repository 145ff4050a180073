/** Requests as they are shown; what is asked is sealed in the database. */
import { type RawBuilder, sql } from 'kysely';
import type { AangevraagdProduct315, Verzoek317 } from '../../standard/berichten.generated.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';
import type {
  MessageId,
  RequestAdvice,
  RequestAnswer,
  RequestFilter,
  RequestId,
  RequestView,
} from '../casefile.ts';
import type { Kluis } from '../kluis.ts';
import { askedFrom } from '../requests.ts';
import {
  askedOf,
  dayFrom,
  dayText,
  type EarlierJson,
  earlierFrom,
  isId,
  type Json,
  momentFrom,
  motivationOf,
  type Store,
  selectEarlier,
} from './store.ts';
import { selectTermsOf, type TermJson, termFrom } from './views.ts';

export async function searchRequests(store: Store, filter: RequestFilter): Promise<readonly RequestView[]> {
  const { stand, aanbieder, uiterlijk, advies, onbeantwoord, bericht, bij, voor, aantal } = filter;
  if (bericht !== undefined && !isId(bericht)) return [];
  const demands = [
    ...(stand === undefined ? [] : [sql`v.stand = ${stand}`]),
    ...(aanbieder === undefined ? [] : [sql`v.aanbieder = ${aanbieder}`]),
    ...(uiterlijk === undefined
      ? []
      : [
          sql`exists (select from termijn t where t.verzoek_id = v.id and t.einde is null
            and t.uiterlijk <= ${dayText(uiterlijk)}::date)`,
        ]),
    ...(advies === undefined ? [] : [sql`v.advies = ${advies}`]),
    ...(onbeantwoord === undefined ? [] : [sql`v.versie = 1`]),
    ...(bericht === undefined ? [] : [sql`v.bericht_id = ${bericht}::uuid`]),
    ...(bij === undefined
      ? []
      : [
          sql`v.gemeente = ${bij.gemeente} and v.standaard = ${bij.standaard} and exists (
            select from bericht m where m.id = v.bericht_id and m.ontvangen_op >= ${bij.van.toString()}::timestamptz
              and m.ontvangen_op < ${bij.voor.toString()}::timestamptz)`,
        ]),
    ...(voor === undefined ? [] : [sql`v.id < ${voor}`]),
  ];
  const welke = sql.join([sql`not v.afgekeurd`, ...demands], sql` and `);
  const gevonden = await selectRequests(store, sql`${welke} order by v.id desc limit ${aantal}`);
  return gevonden.map(({ verzoek }) => verzoek);
}

export async function showRequest(store: Store, id: RequestId): Promise<RequestView | null> {
  if (!isRequestId(id)) return null;
  const [gevonden] = await selectRequests(store, sql`v.id = ${id} and not v.afgekeurd`);
  return gevonden?.verzoek ?? null;
}

/** Any other number is nobody's; asking PostgreSQL could be an error. */
export function isRequestId(id: RequestId): boolean {
  return Number.isSafeInteger(id) && id > 0;
}

/** A request with how often it changed. */
export type ReadRequest = { readonly verzoek: RequestView; readonly versie: number };

type AnswerJson = Json<Omit<RequestAnswer, 'motivering'>> & {
  /** Sealed, in base64. */
  readonly motivering: string | null;
};

type RequestRow = {
  readonly versie: number;
  readonly verzoek: {
    readonly id: RequestId;
    readonly plaats: number;
    readonly berichtId: MessageId;
    readonly soort: '315' | '317';
    readonly referentieAanbieder: string;
    readonly stand: RequestView['stand'];
    readonly standaard: Standaard;
    readonly aanbieder: string;
    readonly gemeente: string;
    readonly dagtekening: string;
    readonly uitBericht: EarlierJson;
    readonly termijnen: readonly TermJson[];
    readonly advies: RequestAdvice['oordeel'] | null;
    readonly redenen: RequestAdvice['redenen'] | null;
    readonly antwoorden: readonly AnswerJson[] | null;
  };
  readonly gevraagd: Uint8Array;
};

export async function selectRequests(
  { db, kluis }: Store,
  welke: RawBuilder<unknown>,
): Promise<readonly ReadRequest[]> {
  const { rows } = await sql<RequestRow>`
    select v.versie, v.gevraagd_verzegeld as gevraagd, json_build_object(
      'id', v.id, 'plaats', v.plaats, 'berichtId', v.bericht_id, 'soort', v.soort,
      'referentieAanbieder', v.referentie, 'stand', v.stand, 'standaard', v.standaard, 'aanbieder', v.aanbieder,
      'gemeente', v.gemeente, 'dagtekening', b.dagtekening, 'uitBericht', ${selectEarlier('b')},
      'termijnen', ${selectTermsOf(sql`t.verzoek_id = v.id`)}, 'advies', v.advies, 'redenen', v.redenen,
      'antwoorden', (
        select json_agg(json_build_object('berichtId', a.bericht_id, 'stand', a.stand, 'op', m.ontvangen_op,
          'wie', m.herkomst, 'afgekeurd', a.status = 'afgekeurd',
          'motivering', translate(encode(a.motivering_verzegeld, 'base64'), chr(10), '')) order by a.id)
        from verzoek_antwoord a join bericht m on m.id = a.bericht_id where a.verzoek_id = v.id)) as verzoek
    from verzoek v join bericht b on b.id = v.bericht_id
    where ${welke}`.execute(db);
  return rows.map(({ verzoek, gevraagd, versie }) => {
    const { plaats, soort, dagtekening, termijnen, advies, redenen, antwoorden, ...rest } = verzoek;
    const uitBericht = earlierFrom(verzoek.uitBericht);
    const klaar = Buffer.from(kluis.open(gevraagd, askedOf(verzoek.berichtId, plaats))).toString();
    const gemeen = {
      ...rest,
      ontvangenOp: uitBericht.ontvangenOp,
      dagtekening: dayFrom(dagtekening),
      uitBericht,
      termijnen: termijnen.map(termFrom),
      advies: advies === null ? null : { oordeel: advies, redenen: redenen ?? [] },
      antwoorden: (antwoorden ?? []).map((antwoord) => answerFrom(antwoord, kluis)),
    };
    const gelezen: RequestView =
      soort === '315'
        ? { ...gemeen, soort, gevraagd: askedFrom<AangevraagdProduct315>(klaar) }
        : { ...gemeen, soort, gevraagd: askedFrom<Verzoek317>(klaar) };
    return { verzoek: gelezen, versie };
  });
}

function answerFrom({ op, motivering, ...antwoord }: AnswerJson, kluis: Kluis): RequestAnswer {
  const verzegeld = motivering === null ? null : Buffer.from(motivering, 'base64');
  return {
    ...antwoord,
    op: momentFrom(op),
    motivering: verzegeld && Buffer.from(kluis.open(verzegeld, motivationOf(antwoord.berichtId))).toString(),
  };
}
