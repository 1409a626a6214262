import path from 'node:path';
import { z } from 'zod';
import { CitricsError } from './errors.ts';

/** The environment is not usable as it is; the message lists every fault and its cure. */
export class ConfigError extends CitricsError {
  constructor(faults: readonly string[]) {
    super(
      'config',
      `The environment can't be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\nEvery variable is described in .env.example.`,
    );
  }
}

function url(protocols: readonly string[], example: string) {
  return z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `give a URL such as ${example}`,
    );
}

const web = (example: string) => url(['http:', 'https:'], example).transform((text) => text.replace(/\/+$/, ''));
const secret = (length: number) => z.string().min(length, `give at least ${length} characters`);

const environment = z
  .object({
    PORT: z.coerce.number('give a number from 0 to 65535').int('give a whole number').min(0).max(65_535).default(3978),
    PUBLIC_URL: web('https://citrics.example.org').optional(),
    DATABASE_URL: url(['postgresql:', 'postgres:'], 'postgresql://user:password@host:5432/citrics').optional(),
    MONGODB_URI: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, 'give a URI such as mongodb://host:27017/citrics')
      .optional(),
    QUICKCHART_URL: web('http://quickchart:3400').optional(),
    CHART_SECRET: secret(16).optional(),
    FACEBOOK_PAGE_TOKEN: secret(1).optional(),
    FACEBOOK_APP_SECRET: secret(1).optional(),
    FACEBOOK_VERIFY_TOKEN: secret(1).optional(),
    MESSENGER_PAGE: z
      .string()
      .regex(/^[\w.-]+$/, 'give the name or number in the address of your page, m.me/<this>')
      .optional(),
    GRAPH_API_URL: web('https://graph.facebook.com').default('https://graph.facebook.com'),
    GRAPH_API_VERSION: z
      .string()
      .regex(/^v\d+\.\d+$/, 'give a version such as v23.0')
      .default('v23.0'),
    MICROSOFT_APP_ID: secret(1).optional(),
    MICROSOFT_APP_PASSWORD: secret(1).optional(),
    DESK_TOKEN: secret(16).optional(),
    HISTORY_DAYS: z.coerce
      .number('give a number of days')
      .int('give a whole number of days')
      .min(1)
      .max(36_500)
      .default(365),
    DATA_DIR: z.string().default('.data'),
    LOG_LEVEL: z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'give one of fatal, error, warn, info, debug, trace, silent',
      )
      .default('info'),
  })
  .superRefine((env, context) => {
    const together = (names: readonly (keyof typeof env)[], why: string) => {
      const missing = names.filter((name) => env[name] === undefined);
      if (missing.length === 0 || missing.length === names.length) return;
      for (const name of missing) context.addIssue({ code: 'custom', path: [name], message: why });
    };
    together(
      ['FACEBOOK_PAGE_TOKEN', 'FACEBOOK_APP_SECRET', 'FACEBOOK_VERIFY_TOKEN'],
      'Messenger needs all three FACEBOOK_ variables: set it, or unset the other ones',
    );
    if (
      env.FACEBOOK_PAGE_TOKEN !== undefined &&
      isMetas(env.GRAPH_API_URL) &&
      env.PUBLIC_URL?.startsWith('https:') !== true
    )
      context.addIssue({
        code: 'custom',
        path: ['PUBLIC_URL'],
        message: 'Meta fetches each picture from it, so Messenger needs the https address at which it reaches this app',
      });
    together(
      ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD'],
      'the Bot Framework needs both MICROSOFT_ variables: set it, or unset the other one',
    );
  });

/** Whether an address of the Graph API is Meta's own, and not a proxy's or a test's. */
function isMetas(graphUrl: string): boolean {
  return URL.canParse(graphUrl) && /(^|\.)facebook\.com$/.test(new URL(graphUrl).hostname);
}

/** What the app is told from outside. Absent parts are off, or embedded where there is an embedded one. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  /** How the outside reaches this app, without a slash at its end; absent: `http://localhost:<port>`. */
  readonly publicUrl?: string;
  /** Absent: PostgreSQL is embedded. */
  readonly databaseUrl?: string;
  /** Absent: the bundled snapshot. */
  readonly mongodbUri?: string;
  /** Absent: the chart server inside the app. */
  readonly quickchartUrl?: string;
  /** Absent: the chart server draws for anybody; set: for signed links only. */
  readonly chartSecret?: string;
  /** Absent: no Messenger. */
  readonly facebook?: FacebookConfig;
  /** The Facebook page whose inbox the bot answers, by name or number; absent: shared pages offer no way into Messenger. */
  readonly messengerPage?: string;
  /** Absent: `/api/messages` takes callers on this machine only. */
  readonly microsoft?: { readonly appId: string; readonly appPassword: string };
  /** Opens the corpus desk; absent: `/desk` takes callers on this machine only. */
  readonly deskToken?: string;
  readonly historyDays: number;
  /** Absolute. */
  readonly dataDir: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

export interface FacebookConfig {
  readonly pageToken: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly graphUrl: string;
  /** `v23.0` */
  readonly graphVersion: string;
}

/**
 * Reads the environment. An empty variable counts as unset.
 * @throws ConfigError that names every fault at once.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const values = parsed.data;
  return {
    port: values.PORT,
    publicUrl: values.PUBLIC_URL,
    databaseUrl: values.DATABASE_URL,
    mongodbUri: values.MONGODB_URI,
    quickchartUrl: values.QUICKCHART_URL,
    chartSecret: values.CHART_SECRET,
    facebook: facebookOf(values),
    messengerPage: values.MESSENGER_PAGE,
    microsoft:
      values.MICROSOFT_APP_ID !== undefined && values.MICROSOFT_APP_PASSWORD !== undefined
        ? { appId: values.MICROSOFT_APP_ID, appPassword: values.MICROSOFT_APP_PASSWORD }
        : undefined,
    deskToken: values.DESK_TOKEN,
    historyDays: values.HISTORY_DAYS,
    dataDir: path.resolve(values.DATA_DIR),
    logLevel: values.LOG_LEVEL,
  };
}

function facebookOf(values: z.output<typeof environment>): FacebookConfig | undefined {
  const { FACEBOOK_PAGE_TOKEN, FACEBOOK_APP_SECRET, FACEBOOK_VERIFY_TOKEN, GRAPH_API_URL, GRAPH_API_VERSION } = values;
  if (FACEBOOK_PAGE_TOKEN === undefined || FACEBOOK_APP_SECRET === undefined || FACEBOOK_VERIFY_TOKEN === undefined)
    return undefined;
  return {
    pageToken: FACEBOOK_PAGE_TOKEN,
    appSecret: FACEBOOK_APP_SECRET,
    verifyToken: FACEBOOK_VERIFY_TOKEN,
    graphUrl: GRAPH_API_URL,
    graphVersion: GRAPH_API_VERSION,
  };
}
