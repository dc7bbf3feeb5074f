/** The list beside the player: its links are `?t=` addresses that work by themselves; here they seek without a new page. */
export class Places {
  private readonly links = Array.from(document.querySelectorAll<HTMLAnchorElement>('.side a[data-at]'));
  private current: HTMLAnchorElement | undefined;

  constructor(private readonly seek: (seconds: number) => void) {
    // Notes come to the page after the player: it listens to the page, not to each link.
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-at]') : null;
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.seek(Number(link.dataset.at));
    });
  }

  /** Marks the place that is being played, and keeps it in sight unless the reader is inside the list. */
  follow(seconds: number): void {
    const past = this.links.filter((link) => Number(link.dataset.at) <= seconds + 0.25);
    const now = past[past.length - 1];
    if (now === this.current) return;
    this.current?.removeAttribute('aria-current');
    now?.setAttribute('aria-current', 'true');
    this.current = now;
    const list = now?.closest<HTMLElement>('ol');
    if (now && list && !list.contains(document.activeElement) && !list.matches(':hover')) {
      list.scrollTop = now.offsetTop - list.offsetTop - list.clientHeight / 3;
    }
  }
}
