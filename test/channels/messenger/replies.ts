import fc from 'fast-check';
import { encodeAction } from '../../../src/conversation/action.ts';
import type { Button, Card, Reply } from '../../../src/replies/reply.ts';

const said = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.lorem({ maxCount: 60, mode: 'sentences' }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength }),
      fc.lorem({ maxCount: 400, mode: 'sentences' }),
    )
    .filter((text) => text.trim() !== '');

const geoids = fc.array(
  fc.integer({ min: 100000, max: 5699999 }).map((number) => String(number).padStart(7, '0')),
  { minLength: 1, maxLength: 5 },
);
const topic = fc.constantFrom('rent', 'home-values', 'poverty-and-insurance', 'veterans-and-disability');

const payload = fc.oneof(
  fc.record({ topic, places: geoids }).map((parts) => encodeAction({ do: 'topic', ...parts })),
  fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }).map((text) => encodeAction({ do: 'say', text })),
  fc.constant('do=more'),
);
const button: fc.Arbitrary<Button> = fc.record({ title: said(40), payload });
const card: fc.Arbitrary<Card> = fc.record({
  title: said(120),
  subtitle: said(120),
  buttons: fc.array(button, { maxLength: 3 }),
});

/** A reply with anything in it that a dialog could put there, and more. */
export const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    text: said(3000),
    // The first one is usable, so that there is a button where there are buttons.
    buttons: fc.array(fc.record({ title: said(40), payload: fc.constant('do=more') }), { maxLength: 5 }),
    quickReplies: fc.array(button, { maxLength: 20 }),
    cards: fc.array(card, { maxLength: 25 }),
    picture: fc.record({ url: fc.webUrl({ validSchemes: ['https'] }), alt: said(80) }),
    opens: fc.record({ do: fc.constant('topic' as const), topic, places: geoids }),
  },
  { requiredKeys: ['text', 'buttons', 'quickReplies'] },
);
