/** Faults that no example can notice, because they are no faults: each with the reason. */

type Overlever = {
  readonly bestand: string;
  /** As `run.ts` writes it. */
  readonly wat: readonly string[];
  readonly waarom: string;
};

const snelheid = 'It only saves work: without it the loop below finds nothing.';
const type = 'It is there for the type; what follows is empty or absent then as well.';

export const overlevers: readonly Overlever[] = [
  { bestand: 'overlap.ts', wat: ['regels.length < 2 → false', 'return; → ;'], waarom: snelheid },
  {
    bestand: 'overlap.ts',
    wat: ['isPeriod(inhoud) && !mayStack(standaard, inhoud) → (!mayStack(standaard, inhoud))'],
    waarom:
      'A period that ends before it begins is refused at level 2 by CS003, whatever else is said of it.',
  },
  {
    bestand: 'overlap.ts',
    wat: ["standaard === 'iwmo-3.2' && product !== undefined → (product !== undefined)"],
    waarom: 'Categories 11 to 14 are those of the Wmo only; under iJw no schema lets them in.',
  },
  { bestand: 'repeats.ts', wat: ['leden.length < 2 → false', 'return; → ;'], waarom: snelheid },
  {
    bestand: 'declaration/amounts.ts',
    wat: ['minuten === 0 → false', '0 → 1'],
    waarom: 'What costs nothing is also what multiplying by the tariff gives.',
  },
  {
    bestand: 'declaration/calendar.ts',
    wat: ['dag.year * 12 + dag.month - 1 → dag.year * 12 + dag.month + 1', '1 → 2'],
    waarom: 'Months are only ever compared and subtracted, so where they are counted from does not matter.',
  },
  {
    bestand: 'declaration/calendar.ts',
    wat: ['0 → 1', '0 → 1', '0 → 1'],
    waarom: 'The period within an allocation is never empty, so there is always a day, a week and a month.',
  },
  {
    bestand: 'declaration/calendar.ts',
    wat: ['isSunday(dag) → false', '0 → 1'],
    waarom: 'It is asked only of an Einddatum that is no Sunday.',
  },
  {
    bestand: 'declaration/ledger.ts',
    wat: ['return; → ;', 'prestatie.vorigReferentieNummer === null → false', 'return; → ;'],
    waarom: 'CD060 (level 2) sees to it that exactly the credits name another Prestatie.',
  },
  {
    bestand: 'declaration/ledger.ts',
    wat: ['rekening === undefined → false', 'return; → ;'],
    waarom: 'What is taken away was booked, so its allocation has an account.',
  },
  {
    bestand: 'declaration/volume.ts',
    wat: [
      'isBefore(begin, ingangsdatum) → !isBefore(ingangsdatum, begin)',
      'isAfter(eind, einddatum) → !isAfter(einddatum, eind)',
    ],
    waarom: 'Of two equal days it does not matter which is taken.',
  },
  {
    bestand: 'money.ts',
    wat: ["soort === 'C' && cent !== 0 → (soort === 'C')", '0 → 1'],
    waarom: 'Zero as a credit is refused at level 2 by CS325.',
  },
  {
    bestand: 'declaration/limit.ts',
    wat: ["namen.pop() ?? '' → (namen.pop())", 'regel.toewijzing === null → false'],
    waarom: type,
  },
  {
    bestand: 'delivery.ts',
    wat: [
      'laatst?.bericht !== bericht || laatst.leveringen !== leveringen → true',
      'laatst?.bericht !== bericht || laatst.leveringen !== leveringen → (laatst?.bericht !== bericht)',
      'laatst.leveringen !== leveringen → laatst.leveringen === leveringen',
    ],
    waarom: 'It only saves work: one message is judged with one set of deliveries.',
  },
  {
    bestand: 'delivery.ts',
    wat: ['een < ander → een <= ander', '1 → 2', 'een > ander → een >= ander', 'een > ander → een <= ander'],
    waarom: 'Keys within a message differ (TR101), and of their comparison only being negative counts.',
  },
  {
    bestand: 'delivery.ts',
    wat: ['4 → 5', '0 → 1'],
    waarom: 'A weight above all others, and a threshold that the condition beside it asks already.',
  },
  {
    bestand: 'named.ts',
    wat: ['isRemoved(toewijzing) || einddatum === null → (isRemoved(toewijzing))'],
    waarom: 'Only what is over or removed comes here, and what is not removed is over on a day.',
  },
  {
    bestand: 'national/cd066.ts',
    wat: ['!isProfessional(Type) || ZorgverlenerCode === undefined → (ZorgverlenerCode === undefined)'],
    waarom: 'Another Type with a ZorgverlenerCode is refused at the same level by CD068.',
  },
  {
    bestand: 'national/cs089.ts',
    wat: ["LandCode !== 'NL' || Postcode === undefined → (LandCode !== 'NL')"],
    waarom: 'A LandCode without Postcode is refused at the same level by CD005.',
  },
  {
    bestand: 'national/tr302.ts',
    wat: ["RedenWijziging !== '13' && RedenWijziging !== '01' → (RedenWijziging !== '13')"],
    waarom: 'CS336 refuses every 01, so no message with it can be accepted; tr302.test.ts looks at it alone.',
  },
  {
    bestand: 'national/tr308.ts',
    wat: ['toewijzing === null || einde === null → (einde === null)'],
    waarom: type,
  },
  {
    bestand: 'national/tr314.ts',
    wat: ['referenties.get(ReferentieNummer) ?? 0 → (referenties.get(ReferentieNummer))', '0 → 1'],
    waarom: 'Every Prestatie of the message is counted, so there is always a count.',
  },
  {
    bestand: 'national/tr316.ts',
    wat: [
      'alle.filter( ({ inhoud }) => inhoud.ProductReferentie.VorigReferentieNummer !== undefined, ) → alle',
      'credits.length === 0 → false',
      'return; → ;',
    ],
    waarom: snelheid,
  },
  {
    bestand: 'national/tr321.ts',
    wat: ['toewijzing === null || omvang === null → (omvang === null)'],
    waarom: type,
  },
  {
    bestand: 'national/tr322.ts',
    wat: ['toewijzing === null || omvang === null → (omvang === null)'],
    waarom: type,
  },
  { bestand: 'national/tr323.ts', wat: ["eerder[element] ?? '' → (eerder[element])"], waarom: type },
  {
    bestand: 'national/tr323.ts',
    wat: [
      '!isCredit(regel) || VorigReferentieNummer === undefined → (!isCredit(regel))',
      '!isCredit(regel) || VorigReferentieNummer === undefined → (VorigReferentieNummer === undefined)',
      '!isCredit(regel) || VorigReferentieNummer === undefined → (!isCredit(regel) && VorigReferentieNummer === undefined)',
    ],
    waarom: 'CD060 (level 2) sees to it that exactly the credits have a VorigReferentieNummer.',
  },
  {
    bestand: 'national/tr339.ts',
    wat: ['toewijzing === null || toegewezen === undefined → (toegewezen === undefined)'],
    waarom: type,
  },
  {
    bestand: 'national/tr340.ts',
    wat: ['toewijzing === null || toegewezen === undefined → (toegewezen === undefined)'],
    waarom: type,
  },
  {
    bestand: 'national/tr341.ts',
    wat: ['uitToewijzing === undefined → true'],
    waarom: 'The contract is then looked up and not used.',
  },
  {
    bestand: 'national/tr346.ts',
    wat: [
      "Eenheid === '83' || ProductTarief === undefined → (Eenheid === '83')",
      "Eenheid === '83' || ProductTarief === undefined → (ProductTarief === undefined)",
      "Eenheid === '83' || ProductTarief === undefined → (Eenheid === '83' && ProductTarief === undefined)",
    ],
    waarom: 'CD087 (level 2) sees to it that exactly the Prestaties in euros have no ProductTarief.',
  },
  {
    bestand: 'national/tr346.ts',
    wat: ["Eenheid === '01' → true"],
    waarom: 'The contract is then looked up and not used.',
  },
  { bestand: 'national/tr375.ts', wat: ['toegewezen ?? undefined → (undefined)'], waarom: type },
  { bestand: 'national/tr361.ts', wat: ['regel === undefined → false'], waarom: type },
  { bestand: 'national/tr367.ts', wat: ["bekend.get(element) ?? '' → (bekend.get(element))"], waarom: type },
  {
    bestand: 'national/tr379.ts',
    wat: ['ReferentieAanbieder === undefined → false', "referentie ?? 'leeg' → (referentie)"],
    waarom: type,
  },
  {
    bestand: 'national/tr382.ts',
    wat: ['eerste !== undefined && meer.length === 0 → (meer.length === 0)'],
    waarom:
      'A stop that has no start differs from the start that looks most like it, so there is a first difference.',
  },
  {
    bestand: 'national/tr390.ts',
    wat: [
      '!isCredit(regel) || VorigReferentieNummer === undefined → false',
      '!isCredit(regel) || VorigReferentieNummer === undefined → (!isCredit(regel))',
      '!isCredit(regel) || VorigReferentieNummer === undefined → (VorigReferentieNummer === undefined)',
      '!isCredit(regel) || VorigReferentieNummer === undefined → (!isCredit(regel) && VorigReferentieNummer === undefined)',
      'return; → ;',
    ],
    waarom:
      'CD060 (level 2) sees to it that exactly the credits have a VorigReferentieNummer, and without one no credit is found.',
  },
];
