import { expect } from 'chai';
import { memoryShortLinks, SHORT_LINK_LIFE, type ShortLinks } from '../../src/chart-server/short-links.ts';
import { storedLinks } from '../../src/chart-server/stored-links.ts';
import type { Database } from '../../src/database/database.ts';
import { testDatabase } from '../support/database.ts';
import { BARS } from './running.ts';

const REQUEST = { chart: { ...BARS, note: 'a\u0000b ñ 🏠' }, width: '100', format: 'svg' };

describe('short links', function () {
  this.timeout(60_000);
  let database: Database;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  const kinds: Readonly<Record<string, () => ShortLinks>> = {
    'in memory': memoryShortLinks,
    'in PostgreSQL': () => storedLinks(database.prisma),
  };
  for (const [where, make] of Object.entries(kinds)) {
    it(`${where} give back what they were created for, whatever is in it`, async () => {
      const links = make();
      const [id, other] = await Promise.all([links.create(REQUEST), links.create(REQUEST)]);
      expect(id).to.not.equal(other);
      expect(await links.get(id)).to.deep.equal(REQUEST);
      expect(await links.get('nothing')).to.equal(undefined);
    });
  }

  it('in PostgreSQL expire, and are then removed', async () => {
    let now = Date.now();
    const links = storedLinks(database.prisma, () => now);
    const id = await links.create(REQUEST);
    now += SHORT_LINK_LIFE - 1_000;
    expect(await links.get(id)).to.deep.equal(REQUEST);
    now += 2_000;
    expect(await links.get(id)).to.equal(undefined);
    await links.create(REQUEST);
    expect(await database.prisma.chartLink.findUnique({ where: { id } })).to.equal(null);
  });
});
