for (const list of document.querySelectorAll<HTMLOListElement>('[data-order]')) letDrag(list);

/** Gives each entry of a list a handle to drag it by. Where it is dropped, the form that moves it by one place moves it by as many. */
function letDrag(list: HTMLOListElement): void {
  for (const item of list.querySelectorAll<HTMLLIElement>(':scope > li')) {
    // The first form of an entry that moves it; those of what it holds come after it.
    const by = item.querySelector<HTMLInputElement>('[name=by]');
    const form = by?.form;
    if (!form || list.children.length < 2) continue;
    const handle = document.createElement('span');
    handle.className = 'drag-handle';
    handle.textContent = '⠿';
    handle.title = list.dataset.order!;
    handle.setAttribute('aria-hidden', 'true');
    item.prepend(handle);
    handle.onpointerdown = (event) => {
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      const from = placeOf(item);
      item.classList.add('dragged');
      let y = event.clientY;
      let frame = requestAnimationFrame(follow);
      handle.onpointermove = ({ clientY }) => moveTo(list, item, (y = clientY));
      function follow(): void {
        frame = requestAnimationFrame(follow);
        const step = stepAt(y);
        if (step === 0) return;
        scrollBy(0, step);
        moveTo(list, item, y);
      }
      const end = () => {
        cancelAnimationFrame(frame);
        handle.onpointermove = handle.onpointerup = handle.onpointercancel = null;
        item.classList.remove('dragged');
      };
      handle.onpointercancel = () => {
        end();
        putAt(list, item, from);
      };
      handle.onpointerup = () => {
        end();
        const places = placeOf(item) - from;
        if (places === 0) return;
        by.value = String(places);
        form.submit();
      };
    };
  }
}

/** Pixels that the page scrolls in a frame while the pointer is near its upper or lower edge. */
const stepAt = (y: number): number => (y < 56 ? -10 : y > innerHeight - 56 ? 10 : 0);

const placeOf = (item: Element): number => [...item.parentElement!.children].indexOf(item);

/** Puts an entry before the first one whose middle is below the pointer. */
function moveTo(list: HTMLElement, item: HTMLElement, y: number): void {
  const others = [...list.children].filter((one) => one !== item);
  const next = others.findIndex((one) => {
    const { top, height } = one.getBoundingClientRect();
    return y < top + height / 2;
  });
  putAt(list, item, next < 0 ? others.length : next);
}

/** Moves the others past an entry: taken out of the page, even for a moment, it would lose the pointer. */
function putAt(list: HTMLElement, item: HTMLElement, place: number): void {
  while (placeOf(item) < place) list.insertBefore(item.nextElementSibling!, item);
  while (placeOf(item) > place) list.insertBefore(item.previousElementSibling!, item.nextElementSibling);
}
