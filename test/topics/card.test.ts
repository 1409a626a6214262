import { expect } from 'chai';
import { buildCard, type CardOptions, type TopicCard } from '../../src/topics/card.ts';
import { loadTopics, type Catalogue } from '../../src/topics/catalogue.ts';
import type { PlaceView } from '../../src/topics/view.ts';
import { acs, setOf, viewOf } from './sets.ts';

/** A standing of a group that is known whole. */
const WHOLE = { places: 48, known: 48, states: 1, knownStates: 1 };

describe('a card', () => {
  let catalogue: Catalogue;
  before(async () => {
    catalogue = await loadTopics();
  });
  const card = (
    topic: string,
    views: readonly PlaceView[],
    options: Omit<CardOptions, 'catalogue'> = {},
  ): TopicCard => {
    const found = catalogue.topic(topic);
    if (!found) throw new Error(`no topic ${topic}`);
    return buildCard(found, views, { ...options, catalogue });
  };

  const seattle = viewOf('Seattle', [acs('DP03_0062E', 121_984), acs('DP03_0063E', 170_000), acs('DP05_0018E', 35.4)]);
  const tacoma = viewOf('Tacoma', [acs('DP03_0062E', 83_857), acs('DP05_0018E', 37.1)]);
  const reno = viewOf('Reno City', [acs('DP03_0062E', 78_448)]);

  describe('of one place', () => {
    it('gives the figures in words, with source and years', () => {
      expect(card('household-income', [seattle]).text).to.equal(
        'The median household income in Seattle, WA is $121,984; the mean is $170,000 (ACS 2019-2023).',
      );
    });

    it('leaves out what is missing, never the grammar', () => {
      expect(card('household-income', [tacoma]).text).to.equal(
        'The median household income in Tacoma, WA is $83,857 (ACS 2019-2023).',
      );
    });

    it('stands it against the state and the nation, where both are of the same source and years', () => {
      const view = {
        ...seattle,
        state: setOf('53', [acs('DP03_0062E', 94_952)]),
        nation: setOf('US', [acs('DP03_0062E', 78_538)]),
      };
      expect(card('household-income', [view]).text).to.include(
        "about a quarter above Washington's and about half above the country's",
      );
      const older = { ...seattle, state: setOf('53', [acs('DP03_0062E', 94_952, { year: 2021 })]) };
      expect(card('household-income', [older]).text).not.to.include('Washington');
    });

    it('calls a difference inside the margins of error about the same', () => {
      const view = {
        ...viewOf('Seattle', [acs('DP03_0062E', 100_000, { margin: 9_000 })]),
        state: setOf('53', [acs('DP03_0062E', 94_952, { margin: 400 })]),
      };
      expect(card('household-income', [view]).text).to.include("about the same as Washington's");
    });

    it('takes a newer estimate of the people before an old one-year figure', () => {
      const figures = [
        acs('DP05_0001E', 352_766, { dataset: 'acs1', year: 2015 }),
        acs('pep.population', 345_064, { dataset: 'pep', year: 2019 }),
      ];
      expect(card('population', [viewOf('Honolulu', figures)]).text).to.include('home to 345,064 people');
      const newer = acs('DP05_0001E', 351_554, { dataset: 'acs1', year: 2021 });
      expect(card('population', [viewOf('Honolulu', [...figures, newer])]).text).to.include('home to 351,554 people');
    });

    it('answers with the count where the share of it is unknown, and does not call that nothing', () => {
      const view = viewOf('Tacoma', [acs('DP02_0070E', 19_040, { dataset: 'acs1', year: 2015 })]);
      const expected = '19,040 people in Tacoma, WA are veterans (ACS 2015, 1-year).';
      expect(card('veterans-and-disability', [view]).text).to.equal(expected);
      expect(card('veterans-and-disability', [view], { metric: 'veterans' }).text).to.equal(expected);
    });

    it('says why there is no rate of offenses, and gives the counts', () => {
      const fbi = { dataset: 'fbi', year: 2019 } as const;
      const rate = { variable: 'fbi.violent_per_1000', ...fbi, missing: 'not-computable' } as const;
      const vernon = viewOf('Vernon', [acs('fbi.violent', 27, fbi), acs('fbi.property', 485, fbi), rate]);
      expect(card('crime', [vernon]).text).to.match(
        /^So few people live in Vernon, WA .* counted 27 offenses of violence and 485 offenses against property \(FBI 2019\)\./,
      );
      const vegas = viewOf('Las Vegas', [acs('DP05_0018E', 38), { ...rate, missing: 'not-applicable' }]);
      expect(card('crime', [vegas]).text).to.match(/^A metropolitan police department serves Las Vegas, WA together/);
    });

    it('gives each kind of offenses of its own year, where one of them was not reported', () => {
      const fbi = { dataset: 'fbi' } as const;
      const jackson = viewOf('Jackson', [
        acs('fbi.violent_per_1000', 8.53, { ...fbi, year: 2016 }),
        acs('fbi.property_per_1000', 45.38, { ...fbi, year: 2019 }),
      ]);
      expect(card('crime', [jackson]).text).to.include(
        'violent offenses at a rate of 8.5 per 1,000 people (FBI 2016). They counted property offenses at a rate of 45.4 per 1,000 people (FBI 2019).',
      );
    });

    it('stands it among the places of its size where no state is known', () => {
      const [figure] = seattle.figures.figures;
      if (!figure) throw new Error('no figure');
      const standing = {
        figure,
        rank: 2,
        of: 48,
        percentile: 97,
        median: 90_000,
        among: { states: ['WA'] },
        coverage: WHOLE,
      };
      expect(card('household-income', [{ ...seattle, standing }]).text).to.include(
        'The median household income is about a third above the median of the 47 places of its size in Washington ($90,000).',
      );
    });

    it('says "that" only where it gives one figure, so that nobody takes it for another', () => {
      const figure = acs('DP03_0062E', 83_857);
      const standing = {
        figure,
        rank: 2,
        of: 48,
        percentile: 97,
        median: 60_000,
        among: { states: ['WA'] },
        coverage: WHOLE,
      };
      expect(card('household-income', [{ ...tacoma, standing }]).text).to.include(
        '$83,857 (ACS 2019-2023). That is about',
      );
    });

    it('does not call a difference one that the sample of a small place makes by chance', () => {
      const hamlet = viewOf('Mitchell', [acs('DP03_0009PE', 13.3)]);
      const [figure] = hamlet.figures.figures;
      if (!figure) throw new Error('no figure');
      const standing = {
        figure,
        rank: 1,
        of: 71,
        percentile: 99,
        median: 1.7,
        among: { states: ['WA'] },
        coverage: WHOLE,
      };
      const of = (population: number) =>
        card('unemployment', [{ ...hamlet, place: { ...hamlet.place, population }, standing }]).text;
      expect(of(211)).to.include('The difference from the median of the 70 places of its size in Washington (1.7 %)');
      expect(of(211)).to.include('too small to be sure of');
      expect(of(50_000)).to.include('about 8 times the median of the 70 places');
    });

    it('says that a survey of a handful of people says next to nothing', () => {
      const of = (population: number) => {
        const view = viewOf('Lost Springs', [acs('DP03_0128PE', 100), acs('DP05_0001E', population)]);
        return { ...view, place: { ...view.place, population } };
      };
      expect(card('poverty-and-insurance', [of(6)]).text).to.include('So few people live in Lost Springs, WA');
      expect(card('poverty-and-insurance', [of(600)]).text).not.to.include('So few people');
      expect(card('population', [of(6)]).text).not.to.include('So few people');
    });

    it('says an open end, and computes nothing with it', () => {
      const rich = viewOf('Medina', [acs('DP03_0062E', 250_000, { bound: 'or-more' })], {
        state: setOf('53', [acs('DP03_0062E', 94_952)]),
      });
      const { text } = card('household-income', [rich]);
      expect(text).to.equal('The median household income in Medina, WA is $250,000 or more (ACS 2019-2023).');
    });

    it('never joins two vintages in one sentence', () => {
      const view = viewOf('Seattle', [
        acs('DP02_0067PE', 93, { year: 2015 }),
        acs('DP02_0068PE', 67.5, { year: 2023 }),
      ]);
      const { text } = card('education', [view]);
      expect(text).to.include('67.5 %').and.not.to.include('93 %');
    });

    it('names each source once, after what it covers', () => {
      const view = viewOf('Seattle', [acs('DP04_0134E', 1_998), acs('DP04_0142PE', 39.5)], {
        series: [
          {
            variable: 'zori.rent',
            dataset: 'zori',
            start: '2024-01',
            values: [...Array<number>(12).fill(2_000), 2_100],
          },
        ],
      });
      expect(card('rent', [view]).text).to.equal(
        "The median gross rent in Seattle, WA is $1,998 a month, and 39.5 % of renters pay 35 % of their income or more (ACS 2019-2023). Zillow's typical asking rent is $2,100 a month, up 5 % in a year (Zillow, January 2025).",
      );
    });

    it('answers with another source, under its own name, where the first has nothing', () => {
      const view = viewOf('Seattle', [], {
        series: [{ variable: 'zori.rent', dataset: 'zori', start: '2025-11', values: [2_218] }],
      });
      const { text } = card('rent', [view]);
      expect(text)
        .to.include("Zillow's typical asking rent in Seattle, WA is $2,218 a month")
        .and.not.to.include('gross');
      expect(card('rent', [view], { metric: 'median-gross-rent' }).text).to.equal(
        'None of my sources gives the median gross rent for Seattle, WA. The typical asking rent by Zillow in Seattle, WA is $2,218 a month (Zillow, November 2025).',
      );
    });

    it('gives a figure that is asked for by itself, with the people it counts', () => {
      const view = viewOf('Tacoma', [acs('DP02_0070PE', 8.1), acs('DP02_0070E', 14_210), acs('DP02_0072PE', 13)]);
      expect(card('veterans-and-disability', [view], { metric: 'veterans' }).text).to.equal(
        '8.1 % of adults in Tacoma, WA are veterans (14,210 people) (ACS 2019-2023).',
      );
    });

    it('says the FBI’s caution with crime', () => {
      const view = viewOf('Seattle', [acs('fbi.violent_per_1000', 5.9, { dataset: 'fbi', year: 2019 })]);
      expect(card('crime', [view]).text).to.include('FBI warns against ranking');
    });

    it('names the largest groups only where no unknown one can be larger', () => {
      const known = viewOf('Seattle', [acs('DP05_0077PE', 60), acs('DP05_0080PE', 30), acs('DP05_0071PE', 4)]);
      expect(card('race-and-ethnicity', [known]).text)
        .to.include('White (not Hispanic) with 60 %')
        .and.not.to.include('Latino');
      const unknown = viewOf('Seattle', [acs('DP05_0077PE', 20), acs('DP05_0080PE', 15)]);
      expect(card('race-and-ethnicity', [unknown]).text).not.to.include('largest');
    });
  });

  describe('where figures are missing', () => {
    it('says in one line that there is nothing, offers what there is, and draws nothing', () => {
      const { text, chart, followUps } = card('language', [seattle]);
      expect(text).to.equal(
        'None of my sources has figures on language for Seattle, WA. What I do know there: household income and age.',
      );
      expect(chart).to.equal(undefined);
      expect(followUps).to.deep.equal(['household-income', 'age']);
    });

    it('says why the Census gives no figure', () => {
      const view = viewOf('Vina', [
        { variable: 'DP05_0018E', dataset: 'acs5', year: 2023, missing: 'too-few-cases' },
        acs('DP05_0019PE', 22),
        acs('DP05_0024PE', 18),
      ]);
      const { text, missing } = card('age', [view]);
      expect(text).to.include('The Census has too few answers from Vina, WA to publish the median age.');
      expect(text).to.include('22 %');
      expect(missing).to.deep.include({ place: view.place.geoid, metric: 'median-age', reason: 'too-few-cases' });
    });

    it('offers the nearest topics first', () => {
      const view = viewOf('Seattle', [acs('DP05_0018E', 35), acs('DP04_0134E', 1_998), acs('DP04_0046PE', 44)]);
      expect(card('housing-structure', [view]).text).to.include('What I do know there: rent, housing, and age.');
    });

    it('says that a figure is missing only to who asked for it by name', () => {
      const view = viewOf('Seattle', [], {
        series: [{ variable: 'zori.rent', dataset: 'zori', start: '2025-10', values: [2_200, 2_218] }],
      });
      const metric = 'median-gross-rent';
      expect(card('rent', [view], { metric }).text).to.include('None of my sources');
      expect(card('rent', [view], { metric, time: {} }).text).not.to.include('None of my sources');
      const question = { kind: 'which', order: 'lowest' } as const;
      const other = { ...view, title: 'Reno, NV', place: { ...view.place, geoid: '3260600', name: 'Reno' } };
      expect(card('rent', [view, other], { metric, question }).text).not.to.include('None of my sources');
    });

    it('has no dead end: every follow-up has figures for the place', () => {
      expect(card('household-income', [seattle]).followUps).to.deep.equal(['age']);
    });
  });

  describe('of several places', () => {
    it('compares two with their difference', () => {
      expect(card('household-income', [seattle, tacoma]).text).to.equal(
        'Seattle has the higher median household income: $121,984, against $83,857 in Tacoma, 45 % or $38,127 more (ACS 2019-2023).',
      );
    });

    it('says how many times as many where that is telling', () => {
      const people = (name: string, count: number) => viewOf(name, [acs('DP05_0001E', count)]);
      expect(card('population', [people('New York', 8_622_467), people('Boise', 234_192)]).text).to.include(
        'against 234,192 in Boise, about 37 times as many (',
      );
      expect(card('population', [people('Austin', 967_862), people('Denver', 713_734)]).text).not.to.include('times');
    });

    it('answers "which" in the first words', () => {
      const rents = [viewOf('Denver', [acs('DP04_0134E', 1_770)]), viewOf('Boston', [acs('DP04_0134E', 2_093)])];
      expect(card('rent', rents, { question: { kind: 'which', order: 'lowest' } }).text).to.equal(
        'Denver is cheaper: the median gross rent is $1,770 a month, against $2,093 in Boston, 15 % or $323 less (ACS 2019-2023).',
      );
    });

    it('answers "is it" with yes or no, whichever place was named first', () => {
      const lower = { kind: 'is-it', order: 'lowest' } as const;
      expect(card('household-income', [tacoma, seattle], { question: lower }).text).to.match(
        /^Yes: Tacoma has the lower/,
      );
      expect(card('household-income', [seattle, tacoma], { question: lower }).text).to.match(
        /^No: Seattle has the higher/,
      );
    });

    it('calls a difference inside the margins about the same, also when asked which', () => {
      const a = viewOf('Denver', [acs('DP03_0062E', 90_000, { margin: 3_000 })]);
      const b = viewOf('Boston', [acs('DP03_0062E', 91_000, { margin: 2_000 })]);
      const { text } = card('household-income', [a, b], { question: { kind: 'which', order: 'highest' } });
      expect(text).to.equal(
        'Neither, really. The median household income is about the same in Denver and Boston: $90,000, against $91,000 (ACS 2019-2023). The difference is inside the margin of error.',
      );
    });

    const sized = (name: string, population: number, poverty: number) => {
      const view = viewOf(name, [acs('DP03_0128PE', poverty)]);
      return { ...view, place: { ...view.place, population } };
    };

    it('calls what no survey can tell apart about the same where no margin is published', () => {
      const compared = (denver: number, austin: number) =>
        card('household-income', [
          viewOf('Denver', [acs('DP03_0062E', denver)]),
          viewOf('Austin', [acs('DP03_0062E', austin)]),
        ]).text;
      expect(compared(91_681, 91_461)).to.equal(
        'The median household income is about the same in Denver and Austin: $91,681, against $91,461 (ACS 2019-2023).',
      );
      expect(compared(91_681, 88_000)).to.match(/^Denver has the higher/);
    });

    it('says that chance may have made the difference of small places, not that of large ones', () => {
      expect(
        card('poverty-and-insurance', [sized('Denver', 713_734, 11.2), sized('Lostine', 301, 15.2)]).text,
      ).to.match(
        /^Lostine has the higher poverty rate: 15.2 %, .* In a survey of places this size, that difference may be chance\./,
      );
      expect(
        card('poverty-and-insurance', [sized('Denver', 713_734, 11.2), sized('Boston', 663_972, 16.9)]).text,
      ).not.to.include('chance');
    });

    it('counts people exactly: one more is more', () => {
      const views = [viewOf('Denver', [acs('DP05_0001E', 700_000)]), viewOf('Boston', [acs('DP05_0001E', 700_001)])];
      expect(card('population', views).text).to.equal(
        'Boston is bigger: the population is 700,001 people, against 700,000 in Denver (ACS 2019-2023).',
      );
    });

    it('subtracts no dollars of different years', () => {
      const old = viewOf('Nashville', [acs('DP03_0062E', 46_000, { year: 2015 })]);
      expect(card('household-income', [seattle, old]).text).not.to.include(' more');
    });

    it('answers "is it" among several from the side that was asked', () => {
      const lower = { kind: 'is-it', order: 'lowest' } as const;
      expect(card('household-income', [reno, tacoma, seattle], { question: lower }).text).to.match(
        /^Yes: of the three, Reno City has the lowest/,
      );
      expect(card('household-income', [seattle, tacoma, reno], { question: lower }).text).to.match(
        /^No: of the three, Reno City has the lowest/,
      );
      const almost = viewOf('Sparks', [acs('DP03_0062E', 78_500)]);
      expect(card('household-income', [reno, almost, seattle], { question: lower }).text).to.match(
        /^Not really. Of the three, Reno City and Sparks have the lowest/,
      );
    });

    it('says which one is, where the place asked about has no figure', () => {
      const higher = { kind: 'is-it', order: 'highest' } as const;
      const { text } = card('household-income', [viewOf('Nowhere', []), tacoma, seattle], { question: higher });
      expect(text).to.match(/^Seattle has the higher/);
    });

    it('lets several lead that are about the same, each as each other', () => {
      const most = (...values: readonly number[]) =>
        card(
          'household-income',
          values.map((value, index) =>
            viewOf(['Denver', 'Reno City', 'Bend'][index] ?? '', [acs('DP03_0062E', value)]),
          ),
        ).text;
      expect(most(90_000, 90_100, 60_000)).to.match(
        /^Of the three, Reno City and Denver have the highest .*, about the same: /,
      );
      expect(most(90_000, 90_100, 90_050)).to.match(/^The median household income is about the same in all three: /);
      expect(most(90_000, 88_900, 87_800)).to.match(/^Of the three, Denver and Reno City have/);
    });

    it('lists three in order', () => {
      expect(card('household-income', [tacoma, reno, seattle]).text).to.equal(
        'Of the three, Seattle has the highest median household income: $121,984 in Seattle, $83,857 in Tacoma, and $78,448 in Reno City (ACS 2019-2023).',
      );
    });

    it('names the years of each where they differ', () => {
      const old = viewOf('Nashville', [acs('DP03_0062E', 46_000, { dataset: 'acs1', year: 2013 })]);
      const { text } = card('household-income', [seattle, old]);
      expect(text)
        .to.include('$121,984 (ACS 2019-2023)')
        .and.to.include('(ACS 2013, 1-year)')
        .and.to.include('with care');
    });

    it('takes the newest vintage that all have', () => {
      const one = viewOf('Portland', [acs('DP03_0062E', 90, { year: 2024 }), acs('DP03_0062E', 80)]);
      expect(card('household-income', [one, tacoma]).text)
        .to.include('$80')
        .and.not.to.include('$90 ');
    });

    it('shows the rest where one has nothing', () => {
      const empty = viewOf('Nowhere', []);
      const { text } = card('household-income', [seattle, empty, tacoma]);
      expect(text)
        .to.match(/^Seattle has the higher/)
        .and.to.include('for Nowhere, WA');
    });

    it('tells two places of one name apart', () => {
      const other = { ...viewOf('Tacoma', [acs('DP03_0062E', 50_000)]), title: 'Tacoma, KY' };
      expect(card('household-income', [tacoma, other]).text)
        .to.include('Tacoma, WA has')
        .and.to.include('in Tacoma, KY');
    });
  });

  describe('of several places, in its chart', () => {
    const bars = ({ chart }: TopicCard): readonly string[] =>
      chart?.kind === 'bars'
        ? chart.series.flatMap((series) => series.bars.flatMap((bar) => bar?.label ?? 'no data'))
        : [];
    const asking = { variable: 'zori.rent', dataset: 'zori', start: '2025-10' } as const;

    it('shows the figure that the words compare, not another source of the same topic', () => {
      const views = [
        viewOf('Reno', [acs('DP04_0134E', 1_400)], { series: [{ ...asking, values: [1_800, 1_878] }] }),
        viewOf('Sacramento', [acs('DP04_0134E', 1_694)], { series: [{ ...asking, values: [2_000, 2_053] }] }),
      ];
      const made = card('rent', views);
      expect(made.text).to.include('median gross rent is $1,694');
      expect(made.chart?.title).to.equal('Median gross rent');
      expect(bars(made)).to.deep.equal(['$1,400', '$1,694']);
    });

    it('lets lines end where the words compare, and calls them by what they show', () => {
      const rates = (...values: readonly number[]) =>
        values.map((value, index) => acs('fbi.violent_per_1000', value, { dataset: 'fbi', year: 2017 + index }));
      const { text, chart } = card('crime', [
        viewOf('Washington', rates(10, 9.4, 9.8)),
        viewOf('Philadelphia', rates(9.5, 9.1)),
      ]);
      expect(text).to.include('9.4 per 1,000 people, against 9.1');
      expect(chart?.title).to.equal('Violent crime rate');
      expect(chart?.kind === 'lines' && chart.series.map(({ endLabel }) => endLabel)).to.deep.equal(['9.4', '9.1']);
    });

    it('shows every place of the words where a distribution is known of some only', () => {
      const whole = ['DP04_0046PE', 'DP04_0047PE', 'DP04_0003PE', 'DP04_0004E'].map((code) => acs(code, 50));
      const owners = (value: number) => [acs('DP04_0046PE', value, { year: 2022 })];
      const made = card('housing', [
        viewOf('Denver', [...whole, ...owners(49.4)]),
        viewOf('Fresno', [...whole, ...owners(48.1)]),
        viewOf('Chicago', owners(45.6)),
      ]);
      expect(bars(made)).to.deep.equal(['49.4 %', '48.1 %', '45.6 %']);
      expect(made.chart?.foot).to.equal('ACS 2018-2022');
    });

    it('compares by the main figure where not each can be spoken of as it is drawn', () => {
      const groups = ['DP05_0071PE', 'DP05_0078PE', 'DP05_0080PE', 'DP05_0079PE'].map((code, at) => acs(code, 20 - at));
      const made = card('race-and-ethnicity', [
        viewOf('New York', [acs('DP05_0077PE', 31.2, { year: 2022 })]),
        viewOf('Los Angeles', [acs('DP05_0077PE', 28.1, { year: 2022 }), acs('DP05_0077PE', 28.3), ...groups]),
      ]);
      expect(made.text).to.include('31.2 %, against 28.1 % in Los Angeles');
      expect(bars(made)).to.deep.equal(['31.2 %', '28.1 %']);
    });

    it('speaks of each in the vintage that is drawn', () => {
      const groups = (year: number, first: number) =>
        ['77', '71', '78', '80', '79'].map((code, at) => acs(`DP05_00${code}PE`, at === 0 ? first : 10 - at, { year }));
      const { text, chart } = card('race-and-ethnicity', [
        viewOf('Reno', [...groups(2023, 71), ...groups(2022, 70)]),
        viewOf('Boise', groups(2022, 80)),
      ]);
      expect(text).to.include('70 %').and.include('80 %').and.not.include('71 %');
      expect(chart?.alt).to.include('70 %').and.include('80 %').and.not.include('71 %');
    });
  });

  describe('of one place, in its chart', () => {
    it('is drawn through where the words lead, and dashed where they do not', () => {
      const years = (dataset: 'acs1' | 'acs5', value: number) =>
        [2019, 2022, 2023].map((year) => acs('DP03_0062E', value + year, { dataset, year }));
      const { chart } = card('household-income', [
        viewOf('Seattle', [...years('acs1', 1_000), ...years('acs5', 2_000)]),
      ]);
      expect(chart?.kind === 'lines' && chart.series.map(({ endLabel, dashed }) => [endLabel, dashed])).to.deep.equal([
        ['$4,023', false],
        ['$3,023', true],
      ]);
    });

    it('shows what the source of an asked figure says beside it where there is nothing else', () => {
      const brackets = ['27', '28', '29', '30'].map((code) => acs(`DP04_01${code}PE`, 25));
      const view = viewOf('San Diego', [acs('DP04_0134E', 2_223), ...brackets]);
      expect(card('rent', [view], { metric: 'median-gross-rent' }).chart?.title).to.equal(
        'Gross rent in San Diego, WA',
      );
    });

    it('shows the figure that stands in among the places of its size', () => {
      const figure = acs('zhvi.index', 723_300, { dataset: 'zhvi', year: 2019 });
      const standing = {
        figure,
        rank: 2,
        of: 48,
        percentile: 97,
        median: 300_000,
        among: { states: ['WA'] },
        coverage: WHOLE,
      };
      const made = card('home-values', [{ ...viewOf('Seattle', [figure]), standing }]);
      expect(made.chart?.alt).to.include('$723,300').and.include('Median of 47 places of its size in Washington');
      expect(made.standing).to.deep.equal({});
    });

    it('shows the figures of one unit side by side where nothing else is known', () => {
      const rate = (kind: string, value: number) => acs(`fbi.${kind}_per_1000`, value, { dataset: 'fbi', year: 2014 });
      const { chart } = card('crime', [viewOf('Nashville', [rate('violent', 11.2), rate('property', 36.3)])]);
      expect(chart?.alt).to.include('Violent crime rate 11.2').and.include('Property crime rate 36.3');
    });
  });

  describe('of change over time', () => {
    const years = [2010, 2012, 2019].map((year, index) =>
      acs('pep.population', [100_000, 110_000, 124_200][index] ?? 0, { dataset: 'pep', year }),
    );
    it('names both ends, in one dataset', () => {
      const view = viewOf('Boise', [...years, acs('DP05_0001E', 130_000)]);
      expect(card('population', [view], { time: {} }).text).to.equal(
        'In Boise, WA the population rose from 100,000 people in 2010 to 124,200 people in 2019 (+24.2 %) (Census estimate, July 2019). From another source, the newest population I have is 130,000 people (ACS 2019-2023).',
      );
    });

    it('begins where it is asked to', () => {
      const view = viewOf('Boise', years);
      expect(card('population', [view], { time: { since: '2012' } }).text).to.include('from 110,000 people in 2012');
    });

    it('says that money is not adjusted', () => {
      const view = viewOf('Boise', [acs('DP03_0062E', 50_000, { year: 2015 }), acs('DP03_0062E', 80_000)]);
      expect(card('household-income', [view], { time: {} }).text).to.include('Not adjusted for inflation');
    });

    it('calls it the same where only the last digit differs', () => {
      const rates = [6.04, 5.87].map((value, at) =>
        acs('fbi.violent_per_1000', value, { dataset: 'fbi', year: 2014 + at }),
      );
      expect(card('crime', [viewOf('Seattle', rates)], { time: {} }).text).to.include('stayed about the same');
    });

    it('begins with the place in which it changed most', () => {
      const rents = (...values: readonly number[]) => [
        { variable: 'zori.rent', dataset: 'zori', start: '2025-10', values } as const,
      ];
      const views = [
        viewOf('Reno', [], { series: rents(1_000, 1_100) }),
        viewOf('Boise', [], { series: rents(1_000, 1_300) }),
      ];
      expect(card('rent', views, { time: {} }).text).to.match(
        /^The typical asking rent by Zillow rose faster in Boise, \+30 % against \+10 % in Reno\. In Reno/,
      );
      expect(card('rent', [...views, viewOf('Bend', [])], { time: {} }).text)
        .to.include('ask')
        .and.include('Bend');
    });

    const zillow = (variable: string, value: number) => acs(`zhvi.${variable}`, value, { dataset: 'zhvi', year: 2019 });
    it('is told by what the source says of it, where its numbers over time are not known', () => {
      const view = viewOf('Boise', [zillow('index', 299_300), zillow('change_1yr', 17.6), zillow('growth_5yr', -2)]);
      expect(card('home-values', [view]).text).to.equal(
        "Zillow's index for a typical home in Boise, WA is $299,300; it rose by 17.6 % in a year, and fell by 2 % a year over five years (Zillow, April 2019).",
      );
      expect(card('home-values', [view], { time: {} }).text).to.equal(
        "In Boise, WA the typical home value by Zillow's index rose by 17.6 % in a year and fell by 2 % a year over 5 years, to $299,300 (Zillow, April 2019). Not adjusted for inflation.",
      );
    });

    it('says once of all places that only one year is known', () => {
      const { text } = card('household-income', [seattle, tacoma], { time: {} });
      expect(text).to.equal(
        'I have no two figures of the median household income of Seattle and Tacoma that lie far enough apart, so I can’t say how it changed.',
      );
    });

    it('says so where one year only is known', () => {
      expect(card('household-income', [seattle], { time: {} }).text).to.include('no two figures');
    });
  });
});
