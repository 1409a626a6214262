import { defined, isObject, type Json, objectOf, objectsOf, without } from '../json.ts';
import { font } from './font.ts';

/** Whether scales are given as version 2 gives them. */
export function hasOldScales(scales: unknown): boolean {
  return isObject(scales) && ('xAxes' in scales || 'yAxes' in scales);
}

/** `xAxes` and `yAxes` as version 4's scales by their id; the id of an axis without one is `x` or `y`, then `x1`, `y1` and so on. */
export function scales(old: unknown): Json {
  const { xAxes, yAxes, ...rest } = objectOf(old);
  return { ...rest, ...axesById('x', xAxes), ...axesById('y', yAxes) };
}

function axesById(letter: 'x' | 'y', axes: unknown): Json {
  return Object.fromEntries(
    objectsOf(axes).map((axis, index) => {
      const id = typeof axis.id === 'string' ? axisId(axis.id) : index === 0 ? letter : `${letter}${index}`;
      return [id, { axis: letter, ...scale(axis) }];
    }),
  );
}

/** Version 2 names its axes `x-axis-0` where nobody does. */
export function axisId(id: string): string {
  return id.replace(/^([xy])-axis-0$/, '$1');
}

/** One axis, or the single `scale` of a radar or polar area chart. */
export function scale(old: Json): Json {
  const { scaleLabel, gridLines, ticks, time, distribution, pointLabels, ...rest } = without(old, 'id');
  const { min, max, suggestedMin, suggestedMax, beginAtZero, reverse, userCallback, ...tick } = objectOf(ticks);
  const { min: from, max: to, format, stepSize, unitStepSize, ...timing } = objectOf(time);
  const { drawBorder, borderDash, borderDashOffset, tickMarkLength, offsetGridLines, ...grid } = without(
    objectOf(gridLines),
    'zeroLineColor',
  );
  const { labelString, ...title } = objectOf(scaleLabel);
  const renamed = defined({
    min: min ?? from,
    max: max ?? to,
    suggestedMin,
    suggestedMax,
    beginAtZero,
    reverse,
    title: scaleLabel && defined({ text: labelString, ...font(title) }),
    grid: gridLines && defined({ tickLength: tickMarkLength, offset: offsetGridLines, ...grid }),
    border: gridLines && defined({ display: drawBorder, dash: borderDash, dashOffset: borderDashOffset }),
    ticks: (ticks ?? time) && defined({ callback: userCallback, stepSize: stepSize ?? unitStepSize, ...font(tick) }),
    time: time && defined({ parser: format, ...timing }),
    pointLabels: pointLabels && font(objectOf(pointLabels)),
  });
  return { ...renamed, ...rest, ...(rest.type === 'time' && distribution === 'series' ? { type: 'timeseries' } : {}) };
}
