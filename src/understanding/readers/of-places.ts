import { carryOf, comparesBoth } from '../carry.ts';
import { comparisonOf, saysCompare } from '../comparison.ts';
import { surest, type Findings } from '../findings.ts';
import { namesNation } from '../nation.ts';
import type { Reading } from '../reading.ts';
import { acceptance } from '../scorer.ts';
import { withoutTimes } from '../time-asked.ts';
import { INTENTS, type IntentId, type TopicMention, type Utterance } from '../utterance.ts';
import { notForUs, type Said } from './reader.ts';

/** Fewer words than this with a name that was not found among them are hardly about anything else. */
const FEW_WORDS = 4;

/**
 * What is asked of the places that a message names, or of those looked at before: a comparison, figures, or what there is to
 * know; a message that asks for nothing of that is not for us.
 */
export function ofPlaces(found: Findings): Said {
  const { reading, topics, time, scored, catalogue } = found;
  const { plain, places } = reading;
  const carry = carryOf(withoutTimes(reading), topics.length > 0);
  const leans = carry !== undefined && carry.kind !== 'more';
  const comparison = comparisonOf(reading, carry?.kind === 'add-places' || carry?.kind === 'same-places', catalogue);
  const asked: readonly TopicMention[] =
    topics.length === 0 && comparison !== undefined
      ? [{ topic: comparison.direction.topic, metric: comparison.direction.metric, confidence: 0.8, evidence: [] }]
      : topics;
  const as = (intent: IntentId, confidence: number): Said => ({
    intent,
    confidence,
    topics: asked,
    ...(carry && { carry }),
    ...(comparison && { comparison: comparison.question }),
    // "drop" says that a place goes, not that a figure fell
    ...(time && (carry?.kind !== 'drop' || reading.times.length > 0) && { time }),
  });
  if (namesSeveral(reading)) return as('compare-cities', surest(asked));
  if (carry?.kind === 'add-places' || comparesBoth(plain)) return as('compare-cities', 0.9);
  if (comparison && places.mentions.length === 0 && leans) return as('compare-cities', 0.8);
  const nation = namesNation(reading.text);
  if (places.mentions.length === 0 && (places.states.length > 0 || nation) && asked.length > 0)
    return ofWholeAreas(asked, time, nation);
  if (asked.length > 0) return as('city-metric', surest(asked));
  if (places.mentions.length > 0)
    return as('city-overview', scored.find(({ label }) => label === 'city-overview')?.probability ?? 0.9);
  const statesOnly = places.states.length > 0 && places.unknownNames.length === 0;
  if (statesOnly && (carry === undefined || carry.kind === 'same-topic')) return as('list-cities', 0.5);
  if (carry) return as(carry.kind === 'more' ? 'help' : 'city-overview', 0.9);
  if (places.unknownNames.length > 0 && (saysCompare(plain) || reading.words.length <= FEW_WORDS))
    return as('city-overview', 0.5);
  const [best] = scored;
  const isForm = (INTENTS as readonly string[]).includes(best?.label ?? '') && best?.label !== 'rank-cities'; // by which figure?
  return best && isForm && best.probability >= acceptance(reading)
    ? as(best.label as IntentId, best.probability)
    : notForUs(found, 'off-topic');
}

function namesSeveral({ places, plain }: Reading): boolean {
  return (
    places.mentions.length > 1 || (places.mentions.length > 0 && places.unknownNames.length > 0 && saysCompare(plain))
  );
}

/** "texas population", "median rent in the US" */
function ofWholeAreas(topics: readonly TopicMention[], time: Utterance['time'], nation: boolean): Said {
  return {
    intent: 'list-cities',
    confidence: surest(topics),
    topics,
    ...(time && { time }),
    ...(nation && { nation }),
  };
}
