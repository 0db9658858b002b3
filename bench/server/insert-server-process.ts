import http from 'node:http';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';

/** The floor that a submit is measured against: `node:http` that inserts one row for each request. Its parent tells the database. */
process.once('message', (databaseUrl: string) => {
  const sql = postgres(databaseUrl, { max: 10, onnotice: () => undefined });
  const server = http.createServer((_request, response) => {
    sql`insert into bare_insert default values`.then(
      () => response.writeHead(303, { Location: '/' }).end(),
      () => response.writeHead(500).end(),
    );
  });
  void sql`create table bare_insert (id bigserial primary key, at timestamptz not null default now())`.then(
    () => server.listen(0, 'localhost', () => process.send?.((server.address() as AddressInfo).port)),
  );
});
process.once('disconnect', () => process.exit(0));
