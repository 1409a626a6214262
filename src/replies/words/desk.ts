import type { IntentId, Utterance } from '../../understanding/utterance.ts';

const WHOLE = new Intl.NumberFormat('en-US');
const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${WHOLE.format(count)} ${many}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** What the corpus desk says to editors. */
export const deskWords = {
  title: 'Corpus desk',
  tagline: 'Teach Citrics new phrases',
  nav: {
    label: 'Desk',
    misses: 'Misses',
    try: 'Try',
    teach: 'Teach',
    signOut: 'Sign out',
    skip: 'Skip to the content',
  },

  access: {
    title: 'Sign in',
    explain: 'The corpus desk is for editors. Give the token that the operator of this app has set.',
    token: 'Token',
    button: 'Sign in',
    wrong: 'That is not the token. Nothing was changed.',
    wait: (seconds: number): string =>
      `Too many wrong tokens came from your address. Try again in ${counted(Math.ceil(seconds / 60), 'minute', 'minutes')}.`,
    closedTitle: 'The desk is closed here',
    closed:
      'The corpus desk is open to this machine only, because no DESK_TOKEN is set. To use it from elsewhere, set DESK_TOKEN to at least 16 characters, start the app again and sign in with it.',
    otherSiteTitle: 'Not from here',
    otherSite: 'This form was sent from another site, so nothing was changed. Open the desk itself and try again.',
  },
  errors: {
    notFoundTitle: 'Nothing here',
    notFound:
      'There is no such page, or no longer: drafts are kept for four hours, and until the app is started again.',
    tooLongTitle: 'Too much at once',
    tooLong: 'That is more than one form may hold. Teach fewer phrases at a time.',
    back: 'Back to the desk',
  },

  misses: {
    title: 'What the bot missed',
    asideTitle: 'Set aside',
    explain: (days: number): string =>
      `Messages of the last ${days} days that got no answer, the newest first. Nothing here says who wrote them, and what people have deleted is gone from here too.`,
    asideExplain: 'You decided that these are not for us. They come back to the list when you take them back.',
    none: 'Nothing was missed. When the bot doesn’t understand a message, it turns up here.',
    noneAside: 'Nothing is set aside.',
    times: (count: number, at: Date): string =>
      count === 1 ? DAY.format(at) : `${WHOLE.format(count)} times, last ${DAY.format(at)}`,
    unknownName: (names: string): string => `Not found on the map: ${names}`,
    byNow: (what: string): string => `Understood by now: ${what}`,
    teach: 'Teach this',
    aside: 'Set aside',
    takeBack: 'Take back',
    showAside: 'What is set aside',
    showOpen: 'Back to the misses',
    nicknames:
      'A name that is not on the map may be a nickname of a city. Nicknames stand in en/places.json of the corpus; a developer can add one there.',
    pages: 'Pages',
    page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
    newer: 'Newer',
    older: 'Older',
  },

  try: {
    title: 'Try a message',
    explain: 'See what the bot understands, and why. Nothing is kept.',
    label: 'Message',
    example: 'rent in tacoma',
    button: 'Try it',
    result: 'What it understands',
    teach: 'Teach this',
  },

  sense: {
    takenFor: 'Taken for',
    figure: 'Figure',
    place: 'Place',
    words: 'Words that counted',
    second: 'Came second',
    nearest: 'Came nearest',
    notFound: 'Not found on the map',
    sure: (share: number): string => `${percent(share)} sure`,
    share: percent,
    asks: (names: readonly string[]): string => `asks which one: ${names.join('; ')}`,
    speaksFor: (what: string): string => `speaks for ${what}`,
    speaksWeakly: (what: string): string => `speaks a little for ${what}`,
    notForUs: (about: string): string =>
      about === '' ? 'speaks against us' : `is about ${about}, which is not for us`,
    noWords: 'No word of the lists: the phrases that it learned decided.',
    and: ' and ',
  },
  /** What each intent is, as an editor would call it. */
  intents: {
    'city-metric': 'A figure of a city',
    'city-overview': 'About a city',
    'compare-cities': 'A comparison',
    'rank-cities': 'A ranking',
    'similar-cities': 'Similar cities',
    'nearby-cities': 'What is near a city',
    'list-cities': 'A list of cities',
    'define-metric': 'What a figure means',
    'choose-city': 'A choice of city',
    welcome: 'Hello',
    help: 'Help',
    sources: 'Where figures come from',
    'small-talk': 'Small talk',
    thanks: 'Thanks',
    feedback: 'Feedback',
    'forget-me': 'Delete my data',
    'hand-over': 'A person, please',
    'start-over': 'Start over',
    distress: 'Somebody in distress',
    fallback: 'Not for us',
  } satisfies Readonly<Record<IntentId, string>>,
  /** Why a message is not for us. */
  outside: {
    nonsense: 'no sense in it',
    'off-topic': 'off topic',
    reasons: 'asks for reasons',
    abuse: 'abuse',
    'prompt-trick': 'a trick',
    spanish: 'Spanish',
    'other-language': 'another language',
    'foreign-city': 'a city abroad',
    'zip-code': 'a ZIP code',
    territory: 'a territory',
    attachment: 'no text',
  } satisfies Readonly<Record<NonNullable<Utterance['outside']>, string>>,

  teach: {
    title: 'Teach a phrase',
    explain: 'Nothing changes until you publish. First the bot is tested with your phrases, beside the one in use.',
    target: 'What do people mean?',
    choose: 'Choose…',
    groups: { topic: 'Topics', intent: 'Other things people say', 'out-of-scope': 'Not for us' },
    notForUs: 'Not for us (weather, jokes, abuse…)',
    phrases: 'Phrases to learn, one a line',
    phrasesHint:
      'As people write: short, with or without a question mark. A city’s name becomes @place, a state’s becomes @state.',
    tests: 'A test in other words, one a line',
    testsHint:
      'The bot never learns from tests: they show whether it has understood, now and after every later change. Name real cities here.',
    button: 'Test it',
    nearest: (what: string): string => `So far it came nearest to: ${what}.`,
    faults: {
      target: 'Choose what people mean.',
      phrases: 'Write at least one phrase.',
      many: (most: number): string =>
        `At most ${most} phrases and ${most} tests at a time, so that you see what each does.`,
      long: (most: number): string => `A line has at most ${most} characters.`,
      busy: 'Another draft is being tested just now. Try again in some seconds; your words are still here.',
    },
  },

  draft: {
    teaching: (target: string): string => `Teaching: ${target}`,
    testing: 'Being tested…',
    testingExplain:
      'The bot is trained with your phrases and asked every test of the corpus. That takes about half a minute; it answers people meanwhile. This page goes on by itself.',
    look: 'Look again',
    failed: 'The test broke off',
    failedExplain: 'Something went wrong on our side, and it was logged. Nothing was changed. Try again.',
    faulty: 'Something has to be mended first',
    faultyExplain: 'Nothing was trained or changed. The lines are those of the file with your phrases in it.',
    ready: 'Nothing got worse',
    notReady: 'Not yet: this can’t be published',
    published: 'Published',
    publishedExplain: (file: string): string =>
      `The bot uses it from the next message on. It stands in ${file} here: commit that file, so that the next version and every other copy of the app have it too.`,
    score: (before: string, after: string, all: string): string =>
      `Of ${all} tests, ${before} were right before and ${after} are right now.`,
    alsoOnDisk:
      'The files of the corpus were changed by somebody since the bot was last trained. The test has those changes in it, and publishing takes them into use as well.',
    own: 'Your tests',
    ownRight: 'right',
    ownWrong: (got: string): string => `not yet: taken for ${got}`,
    ownHint: 'Add a phrase or two that are more like the test, in other words.',
    ownNone: 'You gave no test. With one, you would see it if a later change broke what you teach now.',
    addTest: 'Add a test',
    worse: (count: number): string => `${counted(count, 'test', 'tests')} got worse`,
    worseHint:
      'These were right before. A phrase that is closer to what you mean, or fewer of them, often helps; or the words belong to both.',
    better: (count: number): string => `${counted(count, 'test', 'tests')} got better`,
    same: 'No other test changed.',
    nowRight: (what: string): string => `is taken for ${what} now`,
    nowWrong: (expected: string, got: string): string => `should be ${expected}; is taken for ${got}`,
    phrases: 'Your phrases',
    phrase: 'As somebody would say it',
    now: 'Now',
    after: 'After publishing',
    lines: 'What is added to the file',
    learned: 'to learn',
    tested: 'as a test',
    publish: 'Publish',
    edit: 'Change the words',
    again: 'Test again',
    another: 'Teach another one',
    toMisses: 'Back to the misses',
    changedMeanwhile:
      'The corpus was changed while you looked at this, so nothing was published. Test again: the new test has both changes in it.',
    unwritable: (file: string): string =>
      `${file} can’t be written here, as in a container’s image, so it can’t be published from here. Download the changed file and put it in its place in the project: it is in use after the next start.`,
    download: 'Download the changed file',
  },
  /** "Rent (median gross rent)". */
  withFigure: (topic: string, figure: string): string => `${topic} (${figure})`,
  because: (what: string, why: string): string => `${what}: ${why}`,
  places: (what: string, places: string): string => `${what}, ${places}`,
  number: (count: number): string => WHOLE.format(count),
} as const;
