/** What the SQL of the casefile needs from outside, and the few things every part of it does. */
import type { Kysely } from 'kysely';
import type { Kluis } from '../kluis.ts';

export type Store = { readonly db: Kysely<unknown>; readonly kluis: Kluis };
