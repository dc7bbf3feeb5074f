import type { Cue } from './cue';

const STEPS = 50;

/** What the captions were before each change: one step back for each, and one for all that is typed in a line without leaving it. */
export class Past {
  private steps: Cue[][] = [];
  /** The captions before somebody begins to type in a line. */
  private untyped: Cue[] | undefined;

  get empty(): boolean {
    return this.steps.length === 0;
  }

  /** Nothing was changed, or nothing since these. */
  begin(...before: Cue[][]): void {
    this.steps = before;
  }

  remember(cues: Cue[]): void {
    this.steps = [...this.steps.slice(1 - STEPS), cues];
  }

  /** Somebody may begin to type. */
  hold(cues: Cue[]): void {
    this.untyped = cues;
  }

  /** Somebody types; only the first letter is a step. */
  typed(): void {
    if (this.untyped) this.remember(this.untyped);
    this.untyped = undefined;
  }

  back(): Cue[] | undefined {
    return this.steps.pop();
  }
}
