import { expect } from 'chai';
import { loadWordUses } from '../../src/places/gazetteer/surprise.ts';
import { asksChange } from '../../src/understanding/change.ts';
import { asksDefinition } from '../../src/understanding/definition.ts';
import { isDistress, isEmergency } from '../../src/understanding/distress.ts';
import { foreignLanguageOf } from '../../src/understanding/language.ts';
import { amountsIn } from '../../src/understanding/numbers.ts';
import { wordsOf } from '../../src/understanding/words.ts';

describe('numbers', () => {
  const values = (text: string): number[] => amountsIn(text).map(({ value }) => value);

  it('are read in digits, with units and in words', () => {
    expect(values('over 100k')).to.deep.equal([100_000]);
    expect(values('1.5 million people')).to.deep.equal([1_500_000]);
    expect(values('$90,000 a year')).to.deep.equal([90_000]);
    expect(values('half a million')).to.deep.equal([500_000]);
    expect(values('fifty thousand')).to.deep.equal([50_000]);
    expect(values('between 10 and 20%')).to.deep.equal([10, 20]);
    expect(values('the five biggest')).to.deep.equal([5]);
  });
  it('know dollars and percent', () => {
    expect(amountsIn('$90k, 12%, 5 percent').map(({ unit }) => unit)).to.deep.equal(['dollars', 'percent', 'percent']);
  });
  it('are not parts of words', () => {
    expect(values('b2b mp3 covid19')).to.deep.equal([]);
  });
});

describe('distress', () => {
  it('is heard in many words', () => {
    for (const text of [
      'i want to kill myself',
      "I don't want to live anymore",
      'thinking about suicide',
      'i wanna die',
      'my friend says she will hurt herself',
      'nobody would miss me',
      'i took a whole bottle of pills',
      'call 911',
      'someone is breaking into my house',
      'my boyfriend hits me',
      "I can't go on",
      'suicide rate in reno',
      'i have been shot',
      'there is a fire in my house',
      'my dad passed out and is not breathing',
      'she just collapsed please help',
      'they would all be better off if i were gone',
      'nobody would notice if i was gone',
      "we're hiding in the bathroom",
      'somebody broke in and he is still downstairs',
      "i don't want to live in this world",
    ])
      expect(isDistress(text), text).to.equal(true);
  });
  it('is not heard in what only sounds alike', () => {
    for (const text of [
      'is it safe in detroit',
      'murder rate in chicago',
      'how many people were shot in memphis',
      'i am dying to know the population of reno',
      'this traffic is killing me',
      'where do people live longest',
      'i want to live in boise',
      'police jobs in tulsa',
      'i want to move to portland',
      'rent is killing my budget',
      'what is the death rate',
      'do people want to live in fresno',
      "i work in hartford but don't want to live in it",
      "we don't want to live near downtown denver",
      'has the housing market collapsed in reno',
      'someone broke in last year, is crime bad in reno',
      'i was robbed in reno two years ago',
      'i feel safe at home in boise',
      'was there a shooting in reno',
      'how many car accidents are there in tulsa',
      'rent is bleeding me dry',
      "i'm drowning in debt in miami",
      'gas prices in tulsa',
      'fire department jobs in reno',
    ])
      expect(isDistress(text), text).to.equal(false);
  });
  it('is an emergency where something happens right now', () => {
    for (const text of [
      'my house is on fire',
      'someone broke in',
      "I've been shot",
      'call an ambulance',
      'there’s been a shooting',
      'i smell gas',
      'gas leak',
      'help im bleeding',
      'i was just robbed',
      'a burglar is in my house',
      'car crash help',
      'my neighbor is having a heart attack',
      "i don't feel safe at home",
    ])
      expect(isEmergency(text), text).to.equal(true);
    for (const text of ['i want to die', 'suicide rate in reno', 'nobody would miss me'])
      expect(isEmergency(text), text).to.equal(false);
  });
});

describe('languages', () => {
  const uses = loadWordUses();
  const known = new Set(['popul', 'rent', 'citi', 'incom', 'crime']);
  const languageOf = (text: string) => foreignLanguageOf(text, wordsOf(text), known, uses);

  it('are told apart gently', () => {
    expect(languageOf('hola')).to.equal('spanish');
    expect(languageOf('cuanta gente vive en @place')).to.equal('spanish');
    expect(languageOf('quiero comparar dos ciudades')).to.equal('spanish');
    expect(languageOf('bonjour comment ca va')).to.equal('other-language');
    expect(languageOf('wie viele menschen leben in @place')).to.equal('other-language');
    expect(languageOf('какое население')).to.equal('other-language');
    expect(languageOf('人口是多少')).to.equal('other-language');
  });
  it('leave English alone, names of places and Spanish words in it too', () => {
    for (const text of [
      'population @place',
      'rent in la',
      'san jose is a city',
      'do as i say',
      'me and my son',
      'no',
      'how much is a casa',
      '@place vs @place',
    ])
      expect(languageOf(text), text).to.equal(undefined);
  });
});

describe('change and definitions', () => {
  it('hear change over time', () => {
    expect(asksChange('how has @place changed')).to.equal(true);
    expect(asksChange('rent over time in @place')).to.equal(true);
    expect(asksChange('rent in @place')).to.equal(false);
  });
  it('tell a definition from a question for a figure', () => {
    expect(asksDefinition('what does median rent mean', 0)).to.equal(true);
    expect(asksDefinition('what is median rent', 0)).to.equal(true);
    expect(asksDefinition('who counts as poor', 0)).to.equal(true);
    expect(asksDefinition('what is the median rent', 0)).to.equal(false);
    expect(asksDefinition('what is median rent in @place', 0)).to.equal(false);
  });
});
