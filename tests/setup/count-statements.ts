import net from 'node:net';

/** Stands between the app and PostgreSQL and counts what the app asks. */
export interface StatementCounter {
  /** The database's address through the counter. */
  url: string;
  /** Statements that were run since the counter was opened, `begin` and `commit` included. */
  count: () => number;
  close: () => Promise<void>;
}

/** `E` runs a prepared statement, `Q` a simple one: https://www.postgresql.org/docs/17/protocol-message-formats.html */
const runsStatement = new Set(['E', 'Q']);

/** Opens a counter in front of a database that is reached by TCP without TLS. */
export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  let statements = 0;
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const database = net.connect(Number(target.port || 5432), target.hostname);
    const countMessages = messageReader((type) => {
      if (runsStatement.has(type)) statements += 1;
    });
    client.on('data', countMessages);
    client.pipe(database).pipe(client);
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    url: Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(port) }).href,
    count: () => statements,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Reads a client's stream: a start-up message (length, body), then messages (type, length, body). */
function messageReader(onMessage: (type: string) => void): (chunk: Buffer) => void {
  let waiting = Buffer.alloc(0);
  let typeBytes = 0;
  return (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= typeBytes + 4) {
      const end = typeBytes + waiting.readUInt32BE(typeBytes);
      if (waiting.length < end) return;
      if (typeBytes > 0) onMessage(waiting.toString('latin1', 0, 1));
      waiting = waiting.subarray(end);
      typeBytes = 1;
    }
  };
}
