import { expect } from 'chai';
import { createProgressBar, describeProgress, duration } from '../../src/cli/progress.ts';

describe('progress', () => {
  it('tells the rate and the time that is left, by what was fetched in this run', () => {
    const line = describeProgress({ done: 600, total: 1000, reused: 400, elapsedMs: 20_000 }, 'pages');
    expect(line).to.equal('[==============          ] 600 of 1,000 pages, 10.0 a second, 40 s left');
  });

  it('promises nothing while nothing was fetched', () => {
    expect(describeProgress({ done: 5, total: 10, reused: 5, elapsedMs: 0 }, 'pages')).to.match(/5 of 10 pages$/);
  });

  it('tells times as people do', () => {
    expect([0, 59.6, 61, 3600, 7500].map(duration)).to.deep.equal([
      '0 s',
      '1 min 0 s',
      '1 min 1 s',
      '1 h 0 min',
      '2 h 5 min',
    ]);
  });

  function shown(isTTY: boolean): string[] {
    const written: string[] = [];
    let time = 0;
    const bar = createProgressBar({ isTTY, write: (text) => written.push(text) }, 'pages', () => time);
    for (let done = 1; done <= 100; done += 1) {
      time += 10;
      bar.update({ done, total: 100, reused: 0 });
    }
    bar.end();
    return written;
  }

  it('rewrites one line on a terminal, ten times a second at most', () => {
    const written = shown(true);
    expect(written.slice(0, -1).every((text) => text.startsWith('\r') && !text.includes('\n'))).to.equal(true);
    expect(written).to.have.length.within(10, 13);
  });

  it('writes whole lines elsewhere, one every tenth', () => {
    const written = shown(false);
    expect(written.every((text) => text.endsWith('\n') && !text.includes('\u001b'))).to.equal(true);
    expect(written).to.have.length(11);
  });
});
