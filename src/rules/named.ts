/** A product of a request for change that names an allocation by number: TR350 and TR351. */
import { isCurrent, isRemoved, ownAllocations } from './allocations.ts';
import type { Occurrence } from './classes.ts';
import { datum } from './dutch.ts';
import { messageText, messageValues } from './earlier.ts';
import type { AllocationFact, ChangeRequestFacts } from './facts.ts';
import type { Defect, RuleContext } from './rule.ts';

type WithNumber = { readonly ToewijzingNummer: number };

/** Every product whose number is not that of a current allocation of this client at this provider. */
export function* notCurrent(
  leden: readonly Occurrence<WithNumber>[],
  { feiten, ontvangstdag }: RuleContext<'317'>,
): Iterable<Defect> {
  const bekend = ownAllocations(feiten.toewijzingen);
  for (const { pad, inhoud } of leden) {
    const nummer = inhoud.ToewijzingNummer;
    const toewijzing = bekend.get(nummer);
    if (toewijzing !== undefined && isCurrent(toewijzing, ontvangstdag)) continue;
    yield {
      klasse: pad,
      element: 'ToewijzingNummer',
      melding:
        toewijzing === undefined
          ? `Er is geen toewijzing met nummer ${nummer} van deze cliënt aan deze aanbieder bekend.`
          : `Toewijzing ${nummer} ${ending(toewijzing)} (${messageText(toewijzing.uitBericht)}) en is op ${datum(ontvangstdag)} dus niet actueel.`,
      waarden: {
        ToewijzingNummer: String(nummer),
        peildatum: datum(ontvangstdag),
        ...(toewijzing === undefined ? {} : messageValues(toewijzing.uitBericht)),
      },
      herstel:
        'Noem alleen toewijzingen die nu of later geldig zijn; zorg zonder geldige toewijzing wordt gevraagd met een verzoek om toewijzing.',
    };
  }
}

function ending(toewijzing: AllocationFact): string {
  const { einddatum } = toewijzing;
  if (isRemoved(toewijzing) || einddatum === null) return 'is verwijderd';
  return `is geëindigd op ${datum(einddatum)}`;
}

/** Every product with the allocation of this client at this provider that it names; others are for TR350 and TR351. */
export function* withAllocation<T extends WithNumber>(
  leden: readonly Occurrence<T>[],
  { toewijzingen }: ChangeRequestFacts,
): Iterable<Occurrence<T> & { readonly toewijzing: AllocationFact }> {
  const bekend = ownAllocations(toewijzingen);
  for (const lid of leden) {
    const toewijzing = bekend.get(lid.inhoud.ToewijzingNummer);
    if (toewijzing !== undefined) yield { ...lid, toewijzing };
  }
}
