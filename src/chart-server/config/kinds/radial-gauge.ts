import { BadChart } from '../../errors.ts';
import { arrayOf, datasetsOf, isObject, type Json, numbersOf, objectOf } from '../json.ts';

/** A ring filled as far as the value lies within `options.domain` (0 to 100), with the value in the middle. */
export function radialGauge(config: Json): Json {
  const [dataset] = datasetsOf(config);
  const [value] = numbersOf(dataset?.data);
  if (!dataset || value === undefined) throw new BadChart('A radial gauge has one number in its dataset.');
  const { domain, trackColor, centerPercentage, centerArea, roundedCorners, rotation, ...options } = objectOf(
    config.options,
  );
  const [low = 0, high = 100] = numbersOf(domain);
  const share = Math.min(Math.max((value - low) / (high - low || 1), 0), 1);
  const color = Array.isArray(dataset.backgroundColor) ? arrayOf(dataset.backgroundColor)[0] : dataset.backgroundColor;
  const center = isObject(centerArea) ? centerArea : {};
  return {
    ...config,
    type: 'doughnut',
    data: {
      datasets: [
        {
          ...dataset,
          data: [share, 1 - share],
          backgroundColor: [color ?? 'rgba(54, 162, 235, 1)', trackColor ?? '#e0e0e0'],
          borderWidth: dataset.borderWidth ?? 0,
          borderRadius: roundedCorners === false ? 0 : [20, 0],
        },
      ],
    },
    options: {
      ...options,
      // In radians from three o'clock, where it is given; the ring starts at the top.
      rotation: typeof rotation === 'number' ? (rotation * 180) / Math.PI + 90 : 0,
      cutout: `${Number(centerPercentage ?? 80)}%`,
      plugins: {
        legend: { display: false },
        ...objectOf(options.plugins),
        datalabels: { display: false },
        doughnutlabel: { labels: center.displayText === false ? [] : centerLines(center, value) },
      },
    },
  };
}

function centerLines(center: Json, value: number): Json[] {
  const color = center.fontColor;
  const text = typeof center.text === 'string' ? center.text : String(value);
  const lines: Json[] = [{ text, color, font: { size: center.fontSize, family: center.fontFamily } }];
  if (typeof center.subText === 'string') lines.push({ text: center.subText, color: center.subTextColor ?? color, font: { size: center.subTextFontSize, family: center.subTextFontFamily } }); // prettier-ignore
  return lines;
}
