import { expect } from 'chai';
import { asPhrase, asTest, linesOf } from '../../src/desk/proposal.ts';
import { realParts } from '../support/real-parts.ts';

describe('what an editor writes', function () {
  this.timeout(120_000);

  it('is taken line by line, without blanks around and without repetitions', () => {
    expect(linesOf('  how dear is  a pad\r\n\n how dear is a pad\nand a flat\t')).to.deep.equal([
      'how dear is a pad',
      'and a flat',
    ]);
    expect(linesOf(' \n ')).to.deep.equal([]);
  });

  it('is learned with masks in place of places and states', async () => {
    const { understanding } = await realParts();
    const phrases: Readonly<Record<string, string>> = {
      'how dear is a pad in Boise': 'how dear is a pad in @place',
      'Boise, ID vs Reno: which is dearer?': '@place vs @place: which is dearer?',
      'dearest pads in Texas': 'dearest pads in @state',
      'is @place dearer than Reno': 'is @place dearer than @place',
      'nice pads in @place': 'nice pads in @place',
      'how dear is a pad': 'how dear is a pad',
    };
    for (const [written, phrase] of Object.entries(phrases)) expect(asPhrase(written, understanding)).to.equal(phrase);
  });

  it('is tested with the places that leave no doubt marked', async () => {
    const { understanding, lookup } = await realParts();
    const tests: Readonly<Record<string, string>> = {
      'pads in philly or in boise': 'pads in [philly](Philadelphia, PA) or in [boise](Boise, ID)',
      'pads in Portland, Maine': 'pads in [Portland, Maine](Portland, ME)',
      'pads in springfield': 'pads in springfield',
      'dearest pads in Texas': 'dearest pads in Texas',
      'pads in [the hub](Boston, MA)': 'pads in [the hub](Boston, MA)',
    };
    for (const [written, test] of Object.entries(tests)) expect(asTest(written, understanding, lookup)).to.equal(test);
  });
});
