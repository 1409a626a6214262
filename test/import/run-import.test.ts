import { expect } from 'chai';
import type { FigureSource, FigureWriter, SourceRecord } from '../../src/import/figure-source.ts';
import { runImport } from '../../src/import/run-import.ts';
import type { Figure } from '../../src/places/figure.ts';
import type { Place } from '../../src/places/place.ts';

function figure(value: number, year: number, variable = 'DP03_0062E'): Figure {
  return { variable, dataset: 'acs5', year, value };
}

function record(geoid: string, legalName: string, figures: readonly Figure[]): SourceRecord {
  return { geoid, facts: { legalName }, figures, series: [] };
}

async function* source(...records: readonly SourceRecord[]): FigureSource {
  for (const each of records) yield await Promise.resolve(each);
}

/** Writes down what happens, in order. */
function recorder(): FigureWriter & { readonly log: string[] } {
  const log: string[] = [];
  const say = (text: string): Promise<void> => {
    log.push(text);
    return Promise.resolve();
  };
  return {
    log,
    write: ({ geoid, figures }) => say(`write ${geoid} ${String(figures.length)}`),
    commit: () => say('commit'),
    discard: () => say('discard'),
  };
}

/** Three places of Oregon in use, with incomes of 2022. */
function inUse() {
  const names = { '4159000': 'Portland city', '4105800': 'Bend city', '4123850': 'Eugene city' };
  const places = Object.entries(names).map(([geoid, legalName]): Place => ({
    geoid,
    legalName,
    name: legalName.replace(' city', ''),
    aliases: [],
    kind: 'city',
    state: 'OR',
    counties: [],
    population: 90_000,
  }));
  return {
    places: () => Promise.resolve(places),
    figures: (geoids: readonly string[]) =>
      Promise.resolve(new Map(geoids.map((geoid) => [geoid, { geoid, figures: [figure(60_000, 2022)], series: [] }]))),
  };
}

describe('an import', () => {
  it('writes everything, compares with what is in use, and switches last', async () => {
    const writer = recorder();
    const changes = await runImport({
      sources: [
        {
          title: 'profiles',
          records: source(
            record('US', 'United States', [figure(78_538, 2023)]),
            record('4159000', 'Portland city', [figure(88_792, 2023)]),
            record('4105800', 'Bend town', [figure(125_000, 2023)]),
            record('4199999', 'Newtown city', [figure(50_000, 2023)]),
          ),
        },
      ],
      before: inUse(),
      writer,
    });
    expect(writer.log).to.deep.equal(['write US 1', 'write 4159000 1', 'write 4105800 1', 'write 4199999 1', 'commit']);
    expect(changes).to.deep.equal({
      places: 3,
      figures: 4,
      added: [{ geoid: '4199999', name: 'Newtown city' }],
      gone: [{ geoid: '4123850', name: 'Eugene city' }],
      renamed: [{ geoid: '4105800', from: 'Bend city', to: 'Bend town' }],
      implausible: [
        {
          geoid: '4105800',
          name: 'Bend city',
          variable: 'DP03_0062E',
          dataset: 'acs5',
          before: { year: 2022, value: 60_000 },
          now: { year: 2023, value: 125_000 },
        },
      ],
    });
  });

  it('leaves the figures in use alone when a source fails in the middle', async () => {
    const writer = recorder();
    async function* failing(): FigureSource {
      yield record('4159000', 'Portland city', [figure(88_792, 2023)]);
      await Promise.reject(new Error('cut off'));
    }
    const error = await runImport({ sources: [{ title: 'x', records: failing() }], before: inUse(), writer }).catch(
      String,
    );
    expect(error).to.equal('Error: cut off');
    expect(writer.log).to.deep.equal(['write 4159000 1', 'discard']);
  });

  it('takes only the variables that are wanted', async () => {
    const writer = recorder();
    const records = source(record('4159000', 'Portland city', [figure(1, 2023), figure(2, 2023, 'DP03_0001E')]));
    await runImport({ sources: [{ title: 'x', records }], before: inUse(), writer, wanted: new Set(['DP03_0062E']) });
    expect(writer.log[0]).to.equal('write 4159000 1');
  });
});
