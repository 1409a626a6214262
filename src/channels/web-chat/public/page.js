/* global WebChat, document, localStorage, location */

/** Where this browser keeps its conversation: it is a person of its own, and finds its messages again after a reload. */
const KEY = 'citrics.conversation';

const styleOptions = {
  accent: '#0b5c7a',
  primaryFont: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  bubbleBackground: '#eef3f5',
  bubbleBorderRadius: 14,
  bubbleBorderWidth: 0,
  bubbleFromUserBackground: '#0b5c7a',
  bubbleFromUserBorderRadius: 14,
  bubbleFromUserBorderWidth: 0,
  bubbleFromUserTextColor: '#ffffff',
  bubbleMaxWidth: 620,
  hideUploadButton: true,
  richCardWrapTitle: true,
  sendBoxPlaceholder: 'Seattle rent, or Austin vs Denver…',
  suggestedActionLayout: 'carousel',
  suggestedActionBackgroundColor: '#ffffff',
  suggestedActionBorderRadius: 999,
  suggestedActionHeight: 36,
  timestampFormat: 'relative',
};

const conversationId = localStorage.getItem(KEY) ?? undefined;
const directLine = WebChat.createDirectLine({
  domain: new URL('/directline', location.href).href,
  token: conversationId ?? 'new',
  conversationId,
  webSocket: false,
  pollingInterval: 200,
});

directLine.connectionStatus$.subscribe((status) => {
  const online = 2;
  if (status === online && directLine.conversationId) localStorage.setItem(KEY, directLine.conversationId);
});

WebChat.renderWebChat({ directLine, styleOptions, locale: 'en-US' }, document.getElementById('chat'));
document.querySelector('#chat > * [data-id="webchat-sendbox-input"]')?.focus();

document.getElementById('afresh').addEventListener('click', () => {
  localStorage.removeItem(KEY);
  location.reload();
});
