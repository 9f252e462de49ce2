// Static folders served over HTTP/1.1, and the slow line in front of them. The line lies at the server, so that what
// a service worker fetches is shaped like what a page fetches; a browser's own emulation does not reach the worker.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { extname, join, normalize } from 'node:path';

const loopback = '127.0.0.1'; // browsers ask for brotli without TLS only here

// ---- The server

const types = {
  '.bin': 'application/octet-stream', '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

// hostRules reads the _headers file that a site brings for its host. A site without one gets what hosts do: files
// under assets/, whose names carry a hash, are kept for ever, and the rest is asked for again.
function hostRules(dir) {
  const file = join(dir, '_headers');
  if (!existsSync(file)) {
    return [['/*', 'Cache-Control', 'no-cache'], ['/assets/*', 'Cache-Control', 'public, max-age=31536000, immutable']];
  }
  const rules = [['/*', 'Cache-Control', 'no-cache']];
  let path = '';
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('/')) path = line.trim();
    const header = /^\s+([\w-]+):\s*(.*)$/.exec(line);
    if (header) rules.push([path, header[1], header[2]]);
  }
  return rules;
}

const matches = (rule, path) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule);

// serveFolder starts a server as fast as the machine is. The same code serves every site.
export async function serveFolder(dir, onRequest = () => {}) {
  const rules = hostRules(dir), kept = new Map();

  // load gives a file in the best encoding that the request accepts and the folder has. It is read once, so that no
  // disk stands in a measure.
  function load(file, accepts) {
    const ways = [['br', '.br'], ['gzip', '.gz']].filter(([name]) => accepts.includes(name));
    const [encoding, ext] = ways.find(([, ext]) => existsSync(file + ext)) ?? ['', ''];
    const key = file + ext;
    if (!kept.has(key)) {
      const body = readFileSync(key);
      kept.set(key, { body, encoding, tag: '"' + createHash('sha256').update(body).digest('hex').slice(0, 16) + '"' });
    }
    return kept.get(key);
  }

  const server = http.createServer({ keepAliveTimeout: 120000 }, (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    let file = join(dir, normalize(path)), status = 200;
    if (existsSync(file) && statSync(file).isDirectory()) {
      if (!path.endsWith('/')) return response.writeHead(301, { Location: path + '/' }).end();
      file = join(file, 'index.html');
    }
    if (!existsSync(file)) {
      status = 404;
      file = join(dir, '404.html');
      if (!existsSync(file)) {
        onRequest(path, 0);
        return response.writeHead(404).end();
      }
    }
    const { body, encoding, tag } = load(file, request.headers['accept-encoding'] ?? '');
    onRequest(path, body.length);
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('ETag', tag);
    for (const [rule, name, value] of rules) if (matches(rule, path)) response.setHeader(name, value);
    if (request.headers['if-none-match'] === tag) return response.writeHead(304).end();
    if (encoding) response.setHeader('Content-Encoding', encoding);
    response.writeHead(status, { 'Content-Length': body.length }).end(body);
  });
  await listen(server, 0);
  return { port: server.address().port, address: address(server), close: () => close(server) };
}

// ---- The line

const packet = 1460; // bytes; the unit in which connections take turns on the line

// serveShaped puts a slow line before a folder: so many bits a second to the browser, shared by all its connections
// packet by packet, and one wait for each request. A connection is opened without a wait, and the line has no slow
// start; both would cost every site the same. The port stays the same over stop() and start().
export async function serveShaped(dir, { bitsPerSecond, latency }) {
  const requests = []; // { path, size, at }: size of the answer's body, and when the browser asked
  const sent = []; // [at, bytes]
  const waiting = []; // connections with packets, whose turn it is first
  const sockets = new Set();
  const origin = await serveFolder(dir, (path, size) => requests.push({ path, size, at: Date.now() - latency }));
  let mode = 'stopped', server = null, port = 0, free = 0, running = false;

  // pump sends what the line can carry by now. It reckons from when the line was free, not from when the timer came,
  // so that late timers cost no bandwidth.
  function pump() {
    const now = performance.now();
    while (waiting.length > 0 && free <= now) {
      const turn = waiting.shift();
      const data = turn.data.subarray(0, packet);
      turn.data = turn.data.subarray(packet);
      if (!turn.socket.destroyed) {
        turn.socket.write(data);
        sent.push([Date.now(), data.length]);
        free += data.length * 8000 / bitsPerSecond;
      } else {
        turn.data = turn.data.subarray(0, 0);
      }
      if (turn.data.length > 0) waiting.push(turn);
      else if (turn.ended) turn.socket.end();
    }
    running = waiting.length > 0;
    if (running) setTimeout(pump, free - performance.now());
  }

  function send(turn, data) {
    if (turn.data.length === 0) waiting.push(turn);
    turn.data = Buffer.concat([turn.data, data]);
    if (running) return;
    running = true;
    free = Math.max(free, performance.now());
    setTimeout(pump, free - performance.now());
  }

  function take(socket) {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => {}); // the browser goes away when it likes
    socket.on('close', () => sockets.delete(socket));
    if (mode === 'dead') return; // taken, and never answered
    const turn = { socket, data: Buffer.alloc(0), ended: false };
    const inner = net.connect(origin.port, loopback);
    inner.on('error', () => socket.destroy());
    inner.on('data', (data) => send(turn, data));
    inner.on('end', () => { turn.ended = true; if (turn.data.length === 0) socket.end(); });
    socket.on('data', (data) => setTimeout(() => inner.write(data), latency));
    socket.on('close', () => inner.destroy());
  }

  async function run(next) {
    await stop();
    mode = next;
    server = net.createServer(take);
    await listen(server, port);
    port = server.address().port;
  }

  async function stop() {
    mode = 'stopped';
    if (!server) return;
    const closing = new Promise((done) => server.close(done));
    for (const socket of sockets) socket.destroy();
    await closing;
    server = null;
  }

  await run('up');
  return {
    address: `http://${loopback}:${port}`,
    plain: origin.address, // the same server without the line
    requests,
    start: () => run('up'),
    dead: () => run('dead'), // a network that takes a connection and never answers
    stop,
    forget: () => { requests.length = 0; sent.length = 0; },
    sentBy: (at) => sent.reduce((sum, [when, bytes]) => sum + (when <= at ? bytes : 0), 0),
    close: async () => { await stop(); await origin.close(); },
  };
}

const address = (server) => `http://${loopback}:${server.address().port}`;

const listen = (server, port) => new Promise((done, fail) => {
  server.once('error', fail).listen(port, loopback, done);
});

const close = (server) => new Promise((done) => {
  server.close(done);
  server.closeAllConnections();
});
