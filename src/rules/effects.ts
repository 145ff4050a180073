/** What an approved message changes in the casefile. Effects are data; the casefile carries them out. */
import type {
  AangevraagdProduct315,
  CDT_Omvang,
  CDT_Product,
  LDT_RedenBeeindiging,
  LDT_RedenWijziging,
  LDT_RetourCode,
  Prestatie323,
  Verzoek317,
} from '../standard/berichten.generated.ts';

/** The logical key of a StartProduct (IV008, TR101). Absent elements are null: absent equals absent. */
export type StartKey = {
  readonly toewijzingNummer: number | null;
  readonly product: CDT_Product | null;
  readonly begindatum: Temporal.PlainDate;
};
/** The logical key of a StopProduct (IV008, TR101). */
export type StopKey = StartKey & {
  readonly einddatum: Temporal.PlainDate;
  readonly redenBeeindiging: LDT_RedenBeeindiging;
};

export type Effect =
  | {
      readonly effect: 'toewijzing-vastgelegd';
      readonly toewijzingNummer: number;
      readonly referentieAanbieder: string | null;
      readonly product: CDT_Product | null;
      readonly ingangsdatum: Temporal.PlainDate;
      readonly einddatum: Temporal.PlainDate | null;
      readonly redenWijziging: LDT_RedenWijziging | null;
      readonly omvang: CDT_Omvang | null;
      /** eurocents */
      readonly budget: number | null;
    }
  | {
      readonly effect: 'start-vastgelegd';
      readonly sleutel: StartKey;
      readonly toewijzingIngangsdatum: Temporal.PlainDate | null;
    }
  | { readonly effect: 'start-verwijderd'; readonly sleutel: StartKey }
  | {
      readonly effect: 'stop-vastgelegd';
      readonly sleutel: StopKey;
      readonly toewijzingIngangsdatum: Temporal.PlainDate | null;
    }
  | { readonly effect: 'stop-verwijderd'; readonly sleutel: StopKey }
  | {
      /** One requested product of a 315, or a 317 as a whole, waits for a decision. */
      readonly effect: 'verzoek-vastgelegd';
      readonly soort: '315' | '317';
      readonly referentieAanbieder: string;
      /** What is asked, for whoever decides: the class as it stands in the message. */
      readonly gevraagd: AangevraagdProduct315 | Verzoek317;
    }
  | {
      /** A 319 of ours, or one we received: the request is refused or under investigation. */
      readonly effect: 'verzoek-beantwoord';
      readonly referentieAanbieder: string;
      readonly stand: 'in-onderzoek' | 'afgewezen';
    }
  | {
      /** A declaration was taken in, with what of it was granted; also when that is nothing. */
      readonly effect: 'declaratie-vastgelegd';
      readonly declaratieNummer: string;
      readonly periode: { readonly begindatum: Temporal.PlainDate; readonly einddatum: Temporal.PlainDate };
      /** DeclaratieDagtekening. */
      readonly dagtekening: Temporal.PlainDate;
      /** The last day to pay what is granted on. */
      readonly betalenUiterlijk: Temporal.PlainDate;
      /** eurocents, signed */
      readonly ingediend: number;
      readonly toegekend: number;
    }
  | {
      readonly effect: 'prestatie-toegekend';
      /** Place (from 0) of its client in Declaratie/Clienten. */
      readonly client: number;
      readonly prestatie: Prestatie323;
    }
  | {
      /** A retour closed our own message: its term ends; codes present mean it counts as never sent (OP286). */
      readonly effect: 'retour-verwerkt';
      readonly heenberichtId: string;
      readonly afgekeurd: boolean;
      readonly retourcodes: readonly LDT_RetourCode[];
    };
