import { expect } from 'chai';
import fc from 'fast-check';
import { actionOfTime, timeOfAction } from '../../src/conversation/time-action.ts';
import { timeOfRequest } from '../../src/conversation/time-of-request.ts';

describe('the time of a request', () => {
  const now = new Date('2026-03-10T12:00:00Z');

  it('is counted from the day on which it is asked', () => {
    expect(timeOfRequest({ at: { monthsAgo: 60 } }, now)).to.deep.equal({ at: '2021-03' });
    expect(timeOfRequest({ at: { yearsAgo: 1 } }, now)).to.deep.equal({ at: '2025' });
    expect(timeOfRequest({ since: { monthsAgo: 6 } }, now)).to.deep.equal({ since: '2025-09' });
  });

  it('is the latest month of a name', () => {
    expect(timeOfRequest({ at: { month: 2 } }, now)).to.deep.equal({ at: '2026-02' });
    expect(timeOfRequest({ at: { month: 6 } }, now)).to.deep.equal({ at: '2025-06' });
  });

  it('of a change within a year goes from the end of the year before to its own', () => {
    expect(timeOfRequest({ within: '2021' }, now)).to.deep.equal({ since: '2020-12', until: '2021-12' });
  });

  it('is none where the present is asked for', () => {
    expect(timeOfRequest({ now: true }, now)).to.equal(undefined);
    expect(timeOfRequest(undefined, now)).to.equal(undefined);
  });

  it('is carried whole by a button', () => {
    const when = fc.constantFrom('1066', '2015', '2020-01');
    const time = fc.oneof(
      fc.record({ at: when }),
      fc.record({ since: when, until: when }, { requiredKeys: [] }),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(time, (asked) => {
        expect(timeOfAction(actionOfTime(asked))).to.deep.equal(asked);
      }),
    );
  });
});
