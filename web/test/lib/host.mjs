// A web host for tests. It sends the headers of the site's own _headers file,
// as a host does that reads it. It can stop, start again and go dead, and it
// keeps a log of what it was asked for.

import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const types = {
  '.bin': 'application/octet-stream', '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.png': 'image/png', '.svg': 'image/svg+xml', '.wasm': 'application/wasm',
};

export async function host(dir, base = '/') {
  const h = new Host(dir, base);
  await h.start();
  return h;
}

class Host {
  asked = [];
  dead = false; // takes connections and never answers
  hook = () => false; // may answer a request otherwise, and then returns true
  #server;
  #port = 0;

  constructor(dir, base) {
    this.dir = dir;
    this.base = base;
    this.rules = headerRules(join(dir, '_headers'));
  }

  get origin() { return `http://127.0.0.1:${this.#port}`; }
  get home() { return this.origin + this.base; }

  async start() {
    this.#server = createServer((request, response) => this.#answer(request, response));
    await new Promise((done) => this.#server.listen(this.#port, '127.0.0.1', done));
    this.#port = this.#server.address().port;
  }

  async stop() {
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeAllConnections();
    await closed;
  }

  #answer(request, response) {
    this.asked.push(request.url);
    if (this.dead) return;
    const url = new URL(request.url, this.origin);
    if (this.hook(url, response)) return;
    let [path, status] = [decodeURIComponent(url.pathname), 200];
    if (!path.startsWith(this.base)) return response.writeHead(404).end('Another site lives here.');
    let file = join(this.dir, path.slice(this.base.length));
    if (isFile(join(file, 'index.html'))) {
      if (!path.endsWith('/')) return response.writeHead(308, { Location: `${path}/${url.search}` }).end();
      file = join(file, 'index.html');
    }
    if (!isFile(file)) [file, status] = [join(this.dir, '404.html'), 404];
    response.writeHead(status, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', ...this.#headers(path) });
    createReadStream(file).pipe(response);
  }

  #headers(path) {
    return Object.assign({}, ...this.rules.filter((r) => r.pattern.test(path)).map((r) => r.headers));
  }
}

const isFile = (name) => existsSync(name) && statSync(name).isFile();

// headerRules reads the file: a path, and below it, indented, its headers.
function headerRules(file) {
  const rules = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (/^\s*(#|$)/.test(line)) continue;
    if (/^\S/.test(line)) {
      const literal = line.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
      rules.push({ pattern: new RegExp(`^${literal}$`), headers: {} });
      continue;
    }
    const [, name, value] = line.match(/^\s*([^:]+):\s*(.*)$/);
    rules.at(-1).headers[name] = value;
  }
  return rules;
}
