import { execFile, type ExecFileException } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

interface Turn {
  readonly text: string;
  readonly replies: readonly {
    readonly text: string;
    readonly image: string | null;
    readonly buttons: readonly { title: string; payload: string }[];
    readonly quickReplies: readonly { title: string; payload: string }[];
  }[];
  readonly understood: Readonly<Record<string, unknown>>;
  readonly ms: number;
}

interface Finished {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const ROOT = path.join(import.meta.dirname, '../..');
const SEATTLE = '5363000';
const TACOMA = '5370000';
const BOSTON = '2507000';

describe('npm run chat', function () {
  this.timeout(180_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'citrics-chat-'));
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const run = (args: readonly string[], input = ''): Promise<Finished> =>
    new Promise((resolve) => {
      const env = { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '1' }; // nothing listens on port 1
      const child = execFile(
        process.execPath,
        ['--import=tsx', 'src/cli/chat.ts', ...args],
        { cwd: ROOT, env },
        (error: ExecFileException | null, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
      child.stdin?.end(input);
    });
  const turnsOf = ({ out, err, code }: Finished): readonly Turn[] => {
    expect(code, err).to.equal(0);
    return out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Turn);
  };
  const expectPicture = async (url: string | null | undefined, inside: string): Promise<void> => {
    const file = fileURLToPath(url ?? '');
    expect(path.dirname(file)).to.equal(inside);
    const png = await readFile(file);
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).to.deep.equal([
      'PNG',
      1000,
      525,
    ]);
  };

  it('prints one line a turn, in the shape that other tools read, and carries places and topics over', async () => {
    const texts = ['compare seattle wa and tacoma wa', 'income', 'what about rent there?', 'how about boston'];
    const turns = turnsOf(await run(['--json', ...texts]));
    expect(turns.map(({ text }) => text)).to.deep.equal(texts);
    for (const turn of turns) {
      expect(turn).to.have.all.keys('text', 'replies', 'understood', 'ms');
      expect(turn.understood).to.have.all.keys('intent', 'topic', 'metric', 'places', 'confidence', 'carried');
      expect(turn.ms).to.be.above(0);
      for (const reply of turn.replies) {
        expect(reply).to.have.all.keys('text', 'image', 'buttons', 'quickReplies');
        for (const tapped of [...reply.buttons, ...reply.quickReplies])
          expect(tapped).to.have.all.keys('title', 'payload');
        await expectPicture(reply.image, path.join(folder, 'pictures'));
      }
    }
    expect(turns.map(({ understood: { topic, places, carried } }) => [topic, places, carried])).to.deep.equal([
      [null, [SEATTLE, TACOMA], []],
      ['household-income', [SEATTLE, TACOMA], ['places']],
      ['rent', [SEATTLE, TACOMA], ['places']],
      ['rent', [BOSTON], ['topic']],
    ]);
  });

  it('draws into the folder given, two conversations at the same time', async () => {
    const folders = ['one', 'two'].map((name) => path.join(folder, name));
    const both = await Promise.all(folders.map((into) => run(['--json', '--pictures', into, 'seattle income'])));
    for (const [i, finished] of both.entries()) {
      const [turn] = turnsOf(finished);
      await expectPicture(turn?.replies[0]?.image, folders[i] ?? '');
    }
  });

  it('says what is offered when it asks which place is meant', async () => {
    const [turn] = turnsOf(await run(['--json', 'springfield']));
    expect(turn?.understood['places']).to.deep.equal([]);
    expect(turn?.understood['candidates']).to.be.an('array').with.length.above(2);
  });

  it('reads lines where no text is given; a number taps what was offered', async () => {
    const { code, out } = await run([], 'seattle rent\n1\n\nbye\n');
    expect(code).to.equal(0);
    const [hello, rent, tapped] = out.split(/^ {2}\[1\].*$/m);
    expect(hello).to.match(/Citrics/);
    expect(rent).to.match(/rent in Seattle/);
    expect(tapped)
      .to.match(/Seattle/)
      .and.not.match(/rent in Seattle/);
  });

  it('prints exactly one line for each line that a program sends', async () => {
    const turns = turnsOf(await run(['--json'], 'seattle rent\nincome\n'));
    expect(turns.map(({ text }) => text)).to.deep.equal(['seattle rent', 'income']);
  });

  it('says how it is used when it is used wrongly, and ends with 1', async () => {
    for (const args of [['--jsn', 'hi'], ['--pictures'], ['--json=yes', 'hi']]) {
      const { code, out, err } = await run(args);
      expect(code, args.join(' ')).to.equal(1);
      expect(out).to.equal('');
      expect(err)
        .to.include('npm run -s chat -- [--json] [--pictures DIR]')
        .and.not.match(/^ +at /m);
    }
    const { code, out } = await run(['--help']);
    expect([code, out.startsWith('npm run -s chat')]).to.deep.equal([0, true]);
  });
});
