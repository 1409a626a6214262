import restify from 'restify';
import { createRenderer } from '../chart-server/renderer.ts';
import { mountChartServer } from '../chart-server/server.ts';
import { memoryShortLinks } from '../chart-server/short-links.ts';
import { loadConfig } from '../config.ts';

const config = loadConfig(process.env);
const renderer = createRenderer();
const server = restify.createServer({ name: 'Citrics charts', handleUncaughtExceptions: false });
mountChartServer(server, {
  renderer,
  links: memoryShortLinks(),
  secret: config.chartSecret,
  publicUrl: config.publicUrl,
});

server.listen(config.port, () => console.log(`Charts at http://localhost:${server.address().port}/chart`));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => void renderer.close());
  });
}
