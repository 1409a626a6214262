import { expect } from 'chai';
import { GraphError, UNTOLD_PAUSE_MS, verdictOf } from '../../../src/channels/messenger/errors.ts';
import { restOf } from '../../../src/channels/messenger/usage.ts';
import type { DeliveryRemedy } from '../../../src/channels/delivery-error.ts';

describe('Graph errors', () => {
  const table: readonly [DeliveryRemedy, number, number | undefined, number][] = [
    ['retry', 1, undefined, 500],
    ['retry', 2, undefined, 500],
    ['retry', 2, undefined, 400],
    ['retry', 1200, undefined, 400],
    ['retry', 99999, undefined, 503],
    ['pause', 4, undefined, 400],
    ['pause', 17, undefined, 400],
    ['pause', 32, undefined, 400],
    ['pause', 613, undefined, 400],
    ['pause', 80006, undefined, 400],
    ['pause', 99999, undefined, 429],
    ['drop', 10, 2018278, 400],
    ['drop', 10, 2018065, 400],
    ['drop', 1545041, undefined, 400],
    ['drop', 100, 1545041, 400],
    ['drop', 551, undefined, 400],
    ['drop', 10, 2018108, 400],
    ['drop', 100, 2018001, 400],
    ['drop', 200, undefined, 403],
    ['drop', 10, 2018300, 400],
    ['dead-letter', 100, undefined, 400],
    ['dead-letter', 100, 2018034, 400],
    ['dead-letter', 10, undefined, 403],
    ['dead-letter', 2500, undefined, 400],
    ['stop', 190, undefined, 401],
    ['stop', 190, 463, 400],
    ['stop', 102, undefined, 400],
    ['stop', 368, undefined, 403],
  ];
  for (const [remedy, code, subcode, status] of table)
    it(`${code}${subcode === undefined ? '' : `/${subcode}`} with HTTP ${status}: ${remedy}`, () =>
      expect(verdictOf({ code, subcode, message: '' }, status).remedy).to.equal(remedy));

  it('a transient error is tried again, whatever its code', () => {
    expect(verdictOf({ code: 99, message: '', transient: true }, 400).remedy).to.equal('retry');
  });

  it('an error says the codes and the cure', () => {
    const error = new GraphError({ code: 190, subcode: 463, message: 'Session has expired' }, 401);
    expect(error.message).to.include('190/463').and.to.include('FACEBOOK_PAGE_TOKEN');
  });

  it('a rate error waits as long as it is told, else a few seconds', () => {
    expect(new GraphError({ code: 613, message: '' }, 400, 90_000).retryAfterMs).to.equal(90_000);
    expect(new GraphError({ code: 613, message: '' }, 400).retryAfterMs).to.equal(UNTOLD_PAUSE_MS);
    expect(new GraphError({ code: 2, message: '' }, 500, 90_000).retryAfterMs).to.equal(undefined);
  });
});

describe('Graph rate headers', () => {
  const rest = (headers: Record<string, string>): number | undefined => restOf(new Headers(headers));
  const business = (usage: object): Record<string, string> => ({
    'x-business-use-case-usage': JSON.stringify({ '1088': [{ type: 'messenger', ...usage }] }),
  });

  it('say nothing while there is room', () => {
    expect(rest({})).to.equal(undefined);
    expect(rest({ 'x-app-usage': '{"call_count":28,"total_time":25,"total_cputime":25}' })).to.equal(undefined);
    expect(rest(business({ call_count: 90, estimated_time_to_regain_access: 0 }))).to.equal(undefined);
  });

  it('make it rest when any share is used up', () => {
    for (const field of ['call_count', 'total_time', 'total_cputime'])
      expect(rest({ 'x-app-usage': JSON.stringify({ [field]: 96 }) })).to.equal(60_000);
  });

  it('give the minutes until access is regained, the longest of several', () => {
    expect(rest(business({ call_count: 100, estimated_time_to_regain_access: 19 }))).to.equal(19 * 60_000);
    expect(
      rest({ ...business({ call_count: 100, estimated_time_to_regain_access: 2 }), 'retry-after': '300' }),
    ).to.equal(300_000);
  });

  for (const nonsense of ['', 'null', '[]', '{', '{"call_count":"much"}', '7', '{"1":[null]}'])
    it(`that read ${nonsense || 'nothing'} are ignored`, () =>
      expect(rest({ 'x-app-usage': nonsense, 'x-business-use-case-usage': nonsense, 'retry-after': 'soon' })).to.equal(
        undefined,
      ));
});
