export interface ShownDeed {
  /** In the reader's language, like the rest. */
  when: string;
  what: string;
  who: string;
}

/** What was done with a person's record, newest first. */
export function DeedList({ deeds }: { deeds: readonly ShownDeed[] }) {
  return (
    <ul className="attempts">
      {deeds.map(({ when, what, who }, place) => (
        <li key={place}>
          <span>{what}</span>
          <small>{`${who}, ${when}`}</small>
        </li>
      ))}
    </ul>
  );
}
