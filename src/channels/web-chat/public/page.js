/* global WebChat, document, fetch, localStorage, location, setTimeout */

/** Where this browser keeps its conversation: it is a person of its own, and finds its messages again after a reload. */
const KEY = 'citrics.conversation';
const LOOK_AGAIN_MS = 2000;
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

const store = WebChat.createStore();

/** Messages are seldom minutes apart: only one that is being sent, or was not, says so under it. */
const activityStatusMiddleware = () => (next) => (args) => next({ ...args, hideTimestamp: true });

/** Shows the conversation of this browser, from a position on. */
function open(watermark) {
  const conversationId = localStorage.getItem(KEY) ?? undefined;
  const directLine = WebChat.createDirectLine({
    domain: new URL('/directline', location.href).href,
    token: conversationId ?? 'new',
    conversationId,
    watermark,
    webSocket: false,
    pollingInterval: 200,
  });
  directLine.connectionStatus$.subscribe((status) => {
    if (status === ONLINE) localStorage.setItem(KEY, directLine.conversationId);
  });
  WebChat.renderWebChat(
    {
      activityStatusMiddleware,
      directLine,
      locale: 'en-US',
      overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: 'Seattle rent, or Austin vs Denver…' },
      store,
      styleOptions,
    },
    document.getElementById('chat'),
  );
  reopenWhenCut(directLine);
}

/** Direct Line's client stops asking for messages at the first request that fails: the app restarted, the phone was in a tunnel. */
function reopenWhenCut(directLine) {
  const again = async () => {
    following.unsubscribe();
    await untilReachable();
    open(directLine.watermark);
  };
  const following = directLine.activity$.subscribe({ error: again, complete: again });
}

async function untilReachable() {
  const isReachable = () =>
    fetch('/healthz').then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReachable())) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
}

document.getElementById('afresh').addEventListener('click', () => {
  localStorage.removeItem(KEY);
  location.reload();
});

open();
document.querySelector('[data-id="webchat-sendbox-input"]')?.focus();
