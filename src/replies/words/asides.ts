/** Short answers to short words, by what is open. */
export const asides = {
  yes: 'Gladly: name a city, a topic, or both.',
  no: 'All right. Name any city whenever you like.',
  noneOfThese: 'All right, none of these. Write the city with its state, or ask about another one.',
  wait: 'Take your time, I’m here.',
  cancel: 'All right, never mind that. Any other city?',
  notPassedOn: 'All right, nothing was passed on.',
  stop: 'All right. I only answer when you write, and never write by myself. “Delete my data” erases what I keep.',
  back: 'Here is what you looked at before:',
  nothingBefore: 'There is nothing to go back to yet. Which city would you like to know about?',
  maker:
    'I’m Citrics, an automated chat with figures of the Census Bureau, Zillow and the FBI; the people behind this chat run me.',
} as const;
