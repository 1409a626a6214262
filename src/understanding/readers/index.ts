import { aside, precision, term } from './about-us.ts';
import { area } from './areas.ts';
import { anotherTime, changeOfIt, standing } from './figure-given.ts';
import { definition, listOfCities, ranking } from './figures.ts';
import {
  anotherLanguage,
  distress,
  outside,
  rankingOfNothing,
  surelyOutside,
  topicOfAnotherLanguage,
} from './not-for-us.ts';
import { ofPlaces } from './of-places.ts';
import { nearby, similar } from './other-places.ts';
import type { Findings } from '../findings.ts';
import type { Read, Said } from './reader.ts';
import { smallTalk } from './small-talk.ts';

/** What a message may ask for, in the order in which it is decided: the first that reads the message has it. */
const READERS: readonly { readonly name: string; readonly read: Read }[] = [
  { name: 'distress', read: distress },
  { name: 'a topic of another language', read: topicOfAnotherLanguage },
  { name: 'another language', read: anotherLanguage },
  { name: 'surely not for us', read: surelyOutside },
  { name: 'an aside', read: aside },
  { name: 'what a word around figures means', read: term },
  { name: 'how sure a figure is', read: precision },
  { name: 'an area that is no place', read: area },
  { name: 'where a figure stands', read: standing },
  { name: 'how what was answered changed', read: changeOfIt },
  { name: 'another time of what was answered', read: anotherTime },
  { name: 'small talk', read: smallTalk },
  { name: 'similar places', read: similar },
  { name: 'places nearby', read: nearby },
  { name: 'what a figure means', read: definition },
  { name: 'a ranking', read: ranking },
  { name: 'a ranking by no figure of ours', read: rankingOfNothing },
  { name: 'a list of cities', read: listOfCities },
  { name: 'not for us', read: outside },
];

/** What a message asks for, and the name of the reader that decided; every other message is about places. */
export function decide(found: Findings): { readonly decided: string; readonly said: Said } {
  for (const { name, read } of READERS) {
    const said = read(found);
    if (said !== undefined) return { decided: name, said };
  }
  return { decided: 'what is asked of places', said: ofPlaces(found) };
}
