/** `explain [--alles] ID`: the whole story of one message, from the database of the service. */
import { parseArgs } from 'node:util';
import type { Casefile, MessageId } from '../../casefile/casefile.ts';
import { postgresCasefile } from '../../casefile/postgres.ts';
import { systeemklok } from '../../platform/clock.ts';
import { leesUitlegconfiguratie } from '../../platform/config.ts';
import { openDatabase } from '../../platform/database.ts';
import { maakKluis } from '../../platform/sleutels.ts';
import { amsterdamDay } from '../../rules/workingdays.ts';
import { configurationFrom } from '../configuration.ts';
import { type Exit, exit, type Io, UsageError } from '../io.ts';
import { type Story, tell } from './story.ts';

/** A request names far fewer products. */
const meestePerBericht = 1000;

/** More lines than this of one kind help nobody who did not ask for them. */
const genoeg = 25;

export async function explain(argv: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { alles: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [id, ...meer] = positionals;
  if (id === undefined || meer.length > 0) {
    throw new UsageError(
      'Geef de id van één bericht: explain [--alles] ID. De api toont de id bij ieder bericht.',
    );
  }
  const configuratie = configurationFrom(leesUitlegconfiguratie, io);
  const database = openDatabase({ url: configuratie.databaseUrl, verbindingen: 1, meld: () => {} });
  try {
    const casefile = postgresCasefile({ db: database.db, kluis: maakKluis(configuratie) });
    const verhaal = await storyOf(id, casefile);
    if (!verhaal) {
      throw new UsageError(
        `Er is geen bericht met id ${id}. Controleer de id, en of BERICHTENPOORT_DATABASE_URL de goede database noemt.`,
      );
    }
    const vandaag = amsterdamDay(systeemklok.nu());
    const regels = tell(verhaal, vandaag, values.alles ? Number.POSITIVE_INFINITY : genoeg);
    for (const regel of regels) io.uit(regel);
    return exit.goed;
  } finally {
    await database.sluit();
  }
}

/** @returns null when there is no such message */
export async function storyOf(
  id: MessageId,
  casefile: Pick<Casefile, 'toon' | 'gebeurtenissen' | 'bekend' | 'verzoeken'>,
): Promise<Story | null> {
  const bericht = await casefile.toon(id);
  if (!bericht) return null;
  const [gebeurtenissen, bekend, verzoeken] = await Promise.all([
    casefile.gebeurtenissen(id),
    casefile.bekend(id),
    casefile.verzoeken({ bericht: id, aantal: meestePerBericht }),
  ]);
  const [antwoord, vraag] = await Promise.all(
    [bericht.antwoordId, bericht.inAntwoordOp].map((ander) => (ander === null ? null : casefile.toon(ander))),
  );
  return {
    bericht,
    gebeurtenissen,
    bekend,
    verzoeken: verzoeken.toReversed(),
    antwoord: antwoord ?? null,
    vraag: vraag ?? null,
  };
}
