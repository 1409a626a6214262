import { expect } from 'chai';
import { createGazetteer, MASK } from '../../src/places/gazetteer.ts';
import { gazetteer, places, shown, topicWords } from './gazetteer-fixture.ts';

describe('places in text', () => {
  const names: Readonly<Record<string, readonly [string, ...string[]][]>> = {
    'a name with its state': [
      ['Seattle WA', 'Seattle WA'],
      ['seattle, washington', 'Seattle WA'],
      ['Seattle, Wash.', 'Seattle WA'],
      ["Washington's Seattle", 'Seattle WA'],
      ['Portland in Oregon', 'Portland OR'],
      ['PORTLAND MAINE', 'Portland ME'],
      ['springfield (il)', 'Springfield IL'],
      ['Kansas City KS', 'Kansas City KS'],
      ['Washington D.C.', 'Washington DC'],
      ['new york new york', 'New York NY'],
      ['Lafayette LA', 'Lafayette LA'],
    ],
    'a name alone: the place that people mean': [
      ['SEATTLE', 'Seattle WA'],
      ['portland', 'Portland OR'],
      ['springfield', 'Springfield MO?'],
      ['New York', 'New York NY'],
      ['Kansas City', 'Kansas City MO'],
      ['Nashville', 'Nashville TN'],
      ['louisville', 'Louisville KY'],
      ['honolulu', 'Honolulu HI'],
      ['boise', 'Boise ID'],
      ['ventura', 'Ventura CA'],
      ['San Buenaventura', 'Ventura CA'],
      ['Nashville-Davidson', 'Nashville TN'],
    ],
    'other spellings of a name': [
      ['St Louis', 'St. Louis MO'],
      ['saint louis', 'St. Louis MO'],
      ['Ft. Worth', 'Fort Worth TX'],
      ['Mt Vernon WA', 'Mount Vernon WA'],
      ['n las vegas', 'North Las Vegas NV'],
      ['winston salem', 'Winston-Salem NC'],
      ['OFallon MO', "O'Fallon MO"],
      ['coeur dalene', "Coeur d'Alene ID"],
      ['espanola', 'Española NM'],
      ['la canada', 'La Cañada Flintridge CA'],
      ['losangeles', 'Los Angeles CA'],
      ['san-diego', 'San Diego CA'],
      ['new  york city', 'New York NY'],
    ],
    nicknames: [
      ['nyc', 'New York NY'],
      ['philly', 'Philadelphia PA'],
      ['the big easy', 'New Orleans LA'],
      ['L.A.', 'Los Angeles CA'],
      ['rent in sf', 'San Francisco CA'],
      ['Brooklyn', 'New York NY'],
    ],
    'mistakes in a name': [
      ['seatle wa', 'Seattle WA'],
      ['rent in chciago', 'Chicago IL'],
      ['los angelas', 'Los Angeles CA'],
      ['how many people live in cincinatti', 'Cincinnati OH'],
      ['pheonix', 'Phoenix AZ'],
      ['new yrok', 'New York NY'],
      ['bostons rent', 'Boston MA'],
      ['mc allen texas', 'McAllen TX'],
      ['income in san fransisco', 'San Francisco CA'],
    ],
    'several places in a message, in its order': [
      ['austin denver boise income', 'Austin TX', 'Denver CO', 'Boise ID'],
      ['boston vs nyc rent', 'Boston MA', 'New York NY'],
      ['difference in population between reno and boise', 'Reno NV', 'Boise ID'],
      ['Austin, Denver and Portland, OR', 'Austin TX', 'Denver CO', 'Portland OR'],
      ['Paris Texas and Paris Tennessee', 'Paris TX', 'Paris TN'],
      ['springfield il or mo', 'Springfield IL', 'Springfield MO'],
      ['portland or salem', 'Portland OR', 'Salem OR'],
      ['which is bigger, houston/dallas?', 'Houston TX', 'Dallas TX'],
    ],
    'names that have other names in them': [
      ['West New York', 'West New York NJ'],
      ['North Las Vegas', 'North Las Vegas NV'],
      ['Kansas City rent', 'Kansas City MO'],
      ['truth or consequences', 'Truth or Consequences NM'],
      ['Virginia Beach', 'Virginia Beach VA'],
      ['K. I. Sawyer, MI', 'K. I. Sawyer MI'],
    ],
    'names that are words, with cause': [
      ['mobile', 'Mobile AL'],
      ['rent in mobile', 'Mobile AL'],
      ["what's the population of Reading?", 'Reading PA'],
      ['Why AZ', 'Why AZ'],
      ['price ut', 'Price UT'],
      ['surprise', 'Surprise AZ'],
    ],
    'around a name': [
      ["seattle's rent", 'Seattle WA'],
      ['city of Seattle', 'Seattle WA'],
      ['Seattle city', 'Seattle WA'],
      ['downtown denver rent', 'Denver CO'],
      ['rent: Tacoma!!', 'Tacoma WA'],
      ["tell me about Salt Lake City's schools", 'Salt Lake City UT'],
    ],
  };
  for (const [what, rows] of Object.entries(names))
    describe(what, () => {
      for (const [text, ...expected] of rows) it(text, () => expect(shown(text)).to.deep.equal(expected));
    });

  describe('no place', () => {
    for (const text of [
      'why',
      'hi',
      'OK thanks',
      'what can you do',
      'tell me a joke',
      'i like reading',
      'mobile phones are a surprise',
      'the price of a home',
      'i want to die',
      'that is normal',
      "I'll call you",
      'more',
      'asdfgh qwerty',
      '😀😀😀',
      '',
    ])
      it(JSON.stringify(text), () => {
        const { mentions, states } = gazetteer.placesInText(text, topicWords);
        expect(mentions).to.deep.equal([]);
        expect(states).to.deep.equal([]);
      });

    it('is found in a topic of two words that has the name of one', () => {
      const topic = (words: string): boolean => ['rent', 'mobile homes'].includes(words);
      expect(shown('rent of mobile homes', gazetteer.placesInText('rent of mobile homes', topic))).to.deep.equal([]);
    });
  });

  it('gives every place of the name, the most people first', () => {
    const { mentions } = gazetteer.placesInText('Springfield');
    const people = mentions[0]?.candidates.map((geoid) => gazetteer.get(geoid)?.population ?? 0) ?? [];
    expect(people.length).to.be.above(10);
    expect(people.slice(0, 5)).to.deep.equal([...people.slice(0, 5)].sort((a, b) => b - a));
  });

  it('gives the state too where a city is called like one', () => {
    const found = gazetteer.placesInText('most expensive city in Washington');
    expect(shown('', found)).to.deep.equal(['Washington DC']);
    expect(found.states.map(({ code, alsoPlace }) => [code, alsoPlace])).to.deep.equal([['WA', true]]);
    expect(gazetteer.placesInText('New York state').mentions).to.deep.equal([]);
  });

  it('gives a state by itself, by name, code or old abbreviation', () => {
    for (const [text, code] of [
      ['in Texas', 'TX'],
      ['cities in tx', 'TX'],
      ['the one in Missouri', 'MO'],
      ['oldest towns of Calif.', 'CA'],
      ['pensylvania', 'PA'],
      ['most expensive texas city', 'TX'],
    ] as const) {
      const found = gazetteer.placesInText(text);
      expect(found.mentions, text).to.deep.equal([]);
      expect(
        found.states.map((state) => state.code),
        text,
      ).to.deep.equal([code]);
    }
  });

  it('asks about a name with a state that has none of it, and says so', () => {
    const found = gazetteer.placesInText('rent in Austin, Oregon');
    expect(shown('', found)).to.deep.equal(['Austin TX?']);
    expect(found.unknownNames).to.deep.equal(['Austin, Oregon']);
    expect(found.states).to.deep.equal([]);
  });

  it('names what stands where a place would and is none', () => {
    expect(gazetteer.placesInText('compare austin and gondor').unknownNames).to.deep.equal(['gondor']);
    expect(gazetteer.placesInText('rent in xanadoo').unknownNames).to.deep.equal(['xanadoo']);
    expect(gazetteer.placesInText('compare austin and rent', topicWords).unknownNames).to.deep.equal([]);
  });

  it('knows counties, with their places', () => {
    const [mention] = gazetteer.placesInText('rent in King County, WA').counties;
    expect(mention?.counties).to.have.length(1);
    expect(gazetteer.get(mention?.counties[0]?.places[0] ?? '')?.name).to.equal('Seattle');
    expect(gazetteer.placesInText('orange county').counties[0]?.counties[0]?.state).to.equal('CA');
  });

  it('tells ZIP codes from amounts', () => {
    const zips = (text: string): string[] => gazetteer.placesInText(text).zipCodes.map(({ zip }) => zip);
    for (const text of ['98101', 'rent in 98101', 'zip code 98101', 'what about 98101?', '98101-1234 income'])
      expect(zips(text), text).to.deep.equal(['98101']);
    for (const text of [
      'cities over 50000 people',
      '$98101',
      'income above 90000',
      '98101 people',
      '12345678',
      '98101 dollars',
      'Austin, TX 78701',
    ])
      expect(zips(text), text).to.deep.equal([]);
  });

  it('knows countries, cities abroad and territories; a name that is ours as well is ours', () => {
    const outside = (text: string): unknown =>
      gazetteer.placesInText(text).outside.map(({ kind, name, alsoPlace }) => [kind, name, alsoPlace]);
    expect(outside('rent in Tokyo')).to.deep.equal([['foreign-city', 'Tokyo', false]]);
    expect(outside('population of Germany')).to.deep.equal([['country', 'Germany', false]]);
    expect(outside('Mexico City')).to.deep.equal([['foreign-city', 'Mexico City', false]]);
    expect(outside('Puerto Rico')).to.deep.equal([['territory', 'Puerto Rico', false]]);
    expect(outside('San Juan, PR')).to.deep.equal([['territory', 'Puerto Rico', false]]);
    expect(outside('Paris, France')).to.deep.equal([['foreign-city', 'Paris', false]]);
    expect(outside('Paris')).to.deep.equal([['foreign-city', 'Paris', true]]);
    expect(shown('Paris')).to.deep.equal(['Paris TX']);
    expect(outside('Birmingham')).to.deep.equal([]);
  });

  it('masks what it found', () => {
    const { place, state, zip } = MASK;
    expect(gazetteer.placesInText("is Austin or Denver's rent cheaper than in Texas or 98101?").masked).to.equal(
      `is ${place} or ${place}'s rent cheaper than in ${state} or ${zip}?`,
    );
  });

  it('leaves out a nickname whose place it has not, and says which', () => {
    const small = createGazetteer(
      places.filter(({ state }) => state === 'OR'),
      { nicknames: { pdx: 'Portland, OR', nyc: 'New York, NY' }, countries: {} },
    );
    expect(small.unresolvedNicknames).to.deep.equal(['nyc']);
    expect(small.placesInText('pdx').mentions[0]?.match).to.equal('nickname');
    expect(gazetteer.unresolvedNicknames).to.deep.equal([]);
  });
});
