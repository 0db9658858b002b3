import type { Page } from '@playwright/test';
import sharp from 'sharp';

const phone = { width: 360, height: 640 };
const band = 40;
const colours = { online: '#1d7a4c', offline: '#b3261e', ground: '#16211c', text: '#ffffff' };

/** A moving picture of what a phone shows, with a line below it that says what happens and a dot that is red without network. */
export interface Recording {
  /** Adds what a page shows now; without a page, a phone that shows nothing. @param seconds for which it stands */
  add: (page: Page | undefined, said: string, isOnline: boolean, seconds?: number) => Promise<void>;
  /** Writes all of it as one animated WebP. */
  save: (file: string) => Promise<void>;
}

export function openRecording(): Recording {
  const frames: Buffer[] = [];
  const delay: number[] = [];
  return {
    async add(page, said, isOnline, seconds = 1.6) {
      const blank = { create: { ...phone, channels: 3 as const, background: colours.ground } };
      const shown = (await page?.screenshot()) ?? (await sharp(blank).png().toBuffer());
      frames.push(
        await sharp(shown)
          .extend({ bottom: band, background: colours.ground })
          .composite([{ input: Buffer.from(bandOf(said, isOnline)), top: phone.height, left: 0 }])
          .png()
          .toBuffer(),
      );
      delay.push(seconds * 1000);
    },
    async save(file) {
      await sharp(frames, { join: { animated: true } })
        .webp({ quality: 62, effort: 6, delay, loop: 0 })
        .toFile(file);
    },
  };
}

const bandOf = (said: string, isOnline: boolean) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${phone.width}" height="${band}">
    <circle cx="18" cy="20" r="6" fill="${isOnline ? colours.online : colours.offline}"/>
    <text x="32" y="25" font-family="DejaVu Sans, sans-serif" font-size="13" fill="${colours.text}">${said}</text>
  </svg>`;
