import { defined, isObject, type Json, objectOf, objectsOf, without } from '../json.ts';
import { font } from './font.ts';
import { axisId } from './scales.ts';

/** Title, legend and annotations at version 2's places, as version 4's plugin options. What is at the new places stays. */
export function plugins(options: Json): Json {
  const { title, legend, annotation } = options;
  return {
    ...defined({
      title: isObject(title) ? { font: { weight: 'bold' }, ...font(title) } : undefined,
      legend: legend === false ? { display: false } : isObject(legend) ? legendOf(legend) : undefined,
      annotation: isObject(annotation)
        ? { annotations: objectsOf(annotation.annotations ?? []).map(annotationOf) }
        : undefined,
    }),
    ...objectOf(options.plugins),
  };
}

function legendOf(old: Json): Json {
  const { fullWidth, labels, ...rest } = old;
  return defined({ fullSize: fullWidth, labels: labels && font(objectOf(labels)), ...rest });
}

/** Of the annotation plugin 0.5: lines by `mode`, labels that are `enabled` and stand top, left, bottom or right. */
function annotationOf(old: Json): Json {
  const { scaleID, xScaleID, yScaleID, label, ...rest } = without(old, 'mode');
  const renamed = (id: unknown) => (typeof id === 'string' ? axisId(id) : undefined);
  return defined({
    type: 'line',
    ...rest,
    scaleID: renamed(scaleID),
    xScaleID: renamed(xScaleID),
    yScaleID: renamed(yScaleID),
    label: isObject(label) ? labelOf(label) : undefined,
  });
}

const POSITIONS: Json = { top: 'start', left: 'start', bottom: 'end', right: 'end' };

function labelOf(old: Json): Json {
  const { enabled, position, xPadding, yPadding, cornerRadius, ...rest } = old;
  return defined({
    display: enabled,
    position: typeof position === 'string' ? (POSITIONS[position] ?? position) : undefined,
    padding: xPadding === undefined && yPadding === undefined ? undefined : defined({ x: xPadding, y: yPadding }),
    borderRadius: cornerRadius,
    ...font(rest),
  });
}
