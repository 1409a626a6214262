/** What Messenger shows around the conversation: the page before the first message, the menu, the page about deletion. */
export const messengerWords = {
  /** At most 160 characters. */
  greeting: 'Every city and town in the US, in figures and charts. An automated chat: name a city, or two to compare.',
  disclosure: 'By the way: I’m an automated chat.',
  /** At most four; each is sent as if the person had typed it. */
  iceBreakers: [
    'What’s the rent in Seattle?',
    'Compare Austin and Denver income',
    'How do people get to work in Boise?',
    'Cities like Portland',
  ],
  /** Titles of at most 30 characters with what they say. */
  menu: [
    { title: 'All topics', says: 'help' },
    { title: 'Another city', says: 'start over' },
    { title: 'Compare two cities', says: 'compare Austin and Denver' },
    { title: 'Where figures come from', says: 'sources' },
    { title: 'Leave feedback', says: 'feedback' },
    { title: 'Talk to a human', says: 'talk to a human' },
    { title: 'Delete my data', says: 'delete my data' },
  ],
  /** Names of at most 32 characters with at most 64 of description. They hide the menu, so they say all that it says. */
  commands: [
    { name: 'help', description: 'What I know, and how to ask' },
    { name: 'compare', description: 'Two cities side by side: compare Austin and Denver rent' },
    { name: 'sources', description: 'Where the figures come from' },
    { name: 'feedback', description: 'A message to the people behind me' },
    { name: 'start over', description: 'Forget the city we were looking at' },
    { name: 'talk to a human', description: 'Hand the conversation to a person' },
    { name: 'delete my data', description: 'Delete everything I keep about you' },
  ],
  share: 'Share',
  deletion: {
    title: 'Deleting your data',
    received: (day: string): string => `Facebook told Citrics on ${day} that you asked for your data to be deleted.`,
    nothingKept:
      'Citrics keeps nothing under the id that Facebook sent with this request: it knows you only by another id, which belongs to your chat.',
    how: 'To delete your messages, your cities and your feedback for good, write “delete my data” in the chat. It is done at once, and the chat says so.',
    code: (code: string): string => `Confirmation code: ${code}`,
    unknown: 'This address doesn’t belong to a request. Please copy it whole from Facebook.',
  },
} as const;
