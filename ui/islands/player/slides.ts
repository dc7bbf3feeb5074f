import { make } from '../shared/dom';
import { load } from './vtt';

interface Slide {
  start: number;
  image: string;
}

/** The picture of the slide that stands, where the line carries no film: a WebVTT file whose cues name pictures beside it. */
export class Slides {
  readonly element = make('img', { class: 'player-slide', alt: '', hidden: true });
  private readonly slides: Promise<Slide[]>;

  constructor(address: string | null) {
    this.slides = load(address).then((file) => file?.cues.map(({ start, text }) => ({ start, image: new URL(text, file.base).href })) ?? []);
  }

  /** Draws the slide of this second, and fetches the one after it: it is there before it is wanted. */
  async show(seconds: number): Promise<void> {
    const slides = await this.slides;
    const begun = slides.filter(({ start }) => start <= seconds + 0.05).length;
    const slide = slides[Math.max(0, begun - 1)];
    this.element.hidden = !slide;
    if (!slide || this.element.src === slide.image) return;
    this.element.src = slide.image;
    const next = slides[begun];
    if (next) new Image().src = next.image;
  }
}
