/**
 * A reader's own notes beside a film or a book. Attributes: `resource`, `writer` (ids), `unit` (`second`, `page` or `section`). What it
 * does is fetched when everything else stands: nobody writes in the first moment.
 */
class LessonNotes extends HTMLElement {
  private begun = false;

  connectedCallback(): void {
    if (this.begun) return;
    this.begun = true;
    const later = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 500));
    const begin = () => later(() => void import('./note/panel').then(({ Panel }) => new Panel(this).open()));
    if (document.readyState === 'complete') begin();
    else window.addEventListener('load', begin, { once: true });
  }
}

customElements.define('lesson-notes', LessonNotes);
