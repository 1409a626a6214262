import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect } from 'chai';
import { withProposal } from '../../src/desk/proposal.ts';
import { targetsOf } from '../../src/desk/targets.ts';
import { createTrials, type Trials } from '../../src/desk/trials.ts';
import { loadCorpus } from '../../src/understanding/corpus.ts';
import { realGround } from '../support/real-parts.ts';
import { smallCorpus } from '../support/small-corpus.ts';
import { NOW } from './desk-fixture.ts';

describe('trials in a worker', function () {
  this.timeout(120_000);
  let folder: string;
  let cacheFolder: string;
  let trials: Trials;

  before(async () => {
    const { places } = await realGround();
    folder = await smallCorpus();
    cacheFolder = await mkdtemp(join(tmpdir(), 'citrics-trials-'));
    trials = createTrials({ places, corpusFolder: folder, cacheFolder });
  });
  after(async () => {
    await trials.close();
    for (const path of [dirname(dirname(folder)), cacheFolder]) await rm(path, { recursive: true });
  });

  it('train, test and tell the phrases without holding anybody up here', async () => {
    const { topics } = await realGround();
    const before = await loadCorpus(folder);
    const target = targetsOf(before, topics).find(({ id }) => id === 'rent');
    if (!target) throw new Error('the topic has no target');
    const phrases = ['how dear is a pad in @place'];
    const { corpus: after } = withProposal(before, { target, phrases, tests: ['dear pads in [Reno](Reno, NV)'] });
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const result = await trials.run({ before, after, samples: ['how dear is a pad in Boise'], now: NOW });
    delay.disable();
    if ('faults' in result) throw new Error(JSON.stringify(result.faults));
    expect(result.after.n).to.equal(result.before.n).and.be.greaterThan(100);
    expect(result.samples[0]?.after.topics[0]?.topic).to.equal('rent');
    expect(result.samples[0]?.after.places).to.deep.equal([{ written: 'Boise', names: ['Boise, ID'], asks: false }]);
    expect(delay.max / 1e6, 'ms without a pause').to.be.lessThan(1_000); // training alone takes longer
  });
});
