import { describe, expect, it } from 'vitest';
import { tellArrival } from './form-arrival.server';
import { layerHeaders } from './layer-headers';

const form = (headers: Record<string, string> = {}) =>
  new Request('https://tumia.example/sw/attempts/1', { method: 'POST', headers, body: 'intent=save' });
const ofWorker = () => form({ [layerHeaders.arrived]: '?' });
const leading = () =>
  new Response(null, { status: 303, headers: { Location: '/sw/me', 'Set-Cookie': 'a=b' } });

describe('tellArrival', () => {
  it('tells a worker where a form leads, in a header that it can read', () => {
    const told = tellArrival(ofWorker(), leading());
    expect(told.status).toBe(204);
    expect(told.headers.get(layerHeaders.arrived)).toBe('/sw/me');
    expect(told.headers.get('Location')).toBeNull();
    expect(told.headers.get('Set-Cookie')).toBe('a=b');
  });

  it('tells a worker of a refusal that it is ours', async () => {
    const told = tellArrival(ofWorker(), new Response('which?', { status: 422 }));
    expect([told.status, told.headers.get(layerHeaders.arrived)]).toEqual([422, '']);
    expect(await told.text()).toBe('which?');
  });

  it('leads browsers without a worker as ever', () => {
    const answer = leading();
    expect(tellArrival(form(), answer)).toBe(answer);
  });
});
