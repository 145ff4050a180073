/** The casefile in PostgreSQL 15 or newer: the truth of an installation. The SQL is under `postgres/`, by subject. */
import type { Casefile } from './casefile.ts';
import type { Store } from './postgres/store.ts';

/** `db` must have been migrated; `kluis` must be the same for every process that uses it. */
export declare function postgresCasefile(store: Store): Casefile;
