/**
 * A register of residence in a file, for a municipality that has no other:
 *
 *     client,gemeente,geldig_van,geldig_tot
 *     3f8a…,0772,2021-01-01,
 *
 * `client` is the keyed hash of a BSN in hexadecimals, by the key of this installation: whoever finds the file learns who
 * is in it only with that key, and no BSN lies on disk. `berichtenpoort woonplaatsen` makes it. The file may be replaced
 * while the service runs.
 */
import { readFileSync, statSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const regel = z.object({
  client: z.string().regex(/^[0-9a-f]{64}$/, 'een gehashte client van 64 hexadecimale tekens'),
  gemeente: z.string().regex(/^[0-9]{4}$/, 'een gemeentecode van 4 cijfers'),
  geldig_van: z.iso.date('een datum als JJJJ-MM-DD'),
  geldig_tot: z.union([z.iso.date('een datum als JJJJ-MM-DD'), z.literal('')]),
});
export type Woonplaatsregel = z.infer<typeof regel>;

export const kolommen = ['client', 'gemeente', 'geldig_van', 'geldig_tot'] as const;

type Opties = {
  readonly bsnHash: (bsn: string) => Uint8Array;
  /** The file was replaced by one that cannot be read; the one before is still used. */
  readonly meld: (fout: string) => void;
};

/** @throws when the file cannot be read, or says something that is no register */
export function openWoonplaatsregister(pad: string, { bsnHash, meld }: Opties) {
  let stand = '';
  let perClient = new Map<string, readonly Woonplaatsregel[]>();
  const read = () => {
    const { mtimeMs, size } = statSync(pad);
    const nu = `${mtimeMs} ${size}`;
    if (nu === stand) return;
    // Also when it turns out to be none: that is told once.
    stand = nu;
    perClient = Map.groupBy(leesRegels(pad), ({ client }) => client);
  };
  read();
  return {
    async gemeenteVan(bsn: string, dag: Temporal.PlainDate): Promise<string | null> {
      try {
        read();
      } catch (fout) {
        meld(fout instanceof Error ? fout.message : String(fout));
      }
      const op = dag.toString();
      const regels = perClient.get(Buffer.from(bsnHash(bsn)).toString('hex')) ?? [];
      const geldig = regels.findLast(
        ({ geldig_van, geldig_tot }) => geldig_van <= op && (geldig_tot === '' || op <= geldig_tot),
      );
      return geldig?.gemeente ?? null;
    },
  };
}

function leesRegels(pad: string): readonly Woonplaatsregel[] {
  const columns = (kop: readonly string[]) => {
    if (kop.join() === kolommen.join()) return [...kop];
    throw new Error(`Het woonplaatsregister ${pad} klopt niet. De eerste regel is niet: ${kolommen.join()}.`);
  };
  const rijen: unknown = parse(readFileSync(pad, 'utf8'), { columns, trim: true, skip_empty_lines: true });
  const uitslag = z.array(regel).safeParse(rijen);
  if (uitslag.success) return uitslag.data;
  // Which row and column, and never what stands there.
  const fouten = uitslag.error.issues
    .slice(0, 5)
    .map(({ path: [rij, kolom], message }) => `regel ${Number(rij) + 2}, ${String(kolom)}: ${message}`);
  throw new Error(`Het woonplaatsregister ${pad} klopt niet. ${fouten.join('; ')}.`);
}
