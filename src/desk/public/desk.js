/* global document, fetch, location, setTimeout */

/** How often a draft that is being tested is looked at. */
const LOOK_MS = 1500;

const isTesting = (html) => html.includes('data-testing');

/** Shows what came of the test once it is over; a look that fails is repeated. */
async function look() {
  const page = await fetch(location.href).then(
    (response) => response.text(),
    () => 'data-testing',
  );
  if (isTesting(page)) setTimeout(look, LOOK_MS);
  else location.reload();
}

if (document.querySelector('[data-testing]')) setTimeout(look, LOOK_MS);

// A form is sent once, however often its button is tapped; a page that comes back from the browser's memory works again.
const setBusy = (isBusy) => {
  for (const button of document.querySelectorAll('button')) button.setAttribute('aria-disabled', String(isBusy));
};
let isSent = false;
document.addEventListener('submit', (event) => {
  if (isSent) event.preventDefault();
  isSent = true;
  setBusy(true);
});
addEventListener('pageshow', () => {
  isSent = false;
  setBusy(false);
});
