import { createHmac } from 'node:crypto';
import { Botkit } from 'botkit';
import { FacebookAdapter, FacebookEventTypeMiddleware, type FacebookAPI } from 'botbuilder-adapter-facebook';
import { collectDefaultMetrics, register } from 'prom-client';

/**
 * The peer: an echo bot as Botkit's documentation shows it. One thing is changed, because the adapter only speaks https to a host of its own:
 * its Graph calls are made by fetch, to GRAPH_API_URL.
 */
const { FACEBOOK_PAGE_TOKEN: token = '', FACEBOOK_APP_SECRET: secret = '', GRAPH_API_URL: graph = '' } = process.env;

class PlainAdapter extends FacebookAdapter {
  override getAPI(): Promise<FacebookAPI> {
    const proof = createHmac('sha256', secret).update(token).digest('hex');
    const callAPI = async (path: string, method: string, body: object): Promise<unknown> => {
      const response = await fetch(`${graph}/v25.0${path}?access_token=${token}&appsecret_proof=${proof}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as { error?: { message: string } };
      if (answer.error) throw new Error(answer.error.message);
      return answer;
    };
    return Promise.resolve({ callAPI } as unknown as FacebookAPI);
  }
}

const adapter = new PlainAdapter({
  access_token: token,
  app_secret: secret,
  verify_token: process.env.FACEBOOK_VERIFY_TOKEN ?? '',
});
adapter.use(new FacebookEventTypeMiddleware());
const controller = new Botkit({ adapter, webhook_uri: '/api/facebook', disable_console: true });
controller.on('message', async (bot, message) => {
  await bot.reply(message, message.text ?? '');
});
collectDefaultMetrics();
controller.ready(() => {
  const server = controller.webserver as {
    get(path: string, handler: (request: unknown, response: { send(text: string): void }) => void): void;
  };
  server.get('/metrics', (_request, response) => void register.metrics().then((text) => response.send(text)));
  console.log('ready');
});
