import { expect } from 'chai';
import { Agenda } from '../../src/inbox/agenda.ts';
import type { Conversation } from '../../src/inbox/conversations.ts';

const of = (...names: string[]): Conversation[] => names.map((name) => ({ channel: 'terminal', conversation: name }));

describe('the agenda', () => {
  let begun: string[];
  let finish: Map<string, () => void>;
  let agenda: Agenda;

  /** Ends the work on a conversation, and lets the next one begin. */
  const done = async (name: string): Promise<void> => {
    finish.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };

  beforeEach(() => {
    begun = [];
    finish = new Map();
    agenda = new Agenda(2);
    agenda.begin(({ conversation }) => {
      begun.push(conversation);
      return new Promise((resolve) => finish.set(conversation, resolve));
    });
  });

  it('works on so many at a time, who comes first goes first', async () => {
    agenda.add(of('a', 'b', 'c', 'd'));
    expect(begun).to.deep.equal(['a', 'b']);
    await done('b');
    expect(begun).to.deep.equal(['a', 'b', 'c']);
    await done('a');
    expect(begun).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('looks once at what was asked for several times, and again at what is asked for while it is worked on', async () => {
    agenda.add(of('a', 'b', 'c', 'c'));
    agenda.add(of('c', 'a'));
    await done('a');
    await done('b');
    await done('c');
    expect(begun).to.deep.equal(['a', 'b', 'c', 'a']);
  });

  it('is idle while more could be done than there is to do', async () => {
    expect(agenda.isIdle).to.equal(true);
    agenda.add(of('a', 'b'));
    expect(agenda.isIdle).to.equal(false);
    await done('a');
    expect(agenda.isIdle).to.equal(true);
  });

  it('ends when what is under way is done, and begins nothing more', async () => {
    agenda.add(of('a', 'b', 'c'));
    let ended = false;
    const end = agenda.end().then(() => (ended = true));
    agenda.add(of('d'));
    await done('a');
    expect(ended).to.equal(false);
    await done('b');
    await end;
    expect(begun).to.deep.equal(['a', 'b']);
  });
});
