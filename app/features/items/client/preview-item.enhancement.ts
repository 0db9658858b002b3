import { previewPolicy } from '~/platform/preview-policy';

/** Milliseconds without a keystroke before a question is looked at. */
const stillMs = 500;

for (const form of document.querySelectorAll<HTMLFormElement>('[data-live-preview]')) follow(form);

/** Lets the preview of a question follow what is typed: the page answers as if its button had been pressed, and its preview is taken over. */
function follow(form: HTMLFormElement): void {
  const status = document.createElement('p');
  status.className = 'hint';
  status.setAttribute('role', 'status');
  form.after(status);
  const policy = previewPolicy();
  let timer = 0;
  let asked = 0;
  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'file') return;
    clearTimeout(timer);
    timer = window.setTimeout(() => void preview(), stillMs);
  });

  async function preview(): Promise<void> {
    const mine = (asked += 1);
    const body = new FormData(form);
    body.delete('picture');
    body.set('deed', 'preview');
    const answer = await fetch(location.href, { method: 'POST', body, redirect: 'manual' }).catch(
      () => undefined,
    );
    if (mine !== asked || !answer) return;
    const page = new DOMParser().parseFromString(policy(await answer.text()), 'text/html');
    const shown = page.querySelector('#preview');
    if (mine !== asked) return;
    status.textContent = shown ? '' : form.dataset.livePreview!;
    const old = document.querySelector('#preview');
    if (!shown) return old?.classList.add('behind');
    old?.remove();
    status.after(document.importNode(shown, true));
  }
}
