import keepPages from '../client/keep-pages.enhancement?script';

/** Lets the phone keep pages for the time without network; it runs when the page has long been there. */
export function KeepPages() {
  return <script defer src={keepPages} />;
}
