import { leave, leftAt } from './memory';

const WORTH_RESUMING = 10;

/**
 * Where a lesson was left. Whoever is signed in finds the place on every device, for it follows what is reported as played, and
 * leaves none on a shared one; everybody else has it in this browser.
 */
export class Resume {
  /** @param left the second that the service knows, or null for a reader whom it doesn't know */
  constructor(private readonly resource: string, private readonly left: number | null) {}

  /** The second to be offered, or 0. */
  at(): number {
    const at = this.left ?? leftAt(this.resource);
    return at > WORTH_RESUMING ? at : 0;
  }

  /** @param on whether it plays on: then not every moment is worth writing down */
  keep(at: number, duration: number, on: boolean): void {
    if (this.left !== null || at <= 0) return;
    const second = at < duration - WORTH_RESUMING ? Math.floor(at) : 0;
    if (!on || second % 5 === 0) leave(this.resource, second);
  }
}
