/** The content layer of a lesson's page: HTML that the gate has checked when it was published, the same for everybody. */
export function LessonContent({ html }: { html: string }) {
  return <div className="prose" data-layer="content" dangerouslySetInnerHTML={{ __html: html }} />;
}
