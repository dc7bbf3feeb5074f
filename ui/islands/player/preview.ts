import type { Chapters } from './chapters';
import type { Controls } from './controls';
import type { Storyboard } from './storyboard';

const PEEK_MS = 1500;
const SMALL = 500;

/** What one would see at another second: under the pointer, under a finger that drags, and after a key. */
export class Preview {
  private timer = 0;

  constructor(
    private readonly controls: Controls,
    private readonly storyboard: Storyboard,
    private readonly chapters: Chapters,
    private readonly duration: () => number,
  ) {
    const { bar } = controls;
    bar.addEventListener('pointermove', (event) => this.under(event));
    bar.addEventListener('pointerdown', (event) => this.under(event));
    for (const name of ['pointercancel', 'blur']) bar.addEventListener(name, () => this.hide());
    // A finger that is lifted leaves as well, and has just asked to see.
    bar.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse') this.hide(); });
    bar.addEventListener('pointerup', (event) => { if (event.pointerType !== 'mouse') this.peek(Number(bar.value)); });
  }

  /** For a moment. */
  peek(seconds: number): void {
    this.show(seconds);
    this.timer = window.setTimeout(() => this.hide(), PEEK_MS);
  }

  private show(seconds: number): void {
    clearTimeout(this.timer);
    this.controls.point(seconds, this.duration(), this.chapters.titleAt(seconds));
    void this.storyboard.show(seconds, this.controls.picture, this.controls.bar.clientWidth < SMALL ? 0.6 : 1).then(() => {
      // The picture makes the box wider than it was when it was put there.
      if (!this.controls.preview.hidden) this.controls.point(seconds, this.duration(), this.chapters.titleAt(seconds));
    });
  }

  private hide(): void {
    clearTimeout(this.timer);
    this.controls.preview.hidden = true;
  }

  private under(event: PointerEvent): void {
    const box = this.controls.bar.getBoundingClientRect();
    this.show(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * this.duration());
  }
}
