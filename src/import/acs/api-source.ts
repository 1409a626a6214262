import { createHash } from 'node:crypto';
import type { VariableId } from '../../places/figure.ts';
import type { FigureSource } from '../figure-source.ts';
import { maxColumns } from './api.ts';
import type { Areas, CensusApi } from './api.ts';
import { planColumns } from './columns.ts';
import type { ColumnPlan, EstimateColumn } from './columns.ts';
import type { CanonicalLabels } from './labels.ts';
import type { PageStore } from './page-store.ts';
import { recordOf } from './record.ts';

/** The data profiles: social, economic, housing, demographic characteristics. */
const profileTables = ['DP02', 'DP03', 'DP04', 'DP05'] as const;

export interface ApiSourceOptions {
  readonly api: CensusApi;
  readonly pages: PageStore;
  readonly canonical: CanonicalLabels;
  readonly year: number;
  /** FIPS codes of the states whose places are asked for. */
  readonly states: readonly string[];
  readonly tables?: readonly string[];
  /** The only variables to ask for; all when undefined. */
  readonly wanted?: ReadonlySet<VariableId>;
  /** Requests under way at once. */
  readonly concurrency?: number;
  /** Called after every page that is there; `reused` pages were on disk already. */
  readonly onPage?: (progress: { readonly done: number; readonly total: number; readonly reused: number }) => void;
}

/** A vintage of the profiles from the API, all of it on disk. */
export interface ApiVintage {
  readonly plans: ReadonlyMap<string, ColumnPlan>;
  /** Nation, states, then places by state; an area comes once for every group of columns. */
  readonly records: FigureSource;
}

interface Page {
  readonly name: string;
  readonly areas: Areas;
  readonly columns: readonly string[];
  readonly plan: ColumnPlan;
}

/**
 * Fetches a vintage page by page and keeps each page on disk; pages that are there already are not asked for again. The
 * records are read from disk in one fixed order afterwards, so that a resumed import gives what an uninterrupted one gives.
 *
 * @throws the API's errors (`errors.ts`); what arrived before stays on disk
 */
export async function fetchVintage(options: ApiSourceOptions): Promise<ApiVintage> {
  const { api, pages, canonical, year, states, tables = profileTables, wanted, concurrency = 4, onPage } = options;
  const plans = new Map<string, ColumnPlan>();
  for (const table of tables) {
    const plan = planColumns(await labelsOf(table), canonical, year);
    plans.set(table, wanted ? { ...plan, columns: plan.columns.filter(({ variable }) => wanted.has(variable)) } : plan);
  }

  const all: readonly Page[] = [...plans].flatMap(([table, plan]) => pagesOf(table, plan, year, states));
  let done = 0;
  let reused = 0;
  let failed = false;
  const waiting = all.values();
  const work = async (): Promise<void> => {
    for (const page of waiting) {
      if (failed) return;
      if ((await pages.read(page.name)) === undefined) {
        const rows = await api.page({ year, areas: page.areas, columns: page.columns });
        await pages.write(page.name, JSON.stringify(rows));
      } else reused += 1;
      done += 1;
      onPage?.({ done, total: all.length, reused });
    }
  };
  const workers = Array.from({ length: concurrency }, () =>
    work().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  await settleAll(workers);
  return { plans, records: records() };

  async function labelsOf(table: string): Promise<ReadonlyMap<string, string>> {
    const name = `${String(year)}-${table}-labels`;
    const kept = await pages.read(name);
    if (kept !== undefined) return new Map(JSON.parse(kept) as [string, string][]);
    const labels = await api.labels(year, table);
    await pages.write(name, JSON.stringify([...labels]));
    return labels;
  }

  async function* records(): FigureSource {
    for (const page of all) {
      const text = await pages.read(page.name);
      if (text === undefined) throw new Error(`${page.name} is gone from disk while it is read`);
      const [header = [], ...rows] = JSON.parse(text) as string[][];
      const toRecord = recordOf({ codes: ['GEO_ID', ...header], plan: page.plan, dataset: 'acs5', year });
      for (const [i, row] of rows.entries()) {
        const record = toRecord([geoIdOf(header, row), ...row], `${page.name}, row ${String(i + 1)}: `);
        if (record) yield record;
      }
    }
  }
}

function pagesOf(table: string, plan: ColumnPlan, year: number, states: readonly string[]): Page[] {
  const areas: readonly Areas[] = [
    { level: 'us' },
    { level: 'state' },
    ...states.map((state) => ({ level: 'place', state }) as const),
  ];
  return areas.flatMap((area) =>
    chunk(plan.columns, Math.floor(maxColumns / 2)).map((part) => {
      const columns = part.flatMap(({ code, margin }) => [code, margin]);
      const where = area.level === 'place' ? area.state : area.level;
      // The name carries what was asked for: with other columns it is another page.
      const request = createHash('sha256').update(columns.join()).digest('hex').slice(0, 12);
      return {
        name: `${String(year)}-${table}-${where}-${request}`,
        areas: area,
        columns,
        plan: { ...plan, columns: part },
      };
    }),
  );
}

/** The API gives an area's codes in columns of their own; the exported files give them as one `GEO_ID`. */
function geoIdOf(header: readonly string[], row: readonly string[]): string {
  const code = (name: string): string => row[header.indexOf(name)] ?? '';
  if (header.includes('place')) return `1600000US${code('state')}${code('place')}`;
  return header.includes('state') ? `0400000US${code('state')}` : '0100000US';
}

function chunk(columns: readonly EstimateColumn[], size: number): EstimateColumn[][] {
  const chunks: EstimateColumn[][] = [];
  for (let i = 0; i < columns.length; i += size) chunks.push(columns.slice(i, i + size));
  return chunks;
}

/** Waits for every worker, so that nothing runs on after a failure, and then throws the first failure. */
async function settleAll(work: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(work)) if (result.status === 'rejected') throw result.reason;
}
