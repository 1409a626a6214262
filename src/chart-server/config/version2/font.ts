import { defined, type Json } from '../json.ts';

/** Version 2's `fontSize`, `fontFamily`, `fontStyle`, `lineHeight` and `fontColor` as version 4's `font` and `color`. */
export function font(part: Json): Json {
  const { fontSize, fontFamily, fontStyle, fontColor, lineHeight, ...rest } = part;
  const bold = typeof fontStyle === 'string' && fontStyle.includes('bold');
  const italic = typeof fontStyle === 'string' && fontStyle.includes('italic');
  const given = defined({
    size: fontSize,
    family: fontFamily,
    lineHeight,
    weight: fontStyle === undefined ? undefined : bold ? 'bold' : 'normal',
    style: italic ? 'italic' : undefined,
  });
  return {
    ...defined({ color: fontColor, font: Object.keys(given).length > 0 ? given : undefined }),
    ...rest,
  };
}
