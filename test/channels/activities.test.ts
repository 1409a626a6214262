import { expect } from 'chai';
import fc from 'fast-check';
import { activitiesOf, eventOf } from '../../src/channels/activities.ts';
import { encodeAction } from '../../src/conversation/action.ts';
import { button, reply } from '../../src/replies/build.ts';

const PICTURE = { url: 'http://localhost:3978/charts/rent/5363000.png', alt: 'Typical asking rent in Seattle, WA' };
const RENT = { do: 'topic', topic: 'rent', places: ['5363000'] } as const;

describe('a reply as activities', () => {
  it('is its text alone where there is nothing else', () => {
    const [activity, ...more] = activitiesOf(reply('You are welcome.'), 'emulator');
    expect(more).to.deep.equal([]);
    expect(activity).to.deep.equal({ type: 'message', text: 'You are welcome.', textFormat: 'plain' });
  });

  it('has a hero card with the picture, its words, and buttons that carry their payload', () => {
    const [activity] = activitiesOf(
      reply('$2,218 a month.', { picture: PICTURE, buttons: [button('Rent', RENT)] }),
      'emulator',
    );
    const [card] = activity?.attachments ?? [];
    expect(card?.contentType).to.equal('application/vnd.microsoft.card.hero');
    expect(card?.content).to.deep.include({ images: [PICTURE] });
    const { buttons, tap } = card?.content as { buttons: object[]; tap: object };
    expect(buttons).to.deep.equal([
      {
        type: 'messageBack',
        title: 'Rent',
        displayText: 'Rent',
        text: 'Rent',
        value: { payload: 'do=topic&topic=rent&places=5363000' },
      },
    ]);
    expect(tap).to.deep.include({ type: 'openUrl', value: PICTURE.url });
  });

  it('leads to the page that shows the answer to anybody', () => {
    const page = 'http://localhost:3978/c/rent/5363000';
    const [activity] = activitiesOf(reply('$2,218 a month.', { picture: PICTURE, page }), 'emulator');
    const { buttons } = activity?.attachments?.[0]?.content as { buttons: object[] };
    expect(buttons).to.deep.equal([{ type: 'openUrl', title: 'Share', value: page }]);
  });

  it('opens a web address instead of sending it', () => {
    const map = { title: 'Open map', payload: 'https://www.openstreetmap.org/#map=12/47.6/-122.3' };
    const [activity] = activitiesOf(reply('Here it is.', { buttons: [map] }), 'emulator');
    const { buttons } = activity?.attachments?.[0]?.content as { buttons: object[] };
    expect(buttons).to.deep.equal([{ type: 'openUrl', title: map.title, value: map.payload }]);
  });

  it('shows a list as a carousel of its own after the answer, with what is offered under the last of the two', () => {
    const cards = ['Bellevue, WA', 'Redmond, WA'].map((title) => ({
      title,
      subtitle: '$919,800',
      buttons: [button('Open', RENT)],
    }));
    const [answer, list, ...more] = activitiesOf(
      reply('1. Bellevue\n2. Redmond', { picture: PICTURE, cards, quickReplies: [button('More', { do: 'more' })] }),
      'emulator',
    );
    expect(more).to.deep.equal([]);
    expect(answer?.attachments).to.have.length(1);
    expect(answer?.suggestedActions).to.equal(undefined);
    expect(list).to.include({ text: '', attachmentLayout: 'carousel' });
    expect(list?.attachments?.map(({ content }) => (content as { title: string }).title)).to.deep.equal([
      'Bellevue, WA',
      'Redmond, WA',
    ]);
    expect(list?.suggestedActions?.actions.map(({ title }) => title)).to.deep.equal(['More']);
  });

  it('shows a tapped line of a list as what the person said', () => {
    const cards = [{ title: 'Bellevue, WA', subtitle: '', buttons: [button('Open', RENT)] }];
    const [, list] = activitiesOf(reply('1. Bellevue', { cards }), 'emulator');
    const { buttons } = list?.attachments?.[0]?.content as { buttons: object[] };
    expect(buttons[0]).to.deep.include({ title: 'Open', displayText: 'Bellevue, WA' });
  });

  it('offers nothing that a line of the list does', () => {
    const cards = [{ title: 'Bellevue, WA', subtitle: '', buttons: [button('This one', RENT)] }];
    const quickReplies = [button('Bellevue, WA', RENT), button('More', { do: 'more' })];
    const [, list] = activitiesOf(reply('Which one?', { cards, quickReplies }), 'emulator');
    expect(list?.suggestedActions?.actions.map(({ title }) => title)).to.deep.equal(['More']);
  });

  it('puts what is offered onto cards where suggested actions are few or unknown, all of it', () => {
    const quickReplies = Array.from({ length: 8 }, (_, page) => button(`Page ${page}`, { do: 'menu', page }));
    for (const channel of ['msteams', 'slack', '']) {
      const [answer, offers] = activitiesOf(reply('The topics:', { quickReplies }), channel);
      expect(answer).to.deep.equal({ type: 'message', text: 'The topics:', textFormat: 'plain' });
      expect(offers?.suggestedActions).to.equal(undefined);
      const buttons = offers?.attachments?.map(({ content }) => (content as { buttons: { title: string }[] }).buttons);
      expect(buttons?.map((each) => each.length)).to.deep.equal([6, 2]);
      expect(buttons?.flat().map(({ title }) => title)).to.deep.equal(quickReplies.map(({ title }) => title));
    }
  });
});

describe('an activity as what a person did', () => {
  const payload = encodeAction(RENT);
  const bot = { id: 'bot', name: 'Citrics' };

  it('is the text, without the space around it', () => {
    expect(eventOf({ type: 'message', text: '  seattle rent\n' })).to.deep.equal({
      kind: 'text',
      text: 'seattle rent',
    });
  });

  it('is the action of a button that was tapped, in every way that channels send it', () => {
    const action = { kind: 'action', payload, title: 'Rent' };
    expect(eventOf({ type: 'message', text: 'Rent', value: { payload } })).to.deep.equal(action);
    expect(eventOf({ type: 'message', text: 'Rent', value: payload })).to.deep.equal(action);
    expect(eventOf({ type: 'message', text: payload })).to.deep.include({ kind: 'action', payload });
  });

  it('is the text where the value is nobody’s payload', () => {
    for (const value of [{}, { payload: 7 }, [payload], 'drop table', 12, null])
      expect(eventOf({ type: 'message', text: 'rent', value })).to.deep.equal({ kind: 'text', text: 'rent' });
  });

  it('takes words that only look like a payload as words', () => {
    for (const text of ['do=anything&topic=rent', 'do=topic&topic=../../etc&places=1', 'do=topic'])
      expect(eventOf({ type: 'message', text })).to.deep.equal({ kind: 'text', text });
  });

  it('is a start when somebody other than the bot arrives', () => {
    const update = { type: 'conversationUpdate', recipient: bot };
    expect(eventOf({ ...update, membersAdded: [{ id: 'ann', name: 'Ann' }] })).to.deep.equal({ kind: 'start' });
    expect(eventOf({ ...update, membersAdded: [bot] })).to.equal(undefined);
    expect(eventOf({ ...update, membersRemoved: [{ id: 'ann', name: 'Ann' }] })).to.equal(undefined);
  });

  it('is an attachment where there are no words', () => {
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://example.org/a.png' }];
    expect(eventOf({ type: 'message', attachments })).to.deep.equal({ kind: 'attachment', what: 'other' });
    expect(eventOf({ type: 'message', text: ' ' })).to.equal(undefined);
  });

  it('is nothing for every other kind of activity', () => {
    fc.assert(
      fc.property(
        fc.string().filter((type) => type !== 'message' && type !== 'conversationUpdate'),
        fc.string(),
        (type, text) => eventOf({ type, text, value: { payload } }) === undefined,
      ),
    );
  });

  it('never throws on a value, whatever it is', () => {
    fc.assert(fc.property(fc.string(), fc.anything(), (text, value) => void eventOf({ type: 'message', text, value })));
  });
});
