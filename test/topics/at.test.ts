import { expect } from 'chai';
import { buildCard, type CardOptions, type TopicCard } from '../../src/topics/card.ts';
import { loadTopics, type Catalogue } from '../../src/topics/catalogue.ts';
import type { PlaceView } from '../../src/topics/view.ts';
import { acs, viewOf } from './sets.ts';

describe('a card of another time', () => {
  let catalogue: Catalogue;
  before(async () => {
    catalogue = await loadTopics();
  });
  const card = (topic: string, views: readonly PlaceView[], options: Omit<CardOptions, 'catalogue'>): TopicCard => {
    const found = catalogue.topic(topic);
    if (!found) throw new Error(`no topic ${topic}`);
    return buildCard(found, views, { ...options, catalogue });
  };
  const rents = (values: readonly (number | null)[]) => ({
    series: [{ variable: 'zori.rent', dataset: 'zori' as const, start: '2019-11', values }],
  });
  const income = (year: number, value: number, dataset: 'acs1' | 'acs5' = 'acs5') =>
    acs('DP03_0062E', value, { year, dataset });

  it('names the years that a figure is an average of', () => {
    const view = viewOf('Boise', [income(2015, 50_000), income(2023, 80_000)]);
    expect(card('household-income', [view], { time: { at: '2015' } }).text).to.equal(
      'In 2011-2015 the median household income in Boise, WA was $50,000; in 2019-2023 it was $80,000, 60 % more (ACS 2019-2023). Not adjusted for inflation.',
    );
  });

  it('prefers the survey of the single year, and compares within one source', () => {
    const view = viewOf('Boise', [
      income(2015, 50_000),
      income(2023, 80_000),
      income(2015, 51_000, 'acs1'),
      income(2022, 76_500, 'acs1'),
    ]);
    const { text } = card('household-income', [view], { time: { at: '2015' } });
    expect(text).to.include(
      'In 2015 the median household income in Boise, WA was $51,000; in 2022 it was $76,500, 50 % more (ACS 2022, 1-year).',
    );
    expect(text).to.include(
      'From another source, the newest median household income I have is $80,000 (ACS 2019-2023).',
    );
  });

  it('gives a month by itself, and of a year its first and last month', () => {
    const view = viewOf('Boise', [], rents([900, 910, 920, null, 940]));
    expect(card('rent', [view], { time: { at: '2019-12' } }).text).to.include(
      'In December 2019 the typical asking rent by Zillow in Boise, WA was $910 a month; in March 2020 it was $940 a month, 3.3 % more',
    );
    expect(card('rent', [view], { time: { at: '2019' } }).text).to.include(
      'In 2019 the typical asking rent by Zillow in Boise, WA went from $900 a month in November to $910 a month in December; in March 2020 it was $940 a month',
    );
  });

  it('takes a month that is missing for none, and names what is nearest', () => {
    const view = viewOf('Boise', [], rents([900, 910, 920, null, 940]));
    expect(card('rent', [view], { time: { at: '2020-02' } }).text).to.include(
      'I have no typical asking rent by Zillow of Boise, WA for February 2020; the nearest are $920 a month in January 2020 and $940 a month in March 2020.',
    );
  });

  it('says what there is where the year lies before or after it, and gives the newest', () => {
    const view = viewOf('Boise', [income(2015, 50_000), income(2023, 80_000)]);
    for (const at of ['1066', '2050'])
      expect(card('household-income', [view], { time: { at } }).text).to.equal(
        `I have no median household income of Boise, WA for ${at}; mine go from 2011-2015 to 2019-2023. The median household income in Boise, WA is $80,000 (ACS 2019-2023).`,
      );
  });

  it('counts shares in points', () => {
    const view = viewOf('Boise', [acs('DP03_0009PE', 6, { year: 2015 }), acs('DP03_0009PE', 4)]);
    expect(card('unemployment', [view], { time: { at: '2015' } }).text).to.include(
      'was 6 %; in 2019-2023 it was 4 %, 2 points less',
    );
  });

  it('compares several places at the time, and tells of those that have no figure then', () => {
    const views = [
      viewOf('Boise', [income(2015, 50_000), income(2023, 80_000)]),
      viewOf('Tacoma', [income(2015, 40_000), income(2023, 90_000)]),
      viewOf('Seattle', [income(2023, 120_000)]),
    ];
    const { text } = card('household-income', views, { time: { at: '2015' } });
    expect(text).to.include(
      'For 2011-2015: Boise has the higher median household income: $50,000, against $40,000 in Tacoma',
    );
    expect(text).to.include('I have no median household income of Seattle for 2015; the only one is of 2019-2023.');
  });

  it('draws the line that its words tell of, and marks the time', () => {
    const view = viewOf('Boise', [income(2015, 50_000), income(2021, 70_000), income(2023, 80_000)]);
    const { chart } = card('household-income', [view], { time: { at: '2021' } });
    expect(chart?.kind === 'lines' && chart.times[chart.asked ?? -1]).to.equal('2021');
    expect(chart?.kind === 'lines' && chart.series.map(({ askedLabel }) => askedLabel)).to.deep.equal(['$70,000']);
  });

  it('ends a change where it is asked to, and says where its figures end', () => {
    const view = viewOf('Boise', [income(2015, 50_000), income(2021, 70_000), income(2023, 80_000)]);
    expect(card('household-income', [view], { time: { since: '2015', until: '2021' } }).text).to.include(
      'rose from $50,000 in 2011-2015 to $70,000 in 2017-2021 (+40 %)',
    );
    expect(card('household-income', [view], { time: { since: '2025' } }).text).to.include(
      'Those figures end in 2019-2023',
    );
  });
});
