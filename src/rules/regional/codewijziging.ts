import { header } from '../classes.ts';
import { isAfter, isBefore } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht305 } from '../examples/berichten.ts';
import { regie } from '../examples/facts.ts';
import { geregistreerd } from '../examples/register.ts';
import { dag } from '../examples/waarden.ts';
import { messageKind } from './kind.ts';
import { registeredOn, senderOf } from './registrations.ts';

const start = { parameters: { maanden: 3 }, bericht: bericht305, feiten: () => regie() };
const oud = { code: '99990002', geldigTot: dag('2026-04-30') };
const nieuw = {
  geldigVan: dag('2026-05-01'),
  toegestaanVanaf: dag('2026-05-01'),
  gemeldOp: dag('2026-02-01'),
};
const found = [`${header}/Afzender`];

export const codewijziging = messageKind({
  soort: 'codewijziging',
  over: 'bericht',
  eis: 'Een aanbieder gebruikt een andere praktijkcode pas als dat is toegestaan, en meldt dat zoveel maanden ervoor.',
  waarom: 'Een andere code vraagt een addendum bij het contract en een wijziging bij wie berichten aanneemt.',
  parameters: {
    maanden: { soort: 'getal', uitleg: 'zoveel maanden voor de wijziging is zij gemeld' },
  },
  *perBericht(gekeken, { maanden }) {
    const afzender = senderOf(gekeken);
    if (afzender === null) return;
    const { ontvangstdag, regionaal } = gekeken.context;
    const [nu] = registeredOn(regionaal.aanbieders, afzender, ontvangstdag);
    if (nu === undefined) return;
    const eerder = regionaal.aanbieders.some(
      ({ code, naam, geldigVan }) =>
        code !== afzender && naam === nu.naam && isBefore(geldigVan, nu.geldigVan),
    );
    if (!eerder) return;
    const { toegestaanVanaf, gemeldOp } = nu;
    if (toegestaanVanaf === null || isAfter(toegestaanVanaf, ontvangstdag)) {
      yield {
        klasse: header,
        element: 'Afzender',
        melding: `Het bericht komt van de gewijzigde praktijkcode ${afzender}, waarvoor op ${datum(ontvangstdag)} nog geen toestemming is gegeven. Het is niet in behandeling genomen.`,
        waarden: {
          afzender,
          ontvangen: datum(ontvangstdag),
          toegestaanVanaf: toegestaanVanaf === null ? 'niet bekend' : datum(toegestaanVanaf),
        },
        herstel: 'Gebruik de geregistreerde praktijkcode tot de gemeente toestemming heeft gegeven.',
      };
      return;
    }
    const vanaf = gemeldOp?.add({ months: maanden });
    if (vanaf === undefined || !isBefore(ontvangstdag, vanaf)) return;
    yield {
      klasse: header,
      element: 'Afzender',
      melding: `Praktijkcode ${afzender} wordt gebruikt voor ${datum(vanaf)}: een wijziging wordt ${maanden} maanden tevoren gemeld.`,
      waarden: { afzender, ontvangen: datum(ontvangstdag), gemeldEnVerstreken: datum(vanaf) },
      alleenSignaal: true,
    };
  },
  voorbeelden: [
    {
      ...start,
      titel: 'Een andere code, op tijd gemeld en toegestaan',
      regionaal: geregistreerd(oud, nieuw),
      verwacht: 'aanvaard',
    },
    {
      ...start,
      titel: 'Op de dag dat de maanden om zijn',
      regionaal: geregistreerd(oud, { ...nieuw, gemeldOp: dag('2026-02-06') }),
      verwacht: 'aanvaard',
    },
    {
      ...start,
      titel: 'De eerste code van een aanbieder',
      regionaal: geregistreerd({}),
      verwacht: 'aanvaard',
    },
    {
      ...start,
      titel: 'Een code die nergens geregistreerd staat: dat is een andere regel',
      regionaal: geregistreerd(oud),
      verwacht: 'aanvaard',
    },
    {
      ...start,
      titel: 'Een andere code zonder toestemming',
      regionaal: geregistreerd(oud, { ...nieuw, toegestaanVanaf: null }),
      verwacht: found,
    },
    {
      ...start,
      titel: 'Een andere code voor de dag van de toestemming',
      regionaal: geregistreerd(oud, { ...nieuw, toegestaanVanaf: dag('2026-05-07') }),
      verwacht: found,
    },
    {
      ...start,
      titel: 'Te laat gemeld maar toegestaan: een signaal',
      regionaal: geregistreerd(oud, { ...nieuw, gemeldOp: dag('2026-02-07') }),
      verwacht: found,
    },
  ],
});
