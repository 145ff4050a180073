/**
 * Whose turn it is to be judged: from what waits, along an index per provider. As plain text, for these are asked at every
 * intake and every judgement, and putting SQL together costs more than running it.
 */
import { CompiledQuery } from 'kysely';
import type { MessageId, TurnQuery, TurnRule, Turns } from '../casefile.ts';
import { type Db, isId, momentText } from './store.ts';

const unjudged = "e.beoordeeld_op is null and e.herkomst <> 'berichtenpoort'";
const notHeld = `${unjudged} and e.aangehouden_tot is null`;
/** `$5`: now. */
const due = `${unjudged} and e.wacht_op is null and (e.aangehouden_tot is null or e.aangehouden_tot <= $5::timestamptz)`;
/** Sealed, but the length of what is stored is known without reading it. */
const size = 'octet_length(e.bytes_verzegeld)';

/** A provider that a broken message does not name is one provider too; two branches, for an index is no use to `or`. */
function waiting(van: string, welke: string, aantal: string): string {
  const branch = (aanbieder: string) => `(
    select e.id, e.volgnummer, ${size} as omvang from bericht e
    where ${aanbieder} and ${welke} order by e.volgnummer limit ${aantal})`;
  return `(${branch(`e.aanbieder = ${van}`)} union all ${branch(`${van} is null and e.aanbieder is null`)})`;
}

/** `$1` turns for what is not heavy, `$2` for what is, from `$3` bytes. */
const rule = { licht: '$1::integer', zwaar: '$2::integer', vanaf: '$3::bigint' } as const;
const heavy = `${size} >= ${rule.vanaf}`;
const light = `${size} < ${rule.vanaf}`;

const before = (weegt: string, aantal: string) => `(
  select count(*) from ${waiting('m.aanbieder', `e.volgnummer < m.volgnummer and ${notHeld} and ${weegt}`, aantal)} e) < ${aantal}`;

const ofThese = `
  select m.id, m.zwaar from (
    select e.id, e.volgnummer, e.aanbieder, e.aangehouden_tot, ${heavy} as zwaar from bericht e
    where e.id = any($4::uuid[]) and ${unjudged}
  ) m
  where m.aangehouden_tot is not null or case when m.zwaar then ${before(heavy, rule.zwaar)} else ${before(light, rule.licht)} end
  order by m.volgnummer`;

const after = (weegt: string, aantal: string) =>
  waiting('m.aanbieder', `e.volgnummer > m.volgnummer and ${due} and ${weegt}`, aantal);
const following = `
  select w.id, m.zwaar from (
    select e.volgnummer, e.aanbieder, ${heavy} as zwaar from bericht e where e.id = $4::uuid
  ) m, lateral (
    select * from ${after(light, rule.licht)} e where not m.zwaar
    union all
    select * from ${after(heavy, rule.zwaar)} e where m.zwaar
  ) w
  order by w.volgnummer`;

const first = (weegt: string, aantal: string) => `
  select w.id, w.volgnummer, w.omvang, row_number() over (order by w.volgnummer) as plaats
  from ${waiting('a.aanbieder', `${due} and ${weegt}`, aantal)} w`;
const next = (na: string) => `(
  select e.aanbieder from bericht e where ${due} and e.aanbieder is not null and ${na}
  order by e.aanbieder limit 1)`;
/** From one provider to the next along the index: a backlog of one of them is not read through. */
const ofEverybody = `
  with recursive aanbieders as (
    select ${next('true')} as aanbieder
    union all
    select ${next('e.aanbieder > a.aanbieder')} from aanbieders a where a.aanbieder is not null
  )
  select w.id, w.omvang >= ${rule.vanaf} as zwaar from aanbieders a, lateral (
    (${first(light, rule.licht)}) union all (${first(heavy, rule.zwaar)})
  ) w
  order by w.plaats, w.volgnummer limit $4::integer`;

export async function turns(db: Db, vraag: TurnQuery, regel: TurnRule): Promise<Turns> {
  const [text, ...about] = asked(vraag);
  if (text === null) return { licht: [], zwaar: [] };
  const parameters = [regel.licht, regel.zwaar, regel.zwaarVanaf, ...about];
  const { rows } = await db.executeQuery<{ id: MessageId; zwaar: boolean }>(
    CompiledQuery.raw(text, parameters),
  );
  const ids = (zwaar: boolean) => rows.filter((rij) => rij.zwaar === zwaar).map(({ id }) => id);
  return { licht: ids(false), zwaar: ids(true) };
}

function asked(vraag: TurnQuery): readonly [text: string | null, ...about: readonly unknown[]] {
  if ('van' in vraag) return [ofThese, vraag.van.filter(isId)];
  const nu = momentText(vraag.nu);
  return 'na' in vraag
    ? [isId(vraag.na) ? following : null, vraag.na, nu]
    : [ofEverybody, vraag.hoogstens, nu];
}

export async function sizeOf(db: Db, id: MessageId): Promise<number | null> {
  if (!isId(id)) return null;
  const { rows } = await db.executeQuery<{ omvang: number }>(
    CompiledQuery.raw(`select ${size} as omvang from bericht e where e.id = $1`, [id]),
  );
  return rows[0]?.omvang ?? null;
}
