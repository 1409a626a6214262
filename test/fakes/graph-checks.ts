import { z } from 'zod';

/**
 * What the Send API and the Messenger Profile API take, as zod schemas: every limit, and no field that they don't know.
 * Written from Meta's references, not from the code under test.
 */
const payload = z.string().min(1).max(1000);
const title = z.string().min(1).max(20).refine(isSaid, 'blank');
/** An m.me link, also one inside another address, carries a `ref` of the characters and the length that Messenger passes on. */
const url = z
  .url()
  .max(2000)
  .refine((text) => [...refsIn(text)].every((ref) => /^[A-Za-z0-9_=-]{1,2083}$/.test(ref)), 'a ref of m.me');

const button = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('postback'), title, payload }),
  z.strictObject({
    type: z.literal('web_url'),
    title,
    url,
    webview_height_ratio: z.enum(['compact', 'tall', 'full']).optional(),
  }),
]);
const buttons = z.array(button).min(1).max(3);

const element = z
  .strictObject({
    title: z.string().min(1).max(80).refine(isSaid, 'blank'),
    subtitle: z.string().min(1).max(80).optional(),
    image_url: url.optional(),
    buttons: buttons.optional(),
  })
  .refine((card) => card.subtitle !== undefined || card.image_url !== undefined || card.buttons !== undefined, {
    message: 'an element needs something besides its title',
  });

const template = z.discriminatedUnion('template_type', [
  z.strictObject({
    template_type: z.literal('button'),
    text: z.string().min(1).max(640).refine(isSaid, 'blank'),
    buttons,
  }),
  z.strictObject({ template_type: z.literal('generic'), elements: z.array(element).min(1).max(10) }),
]);

const attachment = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('image'), payload: z.strictObject({ url, is_reusable: z.boolean().optional() }) }),
  z.strictObject({ type: z.literal('template'), payload: template }),
]);

const quickReplies = z
  .array(z.strictObject({ content_type: z.literal('text'), title, payload, image_url: url.optional() }))
  .min(1)
  .max(13);

const message = z
  .strictObject({
    text: z.string().min(1).max(2000).refine(isSaid, 'blank').optional(),
    attachment: attachment.optional(),
    quick_replies: quickReplies.optional(),
    metadata: z.string().max(1000).optional(),
  })
  .refine((body) => (body.text === undefined) !== (body.attachment === undefined), {
    message: 'exactly one of text and attachment',
  });

const recipient = z.strictObject({ id: z.string().regex(/^\d{1,32}$/) });

export const sendSchema = z.union([
  z.strictObject({ recipient, sender_action: z.enum(['mark_seen', 'typing_on', 'typing_off']) }),
  z.strictObject({ recipient, messaging_type: z.enum(['RESPONSE', 'UPDATE']), message }),
]);
export type SendBody = z.infer<typeof sendSchema>;
export type SentMessage = z.infer<typeof message>;

export const threadSchema = z.strictObject({
  recipient,
  target_app_id: z.string().regex(/^\d+$/).optional(),
  metadata: z.string().max(1000).optional(),
});

const locale = z.string().regex(/^(default|[a-z]{2}_[A-Z]{2})$/);
const menuItem = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('postback'), title: z.string().min(1).max(30), payload }),
  z.strictObject({ type: z.literal('web_url'), title: z.string().min(1).max(30), url }),
]);

export const profileSchema = z.strictObject({
  get_started: z.strictObject({ payload }).optional(),
  greeting: localized(z.strictObject({ locale, text: z.string().min(1).max(160) })).optional(),
  ice_breakers: localized(
    z.strictObject({
      locale,
      call_to_actions: z
        .array(z.strictObject({ question: z.string().min(1).max(80), payload }))
        .min(1)
        .max(4),
    }),
  ).optional(),
  persistent_menu: localized(
    z.strictObject({
      locale,
      composer_input_disabled: z.boolean(),
      call_to_actions: z.array(menuItem).min(1).max(20),
    }),
  ).optional(),
  commands: localized(
    z.strictObject({
      locale,
      commands: z
        .array(
          z.strictObject({
            name: z.string().min(1).max(32).regex(/^[^/]/),
            description: z.string().min(1).max(64),
          }),
        )
        .min(1)
        .max(100),
    }),
  ).optional(),
});
export type Profile = z.infer<typeof profileSchema>;

function localized<T extends z.ZodType<{ locale: string }>>(item: T) {
  return z
    .array(item)
    .refine((items) => items.some((one) => one.locale === 'default'), { message: 'no default locale' });
}

function isSaid(text: string): boolean {
  return text.trim() !== '';
}

/** The refs of the m.me links in an address. */
function* refsIn(address: string): Iterable<string> {
  const { hostname, searchParams } = new URL(address);
  const ref = searchParams.get('ref');
  if (hostname === 'm.me' && ref !== null) yield ref;
  for (const value of searchParams.values()) if (URL.canParse(value)) yield* refsIn(value);
}
