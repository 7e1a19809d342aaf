// A node that answers from memory, so that a client's own time is measured and not the node's: what it was asked once it
// asks the real node, whatever comes again it answers itself, also the first message of a subscription; no block comes.
//   node frozen-node.mjs PORT WS
// Only the methods that every node has: chainHead and its like are refused, so that all clients take the same way.
import { WebSocketServer, WebSocket } from 'ws';

const [, , port, upstream] = process.argv;
const NEW = /^(chainHead|transaction|transactionWatch|archive|chainSpec)_/;
const known = new Map(), waiting = new Map();
let next = 1, subscriptions = 1;

const node = new WebSocket(upstream, { maxPayload: 1 << 28 });
await new Promise((resolve, reject) => { node.on('open', resolve); node.on('error', reject); });
node.on('close', () => process.exit(1));

// the answer to each question asked of the real node, and of a subscription its first message
const first = new Map();
node.on('message', (data) => {
  const message = JSON.parse(data);
  if (message.id !== undefined) {
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  } else {
    const id = message.params.subscription;
    const held = first.get(id) ?? {};
    held.message ??= message;
    first.set(id, held);
    held.heard?.(held.message);
  }
});

function ask(method, params) {
  const key = method + JSON.stringify(params ?? []);
  if (!known.has(key)) {
    known.set(key, new Promise((resolve) => {
      const id = next++;
      waiting.set(id, resolve);
      node.send(JSON.stringify({ jsonrpc: '2.0', id, method, params: params ?? [] }));
    }).then(async (answer) => {
      if (answer.result?.methods) answer.result.methods = answer.result.methods.filter((name) => !NEW.test(name));
      if (!/_subscribe/.test(method) || answer.error) return { answer };
      const held = first.get(answer.result) ?? {};
      first.set(answer.result, held);
      const message = held.message ?? await new Promise((resolve) => { held.heard = resolve; });
      return { answer, message };
    }));
  }
  return known.get(key);
}

async function reply(request, after) {
  const head = { jsonrpc: '2.0', id: request.id };
  if (NEW.test(request.method)) return { ...head, error: { code: -32601, message: 'Method not found' } };
  if (/_unsubscribe/.test(request.method)) return { ...head, result: true };
  const { answer, message } = await ask(request.method, request.params);
  if (!message) return answer.error ? { ...head, error: answer.error } : { ...head, result: answer.result };
  const id = 'frozen' + subscriptions++;
  after.push({ ...message, params: { ...message.params, subscription: id } });
  return { ...head, result: id };
}

new WebSocketServer({ port: Number(port), host: '127.0.0.1', maxPayload: 1 << 28 }).on('connection', (client) => {
  client.on('message', async (data) => {
    const request = JSON.parse(data), after = [];
    const answer = Array.isArray(request) ? await Promise.all(request.map((each) => reply(each, after))) : await reply(request, after);
    client.send(JSON.stringify(answer));
    for (const message of after) client.send(JSON.stringify(message));
  });
}).on('listening', function () { console.log(JSON.stringify({ endpoint: `ws://127.0.0.1:${this.address().port}` })); });
