import { expect } from 'chai';
import fc from 'fast-check';
import JSON5 from 'json5';
import { parseConfig } from '../../../src/chart-server/config/parse.ts';
import { BadChart } from '../../../src/chart-server/errors.ts';

describe('chart configurations as text', () => {
  it('reads whatever JSON can say', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseConfig(JSON.stringify(value))).to.deep.equal(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('reads JSON5 as JSON5 means it, also with parentheses, arrows and calls inside of strings and comments', () => {
    const text = `{ type: 'bar', /* f( => */ title: "a (b) => c", 'x': 'it\\'s(', data: [.5, +1, 0xff,], // g(\n }`;
    expect(parseConfig(text)).to.deep.equal(JSON5.parse(text));
  });

  it('keeps any string as it is when it is written in JSON5', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseConfig(`{a: ${JSON5.stringify(text)}, /**/}`)).to.deep.equal({ a: text });
      }),
    );
  });

  it("reads the calls of QuickChart's clients as data", () => {
    expect(parseConfig(`{fill: getGradientFillHelper('vertical', ['red', "blue"], undefined)}`)).to.deep.equal({
      fill: { $call: 'getGradientFillHelper', arguments: ['vertical', ['red', 'blue'], null] },
    });
  });

  for (const text of [
    '{a: (v) => v}',
    '{a: v => v + 1}',
    '{a: function (v) { return v }}',
    '{a: function name() {}}',
    'process.exit(1)',
    '{a: require("fs")}',
    '{a: new Date()}',
    '{get a() { return 1 }}',
    '{[x]: 1}',
    '{...x}',
    '`${1}`',
    '{a: 1 + 1}',
    '(() => 1)()',
    '',
    '{',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(() => parseConfig(text)).to.throw(BadChart);
    });
  }

  for (const [what, text] of [
    ['quotes that never end', `{a: "${'\\"'.repeat(60_000)}`],
    ['quotes and backslashes', `{a: '${`"\\'`.repeat(40_000)}`],
    ['one long name', `{${'a'.repeat(150_000)}`],
    ['long names and blanks', `{${`a${' '.repeat(1000)}`.repeat(150)}`],
    ['comments that never end', '/*'.repeat(75_000)],
    ['nested brackets', '['.repeat(150_000)],
    ['nested calls', 'getImageFill('.repeat(10_000)],
  ] as const) {
    it(`refuses ${what} in time that grows no faster than the text`, () => {
      const start = performance.now();
      expect(() => parseConfig(text)).to.throw(BadChart);
      // Linear it takes a few hundredths of a second; quadratic, minutes.
      expect(performance.now() - start).to.be.lessThan(3_000);
    });
  }
});
