/** What has been agreed in a region, as the rules see it. Loaded from `protocols/` and a contracts file. */
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { Calendar } from './workingdays.ts';

export type Protocol = {
  readonly naam: string;
  readonly kalender: Calendar;
  /**
   * TR381: the categories under which a product code is listed, per law; a code listed nowhere is absent.
   * Whether an unlisted code is allowed is `onbekendeProductcode`.
   */
  readonly productcategorieen: Readonly<Record<Standaard, ReadonlyMap<string, ReadonlySet<string>>>>;
  readonly onbekendeProductcode: 'toegestaan' | 'geweigerd';
};
