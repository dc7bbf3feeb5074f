import { leave, leftAt } from './memory';

const WORTH_RESUMING = 10;
const WRITE_MS = 15_000;

/**
 * Where a lesson was left. Whoever is signed in finds the place on every device, and leaves none on a shared one; everybody
 * else has it in this browser.
 */
export class Resume {
  private written = 0;
  private last = -1;

  /** @param left the second that the service knows, or null for a reader whom it doesn't know */
  constructor(private readonly resource: string, private readonly left: number | null) {}

  /** The second to be offered, or 0. */
  at(): number {
    const at = this.left ?? leftAt(this.resource);
    return at > WORTH_RESUMING ? at : 0;
  }

  /** @param moment `on` while it plays, `stop` at a pause, `gone` when the page goes away and hears no answer */
  keep(at: number, duration: number, moment: 'on' | 'stop' | 'gone'): void {
    if (at <= 0) return;
    const second = at < duration - WORTH_RESUMING ? Math.floor(at) : 0;
    if (this.left === null) {
      if (moment !== 'on' || second % 5 === 0) leave(this.resource, second);
      return;
    }
    if (second === this.last || (moment === 'on' && Date.now() - this.written < WRITE_MS)) return;
    this.written = Date.now();
    this.last = second;
    const address = `/api/resources/${this.resource}/progress`;
    const body = new Blob([JSON.stringify({ at: second })], { type: 'application/json' });
    if (moment === 'gone') navigator.sendBeacon?.(address, body);
    else void fetch(address, { method: 'PUT', body }).catch(() => undefined);
  }
}
