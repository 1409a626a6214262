import { expect } from 'chai';
import { asideOf, type Aside } from '../../src/understanding/asides.ts';
import { asksPrecision, termOf } from '../../src/understanding/terms.ts';

const SAID: readonly (readonly [Aside, readonly string[]])[] = [
  ['yes', ['yes', 'yeah sure', 'yes please']],
  ['no', ['no', 'nope', 'none of them']],
  ['wait', ['wait', 'hold on a sec', 'hmm', 'just a minute']],
  ['cancel', ['never mind', 'cancel that', 'nvm', 'forget it']],
  ['stop', ['stop', 'please stop', 'stop texting me', 'leave me alone']],
  ['back', ['back', 'go back', 'undo that']],
  [
    'privacy',
    [
      'what do you know about me',
      'do you store my messages',
      'are you tracking me',
      'who can see my messages',
      'is this private',
      'where is my data stored',
      'what data do you keep',
      'privacy policy',
    ],
  ],
  ['maker', ['who made you', 'who is behind this', 'who runs this bot']],
];

describe('what is said beside the questions', () => {
  for (const [aside, texts] of SAID)
    it(`is heard: ${aside}`, () => {
      for (const text of texts) expect(asideOf(text), text).to.equal(aside);
    });
  it('is not heard where something is asked', () => {
    for (const text of [
      'no cars',
      'start over',
      'go back to @place',
      'stop storing my messages',
      'delete my data',
      'is this a private school',
      'who owns homes',
      'do you know who rents',
      'do you know the rent in @place',
      'what do you know about @place',
    ])
      expect(asideOf(text), text).to.equal(undefined);
  });
});

describe('words around figures', () => {
  it('are told apart', () => {
    expect(termOf('what does acs mean')).to.equal('acs');
    expect(termOf('what is a cdp')).to.equal('cdp');
    expect(termOf('what is a margin of error')).to.equal('margin-of-error');
    expect(termOf('what is the difference between the median and the mean')).to.equal('median');
    expect(termOf('what is a 5 year estimate')).to.equal('estimates');
  });
  it('leave figures alone', () => {
    for (const text of ['what is the median rent', 'what is per capita income', 'mean travel time'])
      expect(termOf(text), text).to.equal(undefined);
  });
  it('ask how sure the last figure is', () => {
    for (const text of [
      'how sure is that',
      'margin of error of that',
      'are you sure',
      'how accurate are these figures',
    ])
      expect(asksPrecision(text), text).to.equal(true);
    for (const text of ['where is this from', 'i am not sure where to move', 'how safe is that'])
      expect(asksPrecision(text), text).to.equal(false);
  });
});
