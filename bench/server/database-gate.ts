import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

/** One address for a database whose port changes when it is restarted. */
export interface DatabaseGate {
  /** The database's address through the gate. */
  urlOf: (databaseUrl: string) => string;
  /** Leads new connections to this database; those that are open end with the one they lead to. */
  leadTo: (databaseUrl: string) => void;
  close: () => void;
}

export async function openDatabaseGate(): Promise<DatabaseGate> {
  let port = 0;
  const gate = net.createServer((from) => {
    const to = net.connect(port, '127.0.0.1');
    from.pipe(to).pipe(from);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  const { port: ownPort } = gate.address() as AddressInfo;
  return {
    urlOf(databaseUrl) {
      const url = new URL(databaseUrl);
      url.host = `127.0.0.1:${ownPort}`;
      return url.href;
    },
    leadTo: (databaseUrl) => void (port = Number(new URL(databaseUrl).port)),
    close: () => void gate.close(),
  };
}
