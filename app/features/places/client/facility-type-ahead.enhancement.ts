/** A facility as `/api/facilities` answers it; `detail` tells it from others of its name. */
interface Found {
  id: string;
  name: string;
  detail: string;
}

const waitMs = 250;
const fewestLetters = 2;

for (const picker of document.querySelectorAll<HTMLElement>('[data-facility-picker]')) enhance(picker);

/**
 * Offers the facilities of the chosen council while a name is typed (the combobox of the ARIA authoring practices, with a list that is
 * chosen from by hand or by arrow keys), and keeps the councils to those of the chosen region. What is chosen goes into the field
 * `facilityId`; whoever types on has chosen none.
 */
function enhance(picker: HTMLElement): void {
  const field = <Kind extends HTMLElement>(name: string) => picker.querySelector(`[name=${name}]`) as Kind;
  const region = field<HTMLSelectElement>('region');
  const council = field<HTMLSelectElement>('council');
  const input = field<HTMLInputElement>('facility');
  const { facilityPicker: language, found, nothingFound, councilFirst } = picker.dataset;
  const groups = [...council.querySelectorAll('optgroup')];
  const list = document.createElement('ul');
  const status = document.createElement('p');
  const chosen = document.createElement('input');
  let options: { item: HTMLElement; facility: Found }[] = [];
  let active = -1;
  let asked = 0;
  let timer = 0;

  const setAll = (element: HTMLElement, attributes: Record<string, string>) =>
    Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]!));
  setAll(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'facility-list' });
  setAll(list, {
    id: 'facility-list',
    role: 'listbox',
    class: 'offers',
    'aria-label': input.labels![0]!.textContent,
  });
  setAll(status, { role: 'status', class: 'hint' });
  setAll(chosen, { type: 'hidden', name: 'facilityId' });
  input.after(list, status);
  show([]);

  function show(facilities: Found[], words = ''): void {
    active = -1;
    options = facilities.map((facility, index) => {
      const item = document.createElement('li');
      const name = document.createElement('strong');
      setAll(item, { role: 'option', id: `facility-${index}`, 'aria-selected': 'false' });
      name.textContent = facility.name;
      item.append(name, ` ${facility.detail}`);
      item.onclick = () => choose(facility);
      return { item, facility };
    });
    list.textContent = '';
    list.append(...options.map(({ item }) => item));
    list.hidden = options.length === 0;
    status.textContent = words;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
  }

  function choose({ id, name, detail }: Found): void {
    input.value = name;
    chosen.value = id;
    input.after(chosen);
    show([], detail);
  }

  function moveTo(next: number): void {
    active = (next + options.length) % options.length;
    options.forEach(({ item }, index) => item.setAttribute('aria-selected', String(index === active)));
    const { item } = options[active]!;
    input.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  }

  function forgetChoice(): void {
    clearTimeout(timer);
    asked += 1;
    chosen.remove();
    picker.querySelector('[data-facility-choices]')?.remove();
    show([]);
  }

  async function search(): Promise<void> {
    const question = (asked += 1);
    const query = new URLSearchParams({ council: council.value, q: input.value, lang: language! });
    const answer = await fetch(`/api/facilities?${query}`);
    if (!answer.ok) return;
    const { facilities } = (await answer.json()) as { facilities: Found[] };
    if (question !== asked) return;
    show(facilities, facilities.length > 0 ? found!.replace('#', String(facilities.length)) : nothingFound);
  }

  input.oninput = () => {
    forgetChoice();
    if (input.value.trim().length < fewestLetters) return;
    if (council.value === '') return show([], councilFirst);
    // A search that fails costs nothing: the form asks again when it is sent.
    timer = window.setTimeout(() => void search().catch(() => undefined), waitMs);
  };
  input.onkeydown = (event) => {
    if (list.hidden) return;
    const move = { ArrowDown: active + 1, ArrowUp: Math.max(active, 0) - 1 }[event.key];
    if (move !== undefined) moveTo(move);
    else if (event.key === 'Enter' && active >= 0) choose(options[active]!.facility);
    else if (event.key === 'Escape') show([]);
    else return;
    event.preventDefault();
  };
  // A press on the list must not take the focus away before it counts.
  list.onmousedown = (event) => event.preventDefault();
  input.onblur = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  };

  const keepToRegion = () => {
    const name = region.selectedOptions[0]!.text;
    const own = groups.filter((group) => region.value === '' || group.label === name);
    const before = council.value;
    groups.forEach((group) => group.remove());
    council.append(...own);
    council.value = before;
    if (council.value === before) return;
    council.value = '';
    forgetChoice();
  };
  region.onchange = keepToRegion;
  council.onchange = forgetChoice;
  if (region.value !== '') keepToRegion();
}
