/* global WebChat, document, localStorage, location */

/** Where this browser keeps its conversation: it is a person of its own, and finds its messages again after a reload. */
const KEY = 'citrics.conversation';
const ASK_AGAIN_MS = 2000;
const ONLINE = 2;

const accent = '#0b5c7a';
const styleOptions = {
  accent,
  primaryFont: "'Noto Sans', system-ui, sans-serif",
  bubbleBackground: '#eef3f5',
  bubbleBorderRadius: 14,
  bubbleBorderWidth: 0,
  bubbleFromUserBackground: accent,
  bubbleFromUserBorderRadius: 14,
  bubbleFromUserBorderWidth: 0,
  bubbleFromUserTextColor: '#ffffff',
  bubbleMaxWidth: 560,
  hideUploadButton: true,
  richCardWrapTitle: true,
  sendBoxButtonColor: accent,
  sendBoxPlaceholderColor: '#5b6770',
  subtle: '#5b6770',
  suggestedActionBackgroundColor: '#ffffff',
  suggestedActionBorderRadius: 999,
  suggestedActionBorderWidth: 1,
  suggestedActionHeight: 36,
  suggestedActionLayout: 'flow',
};

/** Messages are seldom minutes apart: only one that is being sent, or was not, says so under it. */
const activityStatusMiddleware = () => (next) => (args) => next({ ...args, hideTimestamp: true });

const conversationId = localStorage.getItem(KEY) ?? undefined;
const directLine = WebChat.createDirectLine({
  domain: new URL('/directline', location.href).href,
  token: conversationId ?? 'new',
  conversationId,
  webSocket: false,
  pollingInterval: 200,
});

// The client gives up reading at the first request that fails (the app restarts, the phone is in a tunnel): let it ask again.
const { ajax } = directLine.services;
directLine.services.ajax = (request) =>
  request.method === 'GET' ? ajax(request).retryWhen((failures) => failures.delay(ASK_AGAIN_MS)) : ajax(request);

directLine.connectionStatus$.subscribe((status) => {
  if (status === ONLINE) localStorage.setItem(KEY, directLine.conversationId);
});

WebChat.renderWebChat(
  {
    activityStatusMiddleware,
    directLine,
    locale: 'en-US',
    overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: 'Seattle rent, or Austin vs Denver…' },
    styleOptions,
  },
  document.getElementById('chat'),
);
document.querySelector('[data-id="webchat-sendbox-input"]')?.focus();

document.getElementById('afresh').addEventListener('click', () => {
  localStorage.removeItem(KEY);
  location.reload();
});
