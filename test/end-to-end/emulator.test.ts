import { expect } from 'chai';
import type { App } from '../../src/app.ts';
import type { Database } from '../../src/database/database.ts';
import { FakeEmulator, type BotMessage } from '../fakes/emulator.ts';
import { testDatabase } from '../support/database.ts';

/** Awaited at the top, so that mocha imports this file: of one that it requires, dialogs would see a second copy of each module. */
const { runApp } = await import('./running-app.ts');

describe('Bot Framework Emulator', function () {
  this.timeout(120_000);
  let database: Database;
  let app: App;
  let emulator: FakeEmulator;

  before(async () => {
    database = await testDatabase();
    app = await runApp(database);
  });

  after(async () => {
    await app.close();
    await database.close();
  });

  beforeEach(async () => {
    emulator = new FakeEmulator(`${app.url}/api/messages`);
    await emulator.start();
  });

  afterEach(async () => {
    await emulator.stop();
  });

  const cardOf = ({ attachments }: BotMessage) => attachments?.[0]?.content;
  const buttonOf = (message: BotMessage, title: string) => {
    const found = cardOf(message)?.buttons?.find((button) => button.title === title);
    if (!found) throw new Error(`there is no button ${title}: ${JSON.stringify(message)}`);
    return found;
  };
  const expectPicture = async (message: BotMessage): Promise<void> => {
    const [image] = cardOf(message)?.images ?? [];
    expect(image?.alt).to.match(/Seattle.*Tacoma/);
    const response = await fetch(image?.url ?? '');
    expect(response.headers.get('content-type')).to.equal('image/png');
    const png = Buffer.from(await response.arrayBuffer());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).to.deep.equal([1000, 525]);
  };

  it('greets with examples, compares two cities, takes a tap and a follow-up, each with a sentence, a picture and buttons', async () => {
    await emulator.open();
    const [hello] = await emulator.received(1);
    expect(hello?.suggestedActions?.actions).to.have.length(3);

    await emulator.say('Compare Seattle WA and Tacoma WA');
    const compared = (await emulator.received(2))[1]!;
    expect(compared.text).to.match(/Seattle.*Tacoma/);
    await expectPicture(compared);

    await emulator.tap(buttonOf(compared, 'Income'));
    const income = (await emulator.received(3))[2]!;
    expect(income.text).to.match(/income.*\$[\d,]+.*\$[\d,]+/);
    await expectPicture(income);

    await emulator.say('what about rent there?');
    const rent = (await emulator.received(4))[3]!;
    expect(rent.text).to.match(/rent.*\$[\d,]+.*\$[\d,]+/);
    await expectPicture(rent);
    const [share, ...followUps] = (cardOf(rent)?.buttons ?? []).toReversed();
    expect(followUps).to.have.length.within(2, 3);
    expect(share).to.include({ type: 'openUrl' });
    expect(emulator.faults).to.deep.equal([]);
  });

  it('shows a ranking as a sentence with its chart, then as a carousel of which each card opens', async () => {
    await emulator.say('most expensive cities in washington');
    const [answer, list] = await emulator.received(2);
    expect(cardOf(answer!)?.images).to.have.length(1);
    expect(list?.attachmentLayout).to.equal('carousel');
    const [first] = list?.attachments ?? [];
    await emulator.tap(first!.content.buttons![0]!);
    const opened = (await emulator.received(3))[2];
    expect(opened?.text).to.include(first!.content.title!.replace(/, [A-Z]{2}$/, ''));
    expect(emulator.faults).to.deep.equal([]);
  });

  it('sends a person’s own words back as they are, never as a template or markup', async () => {
    await emulator.say('{{#x}} <b>rent</b> in zzzqqqville');
    const [answer] = await emulator.received(1);
    expect(answer?.text).to.not.include('<b>');
    expect(answer?.textFormat).to.equal('plain');
    expect(emulator.faults).to.deep.equal([]);
  });

  it('answers a message once, however often the Emulator posts it', async () => {
    const twice = { type: 'message', text: 'seattle rent', id: 'the-same', timestamp: new Date().toISOString() };
    await Promise.all([emulator.post(twice), emulator.post(twice), emulator.post(twice)]);
    await emulator.received(1);
    await emulator.say('income');
    const [, second] = await emulator.received(2);
    expect(second?.text).to.match(/income/);
  });

  it('keeps quiet about activities that ask nothing, and about kinds not invented yet', async () => {
    for (const type of [
      'typing',
      'messageReaction',
      'endOfConversation',
      'event',
      'installationUpdate',
      'somethingNew',
    ])
      expect((await emulator.post({ type })).status, type).to.be.within(200, 299);
    await emulator.say('seattle rent');
    const [only] = await emulator.received(1);
    expect(only?.text).to.match(/rent/);
    expect(emulator.messages).to.have.length(1);
  });
});
