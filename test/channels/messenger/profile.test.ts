import { expect } from 'chai';
import { decodeAction } from '../../../src/conversation/action.ts';
import { GraphClient } from '../../../src/channels/messenger/graph.ts';
import { profileOf, type MessengerProfile } from '../../../src/channels/messenger/profile-content.ts';
import { applyProfile } from '../../../src/channels/messenger/profile.ts';
import { messengerWords } from '../../../src/replies/words/messenger.ts';
import { FakeGraph } from '../../fakes/graph-api.ts';

describe('Messenger profile', () => {
  let fake: FakeGraph;
  let graph: GraphClient;
  const wanted = profileOf(messengerWords);
  const apply = (profile: MessengerProfile = wanted, dryRun = false) => applyProfile(graph, profile, { dryRun });
  const fieldsOf = async (changes: ReturnType<typeof apply>): Promise<string[]> =>
    (await changes).map(({ field }) => field);

  beforeEach(async () => {
    fake = await new FakeGraph({ token: 't', appSecret: 's' }).start();
    graph = new GraphClient({ url: fake.url, version: 'v25.0', pageToken: 't', appSecret: 's' });
  });
  afterEach(() => fake.stop());

  it('sets everything on a new page, within every limit of the platform', async () => {
    const fields = await fieldsOf(apply());
    expect(fields).to.have.members(['get_started', 'greeting', 'ice_breakers', 'persistent_menu', 'commands']);
    expect(fake.profile).to.deep.equal(wanted);
    expect(fake.refusals).to.deep.equal([]);
  });

  it('changes nothing the second time, in one call', async () => {
    await apply();
    const calls = fake.calls;
    expect(await fieldsOf(apply())).to.deep.equal([]);
    expect(fake.calls).to.equal(calls + 1);
  });

  it('sets only what differs', async () => {
    await apply();
    const other = { ...wanted, greeting: [{ locale: 'default', text: 'Hello' }] };
    expect(await fieldsOf(apply(other))).to.deep.equal(['greeting']);
    expect(fake.profile).to.deep.equal(other);
  });

  it('sees an item that is gone, and one in another place', async () => {
    await apply();
    const [menu] = wanted.persistent_menu;
    if (!menu) throw new Error('no menu');
    const shorter = { ...wanted, persistent_menu: [{ ...menu, call_to_actions: menu.call_to_actions.slice(1) }] };
    expect(await fieldsOf(apply(shorter))).to.deep.equal(['persistent_menu']);
    const turned = {
      ...shorter,
      persistent_menu: [{ ...menu, call_to_actions: menu.call_to_actions.slice(1).reverse() }],
    };
    expect(await fieldsOf(apply(turned))).to.deep.equal(['persistent_menu']);
  });

  it('takes no offence at fields that Meta adds', async () => {
    await apply();
    fake.profile = { ...fake.profile, get_started: { payload: 'GET_STARTED', id: '7' } as { payload: string } };
    expect(await fieldsOf(apply())).to.deep.equal([]);
  });

  it('only looks with dryRun', async () => {
    expect(await fieldsOf(apply(wanted, true))).to.have.length(5);
    expect(fake.profile).to.deep.equal({});
  });

  it('has a command for all that the menu says, since commands hide it', () => {
    const commands = messengerWords.commands.map(({ name }): string => name);
    for (const { title, says } of messengerWords.menu)
      expect(
        commands.some((name) => says === name || says.startsWith(`${name} `)),
        title,
      ).to.equal(true);
  });

  it('every item says something that Citrics reads', () => {
    const payloads = [
      ...wanted.ice_breakers.flatMap(({ call_to_actions: items }) => items),
      ...wanted.persistent_menu.flatMap(({ call_to_actions: items }) => items),
    ].map(({ payload }) => payload);
    for (const payload of payloads) expect(decodeAction(payload)?.do).to.equal('say');
  });
});
