import { make } from '../shared/dom';
import { clock, type Words } from '../shared/words';
import { Menu } from './menu';
import type { Storyboard } from './storyboard';
import { load, plain } from './vtt';

const PICTURE_SCALE = 0.5;
const LIST = 'M4 6h.010M4 12h.010M4 18h.010M8.500 6H20M8.500 12H20M8.500 18H20';

interface Chapter {
  start: number;
  end: number;
  title: string;
}

/** The parts of a lesson (a WebVTT chapters track): cuts in the bar, names over it, and a list with pictures. */
export class Chapters {
  readonly marks = make('div', { class: 'player-chapters', 'aria-hidden': 'true' });
  readonly menu: Menu;
  private chapters: Chapter[] = [];

  constructor(say: Words, storyboard: Storyboard, at: () => number, seek: (seconds: number) => void) {
    this.menu = new Menu(say('chapters'), () => this.chapters.map((chapter) => {
      const picture = make('span', { class: 'player-picture', hidden: true });
      void storyboard.show(chapter.start + 0.1, picture, PICTURE_SCALE);
      return {
        label: `${clock(chapter.start)}  ${chapter.title}`,
        picture,
        sort: 'one',
        chosen: this.of(at()) === chapter,
        take: () => seek(chapter.start),
      };
    }));
    this.menu.draw(LIST);
    this.menu.element.classList.add('menu-chapters');
    this.menu.element.hidden = true;
  }

  /** Reads the track; without one nothing is shown. The last chapter ends with the lesson. */
  async read(address: string | null, duration: number): Promise<void> {
    const file = await load(address);
    this.chapters = (file?.cues ?? [])
      .map(({ start, end, text }) => ({ start, end, title: plain(text) }))
      .filter(({ title, start }) => title && start < (duration || Infinity))
      .sort((a, b) => a.start - b.start);
    this.menu.element.hidden = this.chapters.length === 0;
    this.marks.replaceChildren(...this.chapters.filter(({ start }) => start > 0).map(({ start }) => {
      const mark = make('i');
      mark.style.left = (100 * start) / Math.max(1, duration) + '%';
      return mark;
    }));
  }

  titleAt(seconds: number): string {
    return this.of(seconds)?.title ?? '';
  }

  private of(seconds: number): Chapter | undefined {
    const begun = this.chapters.filter(({ start }) => start <= seconds + 0.05);
    return begun[begun.length - 1];
  }
}
