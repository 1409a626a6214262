import { expect } from 'chai';
import { withDisclosure } from '../../src/conversation/disclosure.ts';
import { EMPTY_MEMORY } from '../../src/conversation/memory.ts';
import { reply } from '../../src/replies/build.ts';

describe('that the chat is automated', () => {
  const now = new Date('2026-03-02T12:00:00Z');
  const texts = (channel: 'messenger' | 'terminal', seenAt?: string): readonly string[] =>
    withDisclosure([reply('one'), reply('two')], channel, { ...EMPTY_MEMORY, seenAt }, now).map(({ text }) => text);

  it('is said with the first answer on Messenger, and again after more than a day', () => {
    for (const seenAt of [undefined, '2026-03-01T11:59:00Z', '2025-01-01T00:00:00Z']) {
      const [first, second] = texts('messenger', seenAt);
      expect(first).to.match(/^one\n\n.*automated/);
      expect(second).to.equal('two');
    }
  });

  it('is said again when the conversation comes back from a human', () => {
    const memory = { ...EMPTY_MEMORY, handedOver: true, seenAt: '2026-03-02T11:59:00Z' };
    expect(withDisclosure([reply('one')], 'messenger', memory, now)[0]?.text).to.match(/automated/);
  });

  it('is not said in the middle of a conversation, nor where nobody asks for it, nor without an answer', () => {
    expect(texts('messenger', '2026-03-02T11:00:00Z')).to.deep.equal(['one', 'two']);
    expect(texts('terminal')).to.deep.equal(['one', 'two']);
    expect(withDisclosure([], 'messenger', EMPTY_MEMORY, now)).to.deep.equal([]);
  });
});
