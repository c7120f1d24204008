// `npm run look`: the page with the fixtures instead of a server, to design by. Never part of a build.
import { mergeConfig, type Plugin } from 'vite';
import base from './vite.config';

const fixtures: Plugin = {
  name: 'fixtures',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      if (!request.url?.startsWith('/api/')) {
        next();
        return;
      }
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => void answer(Buffer.concat(chunks)));
      const answer = async (body: Buffer) => {
        const { handlers } = (await server.ssrLoadModule('/src/test/handlers.ts')) as { handlers: [] };
        const { getResponse } = await import('msw');
        const method = request.method ?? 'GET';
        const asked = new Request(`http://look${request.url ?? ''}`, {
          method,
          headers: { 'content-type': 'application/json' },
          ...(body.length > 0 && { body: new Uint8Array(body) }),
        });
        const given = (await getResponse(handlers, asked)) ?? new Response(null, { status: 404 });
        response.writeHead(given.status, { 'content-type': given.headers.get('content-type') ?? 'application/json' });
        response.end(Buffer.from(await given.arrayBuffer()));
      };
    });
  },
};

export default mergeConfig(base, { plugins: [fixtures], server: { proxy: {} } });
