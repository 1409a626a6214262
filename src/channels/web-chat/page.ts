import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Server } from 'restify';
import { mountAssets, type Asset } from '../../http/assets.ts';

const PUBLIC = join(import.meta.dirname, 'public');
const { resolve } = createRequire(import.meta.url);

const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** The Bot Framework's own web chat and the font from their npm packages: no other site is asked for anything. */
const ASSETS: Readonly<Record<string, Asset>> = {
  '/': { path: join(PUBLIC, 'index.html'), type: 'text/html; charset=utf-8' },
  '/web-chat/page.css': { path: join(PUBLIC, 'page.css'), type: 'text/css; charset=utf-8' },
  '/web-chat/page.js': { path: join(PUBLIC, 'page.js'), type: JAVASCRIPT },
  '/web-chat/icon.svg': { path: join(PUBLIC, 'icon.svg'), type: 'image/svg+xml' },
  '/web-chat/webchat.js': { path: join(resolve('botframework-webchat'), '../../dist/webchat.js'), type: JAVASCRIPT },
  '/web-chat/noto-sans-400.woff2': font(400),
  '/web-chat/noto-sans-600.woff2': font(600),
};

function font(weight: number): Asset {
  return {
    path: resolve(`@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff2`),
    type: 'font/woff2',
  };
}

/** Scripts and styles from here only; web chat's style engine writes its rules into the page. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: http: https:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-ancestors 'self'",
].join('; ');

/** Serves the chat page and what it loads. */
export function mountPage(server: Server): void {
  mountAssets(server, ASSETS, POLICY);
}
