import type { Catalogue } from '../topics/catalogue.ts';
import { NONE } from '../understanding/classifier.ts';
import type { Corpus, CorpusFile } from '../understanding/corpus.ts';

/** Something that can be taught: where its phrases and tests stand in the corpus. */
export interface Target {
  /** A topic's id, an intent, or `None`. */
  readonly id: string;
  readonly kind: CorpusFile['kind'];
  readonly title: string;
  readonly path: string;
  /** Which entry of the file's `data`. */
  readonly entry: number;
}

/** What can be taught: topics in the order of menus, then the intents that have phrases of their own, then what is not for us. */
export function targetsOf(corpus: Corpus, catalogue: Catalogue): readonly Target[] {
  const found = corpus.files.flatMap((file) => targetOf(file, catalogue) ?? []);
  const order = new Map(catalogue.topics.map(({ id }, at) => [id, at]));
  const topics = found.filter(({ kind }) => kind === 'topic');
  return [
    ...topics.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
    ...found.filter(({ kind }) => kind === 'intent'),
    ...found.filter(({ kind }) => kind === 'out-of-scope'),
  ];
}

/** The entry of a file whose phrases are about nothing narrower than the file. */
function targetOf({ id, kind, name, path, data }: CorpusFile, catalogue: Catalogue): Target | undefined {
  const label = kind === 'out-of-scope' ? NONE : id;
  const entry = data.findIndex(
    ({ intent, metric, topics, utterances }) =>
      intent === label && metric === undefined && topics === undefined && utterances.length > 0,
  );
  if (entry < 0) return undefined;
  return { id: label, kind, title: catalogue.topic(id)?.title ?? name, path, entry };
}
