/** What in a message is about a person, as a finding might repeat it. */
import type { Bericht } from '../src/standard/berichten.generated.ts';

/** Elements that identify or locate somebody, or tell about them. */
const persoonlijk = new Set([
  'Bsn',
  'Achternaam',
  'Voornamen',
  'Voorletters',
  'Naam',
  'ZorgverlenerCode',
  'Straatnaam',
  'Plaatsnaam',
  'Postcode',
  'Emailadres',
  'Telefoonnummer',
  'Organisatie',
  'Commentaar',
]);

/** Every value that is about a person, in each way in which it might be written. */
export function personalValues(bericht: Bericht): readonly string[] {
  const gevonden = [...valuesIn(bericht, '')];
  const geboren = gevonden.flatMap(({ geboren: dag }) => dag ?? []);
  const anders = new Set(gevonden.flatMap(({ dag }) => dag?.toString() ?? []));
  return [
    ...gevonden.flatMap(({ tekst }) => tekst ?? []),
    // What is a day of something else too, or says that nothing is known, tells nothing.
    ...geboren
      .filter((dag) => !anders.has(dag.toString()) && dag.toString() !== '1900-01-01')
      .flatMap((dag) => [dag.toString(), dutch(dag)]),
  ];
}

type Found = {
  readonly tekst?: string;
  readonly geboren?: Temporal.PlainDate;
  readonly dag?: Temporal.PlainDate;
};

function* valuesIn(deel: unknown, naam: string): Iterable<Found> {
  if (deel instanceof Temporal.PlainDate) {
    yield naam === 'Geboortedatum' ? { geboren: deel } : { dag: deel };
  } else if (typeof deel === 'string') {
    // Of one or two characters anything is a part.
    if (persoonlijk.has(naam) && deel.trim().length > 2) yield { tekst: deel };
  } else if (typeof deel === 'object' && deel !== null) {
    for (const [element, waarde] of Object.entries(deel)) {
      // A birth date is written down one level deeper.
      yield* valuesIn(waarde, element === 'Datum' || Array.isArray(deel) ? naam : element);
    }
  }
}

const dutch = (dag: Temporal.PlainDate) =>
  [String(dag.day).padStart(2, '0'), String(dag.month).padStart(2, '0'), dag.year].join('-');
