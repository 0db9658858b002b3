import { make } from './dom';

/** What the editor tells above its buttons, one notice of each name at a time. */
export interface Notices {
  element: HTMLElement;
  show: (name: string, kind: 'plain' | 'bad', ...content: (Node | string)[]) => void;
  forget: (name: string) => void;
}

/** Makes the place where the editor tells its notices, empty at first. */
export function notices(): Notices {
  const element = make('div');
  const forget = (name: string) => element.querySelector(`[data-notice=${name}]`)?.remove();
  return {
    element,
    show: (name, kind, ...content) => {
      forget(name);
      const one = make('div', { className: `notice ${kind}`, role: 'alert' }, ...content);
      one.dataset.notice = name;
      element.append(one);
    },
    forget,
  };
}
