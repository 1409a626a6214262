import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);

/** Families of `FAMILIES` with their files: Latin, Greek, Cyrillic and Devanagari in two weights, and emoji in colour. */
const FILES = [
  ['Noto Sans', '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'],
  ['Noto Sans', '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'],
  ['Twemoji', 'twemoji-colr-font/twemoji.woff2'],
] as const;

/** Makes the bundled fonts known to the canvas of this thread, in place of the machine's, so that pictures are the same everywhere. */
export function registerFonts(): void {
  for (const [family, file] of FILES) GlobalFonts.registerFromPath(require.resolve(file), family);
}
