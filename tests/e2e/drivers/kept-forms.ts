import type { Page } from '@playwright/test';

/** The forms that this browser keeps, each as text. */
export const keptForms = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('tumia-studio');
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const store = opening.result.transaction('unsaved-texts').objectStore('unsaved-texts');
          const reading = store.getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result.map((kept) => JSON.stringify(kept)));
          };
        };
      }),
  );
