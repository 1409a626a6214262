import { encodeAction } from '../../conversation/action.ts';
import type { messengerWords } from '../../replies/words/messenger.ts';
import { GET_STARTED } from './events.ts';

/** What a page's Messenger profile holds. Source: https://developers.facebook.com/docs/messenger-platform/reference/messenger-profile-api */
export interface MessengerProfile {
  readonly get_started: { readonly payload: string };
  readonly greeting: readonly { readonly locale: string; readonly text: string }[];
  readonly ice_breakers: readonly {
    readonly locale: string;
    readonly call_to_actions: readonly { readonly question: string; readonly payload: string }[];
  }[];
  readonly persistent_menu: readonly {
    readonly locale: string;
    readonly composer_input_disabled: boolean;
    readonly call_to_actions: readonly {
      readonly type: 'postback';
      readonly title: string;
      readonly payload: string;
    }[];
  }[];
  readonly commands: readonly {
    readonly locale: string;
    readonly commands: readonly { readonly name: string; readonly description: string }[];
  }[];
}

const saying = (text: string): string => encodeAction({ do: 'say', text });

/** The profile that Citrics wants, made of its words. */
export function profileOf(words: typeof messengerWords): MessengerProfile {
  const locale = 'default';
  return {
    get_started: { payload: GET_STARTED },
    greeting: [{ locale, text: words.greeting }],
    ice_breakers: [
      { locale, call_to_actions: words.iceBreakers.map((question) => ({ question, payload: saying(question) })) },
    ],
    persistent_menu: [
      {
        locale,
        composer_input_disabled: false,
        call_to_actions: words.menu.map(({ title, says }) => ({ type: 'postback', title, payload: saying(says) })),
      },
    ],
    commands: [{ locale, commands: words.commands }],
  };
}
