import { expect } from 'chai';
import fc from 'fast-check';
import { linksTo, shortLinks } from '../../src/charts/links.ts';
import { decodePicture, encodePicture, type PictureRequest } from '../../src/charts/picture-request.ts';

const read = (path: string): PictureRequest | undefined => {
  const url = new URL(path, 'http://localhost');
  const [, , subject = '', file = ''] = url.pathname.split('/');
  return decodePicture(subject, file.replace(/\.png$/, ''), Object.fromEntries(url.searchParams));
};

describe('the short link of a picture', () => {
  it('is as documented', () => {
    const links = shortLinks('https://citrics.example.org');
    expect(links.topic('rent', ['5363000', '5370000'])).to.equal(
      'https://citrics.example.org/charts/rent/5363000+5370000.png',
    );
    expect(links.topic('rent', ['5363000'], { metric: 'rent-burden' })).to.equal(
      'https://citrics.example.org/charts/rent/5363000.png?metric=rent-burden',
    );
    expect(links.overview(['5363000'])).to.equal('https://citrics.example.org/charts/overview/5363000.png');
  });

  const geoid = fc.integer({ min: 0, max: 9_999_999 }).map((number) => String(number).padStart(7, '0'));
  const slug = fc.constantFrom('rent', 'household-income', 'age');
  const theme = fc.constantFrom('light' as const, 'dark' as const);
  const when = fc.constantFrom('1998', '2015', '2020-01', '2024-12');
  const time = fc.oneof(fc.record({ at: when }), fc.record({ since: when, until: when }, { requiredKeys: [] }));
  const places = fc.array(geoid, { minLength: 1, maxLength: 5 });

  it('says of a topic what it was made for', () => {
    fc.assert(
      fc.property(
        slug,
        places,
        fc.option(slug, { nil: undefined }),
        fc.option(time, { nil: undefined }),
        theme,
        (topic, ids, metric, asked, named) => {
          const request: PictureRequest = {
            of: 'topic',
            topic,
            places: ids,
            metric,
            time: asked,
            theme: named,
          };
          expect(read(encodePicture(request))).to.deep.equal(request);
        },
      ),
    );
  });

  it('says of a likeness what it was made for, of up to six places', () => {
    const six = ['1608830', '5363000', '5370000', '4159000', '3260600', '0820000'];
    const request: PictureRequest = { of: 'likeness', metric: 'median-age', places: six, theme: 'light' };
    expect(read(encodePicture(request))).to.deep.equal(request);
    expect(read('/charts/likeness/1608830+5363000.png')).to.equal(undefined);
    expect(read(`/charts/rent/${six.join('+')}.png`)).to.equal(undefined);
  });

  it('says of a ranking what it was made for', () => {
    const request: PictureRequest = {
      of: 'ranking',
      query: {
        variable: 'fbi.violent_per_1000',
        among: {
          states: ['WA', 'OR'],
          near: { place: '5363000', miles: 30 },
          minPopulation: 10_000,
          maxPopulation: undefined,
        },
        order: 'lowest',
        limit: 5,
        offset: 10,
        where: [{ variable: 'DP03_0062E', op: 'at-least', value: 50_000 }],
      },
      theme: 'dark',
    };
    expect(read(encodePicture(request))).to.deep.equal(request);
    for (const time of [{ at: '2015' }, {}, { since: '2020-01', until: '2024' }])
      expect(read(encodePicture({ ...request, time }))).to.deep.equal({ ...request, time });
  });

  it('is refused, not guessed, when it is anything else', () => {
    for (const path of [
      '/charts/rent/536300.png',
      '/charts/rent/5363000+.png',
      '/charts/Rent/5363000.png',
      `/charts/rent/${Array<string>(6).fill('5363000').join('+')}.png`,
      '/charts/rent/5363000.png?metric=../etc',
      '/charts/ranking/DP03_0062E.png?order=sideways&limit=5',
      '/charts/ranking/DP03_0062E.png?order=highest&limit=5000',
      '/charts/ranking/%3Cscript%3E.png?order=highest&limit=5',
    ])
      expect(read(path), path).to.equal(undefined);
  });

  it('is never a crash, whatever somebody asks for', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.dictionary(fc.string(), fc.string()), (subject, name, query) => {
        decodePicture(subject, name, query);
      }),
    );
  });

  it('can be of another kind: a file of the terminal', () => {
    const links = linksTo((request) => `file:///pictures/${request.of}.png`);
    expect(links.topic('rent', ['5363000'])).to.equal('file:///pictures/topic.png');
  });
});
