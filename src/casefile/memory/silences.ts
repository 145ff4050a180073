/** What a provider did not tell of or offer again, out of plain maps. */
import { isBefore } from '../../rules/dates.ts';
import type { MessageId } from '../casefile.ts';
import type { EndedAllocation, RefusedOffer, RefusedOfferQuery } from '../watched.ts';
import { everythingInForce } from './dossier.ts';
import type { State } from './facts.ts';
import { row } from './register.ts';
import { compareText, isAbout, sentOn, startsOn } from './watched.ts';

export function endedWithoutStop(
  { dossier, register }: Pick<State, 'dossier' | 'register'>,
  sinds: Temporal.PlainDate,
  vandaag: Temporal.PlainDate,
): readonly EndedAllocation[] {
  return everythingInForce(dossier)
    .flatMap((geldt): readonly EndedAllocation[] => {
      const { toewijzing, eigenaar, berichtId, leveringen } = geldt;
      const { toewijzingNummer, product, einddatum, redenWijziging } = toewijzing;
      if (redenWijziging === '13' || einddatum === null) return [];
      if (isBefore(einddatum, sinds) || !isBefore(einddatum, vandaag)) return [];
      const start = startsOn(geldt).at(-1);
      const verzondenOp = sentOn(register, berichtId);
      if (start === undefined || verzondenOp === null) return [];
      const gestopt = leveringen.some(
        ({ sleutel }) =>
          'einddatum' in sleutel && isAbout(sleutel, toewijzing) && sleutel.begindatum.equals(start),
      );
      if (gestopt) return [];
      const { standaard, gemeente, aanbieder } = eigenaar;
      return [
        { standaard, gemeente, aanbieder, toewijzingNummer, product, berichtId, einddatum, verzondenOp },
      ];
    })
    .toSorted(
      (a, b) =>
        compareText(a.gemeente, b.gemeente) ||
        compareText(a.standaard, b.standaard) ||
        a.toewijzingNummer - b.toewijzingNummer,
    );
}

export function refusedOffers(
  { declaraties, register }: Pick<State, 'declaraties' | 'register'>,
  { gemeente, standaard, sinds }: RefusedOfferQuery,
): readonly RefusedOffer[] {
  const judgedAt = (id: MessageId) => row(register, id).beoordeeldOp ?? row(register, id).ontvangenOp;
  const laatste = new Map<string, Omit<RefusedOffer, 'terug'>>();
  for (const regels of declaraties.geweigerd.values()) {
    for (const { toewijzingNummer, maand, aanbieder, berichtId } of regels) {
      const relatie = declaraties.perBericht.get(berichtId)?.relatie;
      const op = judgedAt(berichtId);
      if (relatie?.gemeente !== gemeente || relatie.standaard !== standaard) continue;
      if (Temporal.Instant.compare(op, sinds) < 0) continue;
      const sleutel = `${aanbieder}/${toewijzingNummer}/${maand}`;
      const al = laatste.get(sleutel);
      if (al && Temporal.Instant.compare(op, al.op) < 0) continue;
      laatste.set(sleutel, { standaard, gemeente, aanbieder, toewijzingNummer, maand, berichtId, op });
    }
  }
  return [...laatste.values()]
    .map((een): RefusedOffer => {
      const toegekend = [
        ...(declaraties.perToewijzing.get(`${gemeente}/${standaard}/${een.toewijzingNummer}`) ?? []),
      ]
        .filter(
          ({ relatie, prestatie }) =>
            relatie.aanbieder === een.aanbieder &&
            prestatie.IngediendBedrag.DebetCredit === 'D' &&
            prestatie.ProductPeriode.Begindatum.with({ day: 1 }).equals(een.maand),
        )
        .map(({ berichtId }) => judgedAt(berichtId))
        .filter((op) => Temporal.Instant.compare(op, een.op) >= 0)
        .toSorted(Temporal.Instant.compare);
      return { ...een, terug: toegekend[0] ?? null };
    })
    .toSorted(
      (a, b) =>
        Temporal.Instant.compare(a.op, b.op) ||
        compareText(a.aanbieder, b.aanbieder) ||
        a.toewijzingNummer - b.toewijzingNummer ||
        Temporal.PlainDate.compare(a.maand, b.maand),
    );
}
