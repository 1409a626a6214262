import { expect } from 'chai';
import fc from 'fast-check';
import { decodeRef } from '../../../src/channels/messenger/links.ts';
import { render } from '../../../src/channels/messenger/render.ts';
import { splitText } from '../../../src/channels/messenger/split.ts';
import { DeliveryError } from '../../../src/channels/delivery-error.ts';
import { reply } from '../../../src/replies/build.ts';
import type { Reply } from '../../../src/replies/reply.ts';
import { sendSchema, type SentMessage } from '../../fakes/graph-checks.ts';
import { textOf } from '../../fakes/graph-api.ts';
import { anyReply } from './replies.ts';
import { PAGE, PSID } from './bodies.ts';

const RENT = 'do=topic&topic=rent&places=5363000';
const tap = (title: string, payload = RENT) => ({ title, payload });

/** What Messenger would be sent, as it comes out of JSON, checked by the fake's rules. */
function sent(one: Reply): readonly SentMessage[] {
  return render(one, PAGE).map((message) => {
    const body = { recipient: { id: PSID }, messaging_type: 'RESPONSE', message };
    const checked = sendSchema.parse(JSON.parse(JSON.stringify(body)));
    if (!('message' in checked)) throw new Error('not a message');
    return checked.message;
  });
}

function buttonsOf(message: SentMessage | undefined): readonly { title: string }[] {
  const payload = message?.attachment?.payload;
  return payload && 'template_type' in payload && payload.template_type === 'button' ? payload.buttons : [];
}

describe('Messenger rendering', () => {
  it('a sentence alone is a text', () => {
    expect(sent(reply('Seattle has 741,440 people.'))).to.deep.equal([{ text: 'Seattle has 741,440 people.' }]);
  });

  it('the picture comes first, then the sentence together with its buttons', () => {
    const messages = sent(
      reply('Rent is $1,999.', {
        picture: { url: 'https://citrics.example/charts/rent/5363000.png', alt: 'Rent' },
        buttons: [tap('Housing'), tap('Home values')],
      }),
    );
    expect(messages.map((message) => message.attachment?.type)).to.deep.equal(['image', 'template']);
    expect(textOf(messages[1] as SentMessage)).to.equal('Rent is $1,999.');
    expect(buttonsOf(messages[1]).map(({ title }) => title)).to.deep.equal(['Housing', 'Home values']);
  });

  it('an answer that can be opened again can be shared, and the menu that made room stays at hand', () => {
    const [message] = sent(
      reply('Rent is $1,999.', {
        buttons: [tap('Housing'), tap('Home values'), tap('All topics', 'do=menu&page=0')],
        opens: { do: 'topic', topic: 'rent', places: ['5363000'] },
      }),
    );
    expect(buttonsOf(message).map(({ title }) => title)).to.deep.equal(['Housing', 'Home values', 'Share']);
    expect(message?.quick_replies?.map(({ title }) => title)).to.deep.equal(['All topics']);
    const share = buttonsOf(message)[2] as unknown as { url: string };
    const shared = new URL(new URL(share.url).searchParams.get('u') ?? '');
    expect(shared.origin + shared.pathname).to.equal(`https://m.me/${PAGE}`);
    expect(decodeRef(shared.searchParams.get('ref') ?? '')).to.deep.equal({
      do: 'topic',
      topic: 'rent',
      places: ['5363000'],
    });
  });

  it('web addresses keep their places among the buttons, and what they displace stays at hand', () => {
    const map = tap(
      'Open the map',
      'https://www.openstreetmap.org/?mlat=47.6205&mlon=-122.3509#map=11/47.6205/-122.3509',
    );
    const [message] = sent(
      reply('Seattle is in King County.', {
        buttons: [tap('Population'), tap('Housing'), map],
        opens: { do: 'topic', topic: 'map', places: ['5363000'] },
      }),
    );
    expect(buttonsOf(message).map(({ title }) => title)).to.deep.equal(['Population', 'Share', 'Open the map']);
    expect(message?.quick_replies?.map(({ title }) => title)).to.deep.equal(['Housing']);
  });

  it('an address that finds no place stands in the text', () => {
    const links = [1, 2, 3, 4].map((number) => tap(`Map ${number}`, `https://citrics.example/${number}`));
    const [message] = sent(reply('Four maps.', { buttons: [tap('Housing'), ...links] }));
    expect(buttonsOf(message).map(({ title }) => title)).to.deep.equal(['Map 1', 'Map 2', 'Map 3']);
    expect(textOf(message as SentMessage)).to.equal('Four maps.\nMap 4: https://citrics.example/4');
    expect(message?.quick_replies?.map(({ title }) => title)).to.deep.equal(['Housing']);
  });

  it('a long sentence is split at sentences, its end together with the buttons', () => {
    const sentences = Array.from({ length: 60 }, (_, at) => `Sentence number ${at} is about the rent in Seattle.`);
    const messages = sent(reply(sentences.join(' '), { buttons: [tap('Housing')] }));
    expect(messages.map((message) => message.attachment?.type)).to.deep.equal([undefined, undefined, 'template']);
    for (const message of messages) expect(textOf(message)).to.match(/^Sentence .*Seattle\.$/);
    expect(messages.map(textOf).join(' ')).to.equal(sentences.join(' '));
  });

  it('titles are shortened at words, payloads that are too long leave their button out', () => {
    const [message] = sent(reply('Hi', { buttons: [tap('Poverty and health insurance'), tap('x', 'y'.repeat(1001))] }));
    expect(buttonsOf(message).map(({ title }) => title)).to.deep.equal(['Poverty and health…']);
  });

  it('cards are carousels of ten at most; quick replies hang on the last message', () => {
    const cards = Array.from({ length: 13 }, (_, at) => ({ title: `${at}`, subtitle: 'rent', buttons: [tap('Open')] }));
    const messages = sent(reply('The 13 cheapest:', { cards, quickReplies: [tap('More', 'do=more')] }));
    expect(messages.map((message) => message.quick_replies?.length)).to.deep.equal([undefined, undefined, 1]);
    const elements = messages.map(
      ({ attachment }) => (attachment?.payload as { elements?: unknown[] } | undefined)?.elements?.length,
    );
    expect(elements).to.deep.equal([undefined, 10, 3]);
  });

  it('a reply without words is our own fault', () => {
    expect(() => render(reply(' '), PAGE))
      .to.throw(DeliveryError)
      .with.property('remedy', 'dead-letter');
  });

  it('whatever a reply holds, Messenger takes each message of it', () => {
    fc.assert(
      fc.property(anyReply, (one) => void sent(one)),
      { numRuns: 500 },
    );
  });

  it('no tap of an answer is lost while there is room for it', () => {
    const address = fc.integer({ min: 1, max: 3 }).map((at) => `https://citrics.example/${at}`);
    const anyTap = fc.record({ title: fc.lorem({ maxCount: 1 }), payload: fc.oneof(address, fc.constant(RENT)) });
    fc.assert(
      fc.property(fc.array(anyTap, { maxLength: 8 }), fc.boolean(), (buttons, shares) => {
        const opens = shares ? ({ do: 'topic', topic: 'rent', places: ['5363000'] } as const) : undefined;
        const messages = JSON.stringify(sent(reply('Here.', { buttons, opens })));
        for (const { title, payload } of buttons) {
          expect(messages).to.include(title);
          expect(messages).to.include(payload);
        }
      }),
    );
  });

  it('no word of the answer is lost', () => {
    const words = (text: string): string => text.replace(/\s+/g, '');
    fc.assert(
      fc.property(anyReply, (one) => {
        expect(
          words(
            sent(one)
              .map((message) => textOf(message) ?? '')
              .join(''),
          ),
        ).to.equal(words(one.text));
      }),
      { numRuns: 300 },
    );
  });

  it('exactly one message has the buttons, and words stand with them', () => {
    fc.assert(
      fc.property(anyReply, (one) => {
        const withButtons = sent(one).filter((message) => buttonsOf(message).length > 0);
        expect(withButtons).to.have.length(one.buttons.length + (one.opens ? 1 : 0) > 0 ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('splitting a text', () => {
  const awkward = fc.oneof(
    fc.lorem({ maxCount: 30, mode: 'sentences' }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => text.replace(/\p{Surrogate}/gu, '')),
    fc.constantFrom('a'.repeat(500), '👨‍👩‍👧‍👦'.repeat(40), `e${'\u0301'.repeat(200)}`, 'no end in sight '.repeat(30)),
  );

  it('keeps every part within its limit, loses only whitespace, and cuts no surrogate pair', () => {
    fc.assert(
      fc.property(awkward, fc.integer({ min: 4, max: 200 }), fc.integer({ min: 4, max: 200 }), (text, limit, tail) => {
        const last = Math.min(limit, tail);
        const parts = splitText(text, limit, last);
        expect(parts.join('').replace(/\s/g, '')).to.equal(text.replace(/\s/g, ''));
        for (const part of parts) {
          expect(part.length).to.be.within(1, limit);
          expect(part).not.to.match(/\p{Surrogate}/u);
        }
        expect(parts.at(-1)?.length ?? 0).to.be.at.most(last);
      }),
      { numRuns: 500 },
    );
  });

  it('cuts at a word where a sentence is too long, at a character where a word is', () => {
    expect(splitText('one two three four', 9)).to.deep.equal(['one two', 'three', 'four']);
    expect(splitText('abcdefghij', 4)).to.deep.equal(['abcd', 'efgh', 'ij']);
    expect(splitText('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 12)).to.deep.equal(['👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦']);
  });
});
