import type { ShownText } from '../present-preview';

/** What keeps a text from being published, each with its place, and how much it weighs and how it reads. */
export function LessonFaults({ text: { summary, faults, facts } }: { text: ShownText }) {
  return (
    <>
      {faults.length === 0 ? (
        <p className="hint">{summary}</p>
      ) : (
        <div className="editor-faults">
          <p>
            <strong>{summary}</strong>
          </p>
          <ul>
            {faults.map(({ place, message, hint }, index) => (
              <li key={index}>
                <strong>{place}</strong> {message} <span className="hint">{hint}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {facts.map((fact) => (
        <p key={fact} className="hint">
          {fact}
        </p>
      ))}
    </>
  );
}
