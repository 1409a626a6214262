import { expect } from 'chai';
import { spellings } from '../../../src/places/gazetteer/spellings.ts';
import { loadWordUses } from '../../../src/places/gazetteer/surprise.ts';
import { fold, tokenize } from '../../../src/places/gazetteer/tokens.ts';

describe('spellings of a name', () => {
  const written = (name: string): string[] => spellings(name).map((words) => words.join(' '));

  it('has short and long forms of its words', () => {
    expect(written('St. Louis')).to.have.members(['st louis', 'saint louis']);
    expect(written('Fort Worth')).to.include.members(['fort worth', 'ft worth']);
    expect(written('North Las Vegas')).to.include.members(['north las vegas', 'n las vegas']);
    expect(written('Winston-Salem')).to.deep.equal(['winston salem']);
    expect(written("Coeur d'Alene")).to.deep.equal(['coeur dalene']);
  });

  it('leaves words alone that are the whole name', () => {
    expect(written('Fort')).to.deep.equal(['fort']);
    expect(written('North')).to.deep.equal(['north']);
  });
});

describe('words of a message', () => {
  it('are folded: small letters, no accents, no apostrophes', () => {
    expect(fold('Española')).to.equal('espanola');
    expect(fold("O'Fallon")).to.equal('ofallon');
    expect(fold('ＳＥＡＴＴＬＥ')).to.equal('seattle');
  });

  it('know their owner, and whether a name runs on', () => {
    const words = tokenize("Seattle's St. Paul, D.C. and Winston-Salem");
    expect(words.map(({ folded }) => folded)).to.deep.equal([
      'seattles',
      'st',
      'paul',
      'dc',
      'and',
      'winston',
      'salem',
    ]);
    expect(words[0]?.owner?.folded).to.equal('seattle');
    expect(words.map(({ joined }) => joined)).to.deep.equal([false, true, true, false, true, true, true]);
  });
});

describe('surprise of a word', () => {
  const uses = loadWordUses();

  it('is small for common words, larger for rare ones, largest for long unknown ones', () => {
    expect(uses('the').surprise).to.be.below(uses('reading').surprise);
    expect(uses('reading').surprise).to.be.below(uses('zygotes').surprise);
    expect(uses('seatle').surprise).to.be.below(uses('albuqerque').surprise);
  });

  it('tells words from names', () => {
    expect(uses('normal').kind).to.equal('word');
    expect(uses('denver').kind).to.equal('name');
    expect(uses('qwxyz').kind).to.equal('unknown');
  });
});
