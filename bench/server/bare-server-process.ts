import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BareAnswer } from './start-bare-server';

/** The floor that a page is measured against: `node:http` sending ready bytes, nothing else. Its parent tells what to send. */
process.once('message', (answers: BareAnswer[]) => {
  const ready = new Map(answers.map((answer) => [answer.path, toSend(answer)]));
  const server = http.createServer((request, response) => {
    const answer = ready.get(request.url ?? '');
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
    else response.writeHead(404).end();
  });
  server.listen(0, 'localhost', () => process.send?.((server.address() as AddressInfo).port));
});
process.once('disconnect', () => process.exit(0));

const toSend = ({ status, headers, body }: BareAnswer) => ({
  status,
  headers,
  body: body === '' ? undefined : Buffer.from(body, 'base64'),
});
