import { expect, test } from 'vitest';
import { certificateInShared, sharedIn } from './shared-certificate';

test.each([
  ['https://tumia.example/v#6BF+70H:ABCDEFGHIJKLMNOP-Q', '/verify#6BF+70H:ABCDEFGHIJKLMNOP-Q'],
  ['Cheti changu: https://tumia.example/sw/verify/7K4Q-2M9X-C3TD asante', '/verify?number=7K4Q-2M9X-C3TD'],
  ['7k4q-2m9x-c3td', '/verify?number=7k4q-2m9x-c3td'],
  ['Habari za asubuhi', '/verify'],
  ['https://tumia.example/sw/courses#main', '/verify'],
  ['', '/verify'],
])('what is shared leads to its check: %s', (text, path) => {
  expect(certificateInShared(text)).toBe(path);
});

test('an address is looked at before the words around it', () => {
  const handedOver = new URLSearchParams({
    title: 'Cheti',
    url: 'https://tumia.example/v#6BF+70H:ABCDEFGHIJKLMNOP-Q',
  });
  expect(certificateInShared(sharedIn(handedOver))).toBe('/verify#6BF+70H:ABCDEFGHIJKLMNOP-Q');
  expect(sharedIn(new URLSearchParams()).trim()).toBe('');
});
