import { describe, expect, it } from 'vitest';
import { queueUrl } from './client-of-queue.server';

describe('queueUrl', () => {
  it('leaves a URL without TLS as it is', () => {
    const url = 'postgres://tumia:s%40cret@127.0.0.1:5432/tumia?application_name=x';
    expect(queueUrl(url)).toBe(url);
  });

  it.each([
    ['sslmode=require', 'require'],
    ['ssl=require', 'require'],
    ['sslmode=verify-full', 'verify-full'],
    ['ssl=true', 'verify-full'],
  ])('has %s read as PostgreSQL’s own programs read it', (given, mode) => {
    const { searchParams } = new URL(queueUrl(`postgres://tumia@db.example/tumia?${given}`));
    expect(Object.fromEntries(searchParams)).toEqual({ sslmode: mode, uselibpqcompat: 'true' });
  });
});
