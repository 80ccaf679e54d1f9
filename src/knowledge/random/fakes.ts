import { drawing, mathRandomDraw, RUN, seedAt, WHERE_IT_FLOWS } from '../draws';
import type { Draw } from '../draw';
import type { LibraryFacts } from '../library-facts';
import { argument, isAbsent, option } from '../places';

const WHAT = 'the values drawn';
const DRAW = mathRandomDraw('unseeded-random', WHAT, WHERE_IT_FLOWS);
const CHANCE_METHODS = 'bool integer natural floating normal string character letter pickone pickset shuffle weighted unique d4 d6 d8 d10 d12 d20 d100 rpg prime name first last age birthday date hour minute latitude longitude coordinates gender word sentence paragraph n'.split(' ');

export const chance: LibraryFacts = {
  id: 'chance',
  title: 'Chance',
  kind: 'random',
  version: '1.1.13',
  modules: [{ specifier: 'chance', namespace: '', default: 'Chance', required: 'Chance' }],
  globals: [
    { name: 'Chance', path: 'Chance' },
    { name: 'chance', path: 'chance' },
  ],
  classes: [{ name: 'Chance' }],
  values: { chance: 'Chance' },
  apis: [
    drawing('Chance', DRAW, {
      call: 'either',
      returns: 'Chance',
      seeds: [seedAt(argument(0), { accepts: 'any', ignored: [], sameStream: "undefined, null, NaN and '' all start the stream of seed 0" })],
      note: 'Only a call without any argument is unseeded. `date`, `age` and `birthday` read the clock as well.',
    }),
    ...CHANCE_METHODS.map((name) => ({ path: `Chance#${name}`, ...RUN })),
    { path: 'Chance#guid', needsNoSeed: 'It makes identifiers.', ...RUN },
  ],
  sources: ['https://chancejs.com'],
};

/** Faker seeds a generator of its own from `Math.random` while it loads. */
const OWN: Draw = { ...DRAW, entropy: 'own', globalSeeding: 'before-import' };
const FAKER_PARTS =
  'helpers.shuffle helpers.arrayElement helpers.arrayElements helpers.weightedArrayElement helpers.multiple helpers.maybe number.int number.float number.bigInt datatype.boolean string.alpha string.alphanumeric string.numeric string.sample lorem.word lorem.words lorem.sentence lorem.sentences lorem.paragraph lorem.text person.fullName person.firstName person.lastName location.latitude location.longitude location.city commerce.price commerce.productName word.sample finance.amount color.rgb internet.email helpers.fake'.split(' ');
const FAKER_OLD = ['datatype.number', 'datatype.float', 'random.number', 'random.arrayElement', 'random.arrayElements', 'random.word'];
const FAKER_DATES = 'past future recent soon anytime birthdate between betweens'.split(' ');
const FAKER_IDS = ['string.uuid', 'string.nanoid', 'database.mongodbObjectId'];

export const faker: LibraryFacts = {
  id: 'faker',
  title: 'Faker',
  kind: 'random',
  version: '10.6.0',
  // It seeds its own generator from `Math.random` while it loads.
  capturesMathRandom: true,
  modules: [
    { specifier: '@faker-js/faker', namespace: '' },
    { specifier: '@faker-js/faker/locale/*', namespace: '' },
    { specifier: 'faker', namespace: 'faker' },
  ],
  apis: [
    ...FAKER_PARTS.map((path) => drawing(`faker.${path}`, OWN, { unseedable: 'Call `faker.seed(n)` first.' })),
    ...FAKER_OLD.map((path) => drawing(`faker.${path}`, OWN, { unseedable: 'Call `faker.seed(n)` first.', versions: '<9', evidence: 'documented' })),
    ...FAKER_DATES.map((name) =>
      drawing(`faker.date.${name}`, OWN, {
        unseedable: 'Call `faker.seed(n)` first.',
        clock: { what: 'dates relative to now', onlyIf: [isAbsent(option(0, 'refDate'))] },
        note: 'Even after `faker.seed(n)` the dates are relative to now: call `faker.setDefaultRefDate(date)`, or pass `refDate`.',
      }),
    ),
    ...FAKER_IDS.map((path) => ({ path: `faker.${path}`, needsNoSeed: 'It makes identifiers.', ...RUN })),
    {
      path: 'faker.seed',
      seeder: { target: 'faker', seed: argument(0), ignored: ['undefined'], leavesOut: 'faker.date.*, which also needs `setDefaultRefDate`', sameStream: 'NaN starts the stream of seed 0' },
      note: '`faker.seed()` without an argument draws a random seed. null throws.',
      ...RUN,
    },
  ],
  sources: ['https://fakerjs.dev/guide/usage.html#reproducible-results'],
};
