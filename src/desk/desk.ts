import { basename, dirname } from 'node:path';
import type { PlaceLookup } from '../places/lookup.ts';
import { deskWords as words } from '../replies/words/desk.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import type { LiveModel } from '../understanding/live-model.ts';
import type { ExplainingUnderstanding } from '../understanding/understand.ts';
import type { Answer } from './answer.ts';
import type { Drafts } from './drafts.ts';
import { labelsOf, type Labels } from './labels.ts';
import type { Miss, Misses } from './misses.ts';
import { draftPage } from './pages/draft-page.ts';
import { missesPage } from './pages/misses-page.ts';
import { messagePage } from './pages/plain-pages.ts';
import { teachPage, type TeachFields } from './pages/teach-page.ts';
import { LONGEST_MESSAGE, tryPage } from './pages/try-page.ts';
import { asPhrase, asTest, linesOf } from './proposal.ts';
import { senseOf, type Sense } from './sense.ts';
import { targetsOf, type Target } from './targets.ts';

export interface DeskOptions {
  readonly misses: Misses;
  readonly drafts: Drafts;
  readonly model: LiveModel<ExplainingUnderstanding>;
  readonly catalogue: Catalogue;
  readonly lookup: PlaceLookup;
  readonly folder: string;
  readonly signsOut: boolean;
}

/** Phrases, and tests, of one proposal, and characters of each. */
const MOST_LINES = 20;
const LONGEST_LINE = 200;

/** What each page of the desk shows and does, for somebody who was let in. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #labels: Labels;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#labels = labelsOf(options.catalogue, (geoid) => options.lookup.get(geoid));
  }

  async misses(page: number, aside: boolean): Promise<Answer> {
    const { misses, signsOut } = this.#options;
    const which = aside ? 'set-aside' : 'open';
    const listed = await misses.page(Number.isSafeInteger(page) ? page : 1, which);
    const known = listed.misses.map((miss) => ({ ...miss, byNow: this.#byNow(miss) }));
    return { page: missesPage({ which, signsOut, listed: { ...listed, misses: known } }) };
  }

  async setAside(form: URLSearchParams): Promise<Answer> {
    const fingerprint = fingerprintIn(form);
    if (fingerprint === undefined) return nothingHere();
    await this.#options.misses.setAside(fingerprint);
    return { see: `/desk?page=${Number(form.get('page')) || 1}` };
  }

  async takeBack(form: URLSearchParams): Promise<Answer> {
    const fingerprint = fingerprintIn(form);
    if (fingerprint === undefined) return nothingHere();
    await this.#options.misses.takeBack(fingerprint);
    return { see: '/desk?show=set-aside' };
  }

  try(text: string): Answer {
    const { signsOut } = this.#options;
    const message = text.trim().slice(0, LONGEST_MESSAGE);
    return { page: tryPage(this.#labels, { signsOut, ...(message !== '' && { sense: this.#sense(message) }) }) };
  }

  /** The form, with a message to be taught (`from`) or with what was written before. */
  teach(form: URLSearchParams): Answer {
    const { model } = this.#options;
    const from = form.get('from')?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_LINE);
    if (from === undefined) return this.#form(fieldsOf(form));
    const fields = { target: '', phrases: asPhrase(from, model.current), tests: '' };
    const { topics, intent, second } = this.#sense(from);
    const nearest = topics[0]?.topic ?? (intent === 'fallback' ? second?.label : intent);
    return this.#form(fields, [], nearest === undefined ? undefined : this.#labels.of(nearest));
  }

  /** Begins to test what the form says. */
  begin(form: URLSearchParams): Answer {
    const { drafts, model, lookup } = this.#options;
    const fields = fieldsOf(form);
    const target = this.#targets().find(({ id }) => id === fields.target);
    const [phrases, tests] = [linesOf(fields.phrases), linesOf(fields.tests)];
    const faults = faultsOf(target, phrases, tests);
    if (target === undefined || faults.length > 0) return this.#form(fields, faults);
    const draft = drafts.begin({
      target,
      phrases: unique(phrases.map((text) => asPhrase(text, model.current))),
      tests: unique(tests.map((text) => asTest(text, model.current, lookup))),
    });
    return draft ? { see: `/desk/drafts/${draft.id}` } : this.#form(fields, [words.teach.faults.busy]);
  }

  draft(id: string): Answer {
    const { drafts, folder, signsOut } = this.#options;
    const draft = drafts.get(id);
    if (draft === undefined) return nothingHere();
    return { page: draftPage({ draft, labels: this.#labels, root: dirname(dirname(folder)), signsOut }) };
  }

  async publish(id: string): Promise<Answer> {
    const draft = this.#options.drafts.get(id);
    if (draft === undefined) return nothingHere();
    await this.#options.drafts.publish(draft);
    return { see: `/desk/drafts/${id}` };
  }

  /** The changed file, for where it can't be written; only of what may be published. */
  file(id: string): Answer {
    const draft = this.#options.drafts.get(id);
    const tested = draft?.state.kind === 'tested' && draft.state.verdict.publishable ? draft.state : undefined;
    if (draft === undefined || tested === undefined) return nothingHere();
    return { file: tested.source, name: basename(draft.proposal.target.path) };
  }

  #form(fields: TeachFields, faults: readonly string[] = [], nearest?: string): Answer {
    const { signsOut } = this.#options;
    const page = teachPage({ targets: this.#targets(), fields, faults, nearest, signsOut });
    return { page, status: faults.length > 0 ? 422 : 200 };
  }

  #targets(): readonly Target[] {
    return targetsOf(this.#options.model.corpus, this.#options.catalogue);
  }

  #sense(text: string): Sense {
    const { model, lookup } = this.#options;
    return senseOf(text, model.current.explain(text), (geoid) => lookup.get(geoid));
  }

  /** A message may have been taught since it was written. */
  #byNow({ text, unknownNames }: Miss): string | undefined {
    const sense = this.#sense(text);
    const isMissed = unknownNames.length > 0 ? sense.unknownNames.length > 0 : sense.intent === 'fallback';
    return isMissed ? undefined : this.#labels.sense(sense);
  }
}

function fieldsOf(form: URLSearchParams): TeachFields {
  return {
    target: form.get('target') ?? '',
    phrases: form.get('phrases') ?? '',
    tests: form.get('tests') ?? '',
  };
}

function faultsOf(target: Target | undefined, phrases: readonly string[], tests: readonly string[]): readonly string[] {
  const said = words.teach.faults;
  return [
    ...(target === undefined ? [said.target] : []),
    ...(phrases.length === 0 ? [said.phrases] : []),
    ...(Math.max(phrases.length, tests.length) > MOST_LINES ? [said.many(MOST_LINES)] : []),
    ...([...phrases, ...tests].some(({ length }) => length > LONGEST_LINE) ? [said.long(LONGEST_LINE)] : []),
  ];
}

function fingerprintIn(form: URLSearchParams): string | undefined {
  return /^[0-9a-f]{64}$/.exec(form.get('fingerprint') ?? '')?.[0];
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function nothingHere(): Answer {
  return { page: messagePage(words.errors.notFoundTitle, words.errors.notFound), status: 404 };
}
