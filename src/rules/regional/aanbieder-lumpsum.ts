import { header } from '../classes.ts';
import { bericht305 } from '../examples/berichten.ts';
import { declaratie, declaraties } from '../examples/declaraties.ts';
import { regie } from '../examples/facts.ts';
import { geregistreerd } from '../examples/register.ts';
import { messageKind } from './kind.ts';
import { registeredOn } from './registrations.ts';

const met = { parameters: {}, bericht: declaratie, feiten: declaraties };
const lumpsum = geregistreerd({ lumpsum: true });

export const aanbiederLumpsum = messageKind({
  soort: 'aanbieder-lumpsum',
  over: 'bericht',
  eis: 'Een aanbieder die een vast bedrag krijgt, declareert niet.',
  waarom: 'Wat hij declareert, is met het vaste bedrag al betaald.',
  parameters: {},
  *perBericht({ nummer, bericht, context }) {
    if (nummer !== '323') return;
    const { Afzender } = bericht.Header;
    const nu = registeredOn(context.regionaal.aanbieders, Afzender, context.ontvangstdag);
    if (!nu.some((een) => een.lumpsum)) return;
    yield {
      klasse: header,
      element: 'Afzender',
      melding: `Aanbieder ${Afzender} krijgt een vast bedrag (lumpsum) en stuurt toch een declaratie: betaal haar niet.`,
      waarden: { afzender: Afzender },
      herstel: 'Declareer niet wat met een vast bedrag betaald wordt.',
    };
  },
  voorbeelden: [
    {
      ...met,
      titel: 'Van wie per prestatie betaald wordt',
      regionaal: geregistreerd({}),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een start van wie een vast bedrag krijgt',
      parameters: {},
      bericht: bericht305,
      feiten: () => regie(),
      regionaal: lumpsum,
      verwacht: 'aanvaard',
    },
    { ...met, titel: 'Van wie een vast bedrag krijgt', regionaal: lumpsum, verwacht: [`${header}/Afzender`] },
  ],
});
