/** How often the same phase is told again, in ms: whoever hears the page has other things to listen to. */
const AGAIN = 30_000;

/** Tells whoever hears the page how something goes: a new phase at once, progress in it now and then. What is seen may change all the time. */
export class Announcer {
  private told = performance.now();

  /** @param region an element with role=status, empty @param phase that the server has drawn */
  constructor(private readonly region: Element, private phase: string) {}

  say(phase: string, words: string): void {
    if (phase === this.phase && performance.now() - this.told < AGAIN) return;
    this.phase = phase;
    this.told = performance.now();
    this.region.textContent = words;
  }
}
