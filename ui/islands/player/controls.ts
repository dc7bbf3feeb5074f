import { icon, make } from '../shared/dom';
import { clock, type Words } from '../shared/words';

const PLAY = 'M7 4.5v15l12-7.5z';
const PAUSE = 'M8 5v14M16 5v14';
const LOUD = 'M4 9.500v5h3.500L12 19V5L7.500 9.500zM15.500 9a4 4 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11';
const MUTED = 'M4 9.500v5h3.500L12 19V5L7.500 9.500zM16 9.500l5 5M21 9.500l-5 5';
export const CAPTIONS = 'M3 6h18v12H3zM7 13.500h3M12.500 13.500H17M7 10h6M15.500 10H17';
const FILL = 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5';
const FLOAT = 'M3 5h18v14H3zM12 12.500h6.500v4H12z';
const SHARE = 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM19 14v3M14 20h3M20 20v.010';
const HELP = 'M9 9.300a3 3 0 1 1 4.600 2.500c-1 .700-1.600 1.200-1.600 2.400M12 18v.010';
const WIDE = 'M3 6h18v12H3zM7 10v4M17 10v4';

/** The visible parts of the player. They hold no state: the element paints what the video says. */
export class Controls {
  readonly big: HTMLButtonElement;
  readonly play: HTMLButtonElement;
  readonly sound: HTMLButtonElement;
  readonly captions: HTMLButtonElement;
  readonly wide: HTMLButtonElement;
  readonly float: HTMLButtonElement;
  readonly share: HTMLButtonElement;
  readonly help: HTMLButtonElement;
  readonly full: HTMLButtonElement;
  readonly resume = make('button', { type: 'button', class: 'player-resume', hidden: true });
  readonly bar: HTMLInputElement;
  readonly volume: HTMLInputElement;
  readonly time = make('span', { class: 'player-time' });
  readonly chapter = make('span', { class: 'player-chapter player-roomy', hidden: true });
  readonly preview = make('div', { class: 'player-preview', hidden: true });
  readonly picture = make('div', { class: 'player-picture', hidden: true });
  readonly named = make('span', { class: 'player-named', hidden: true });
  readonly pointed = make('span', { class: 'player-pointed' });
  readonly lines = make('div', { class: 'player-captions', 'aria-hidden': 'true', hidden: true });
  readonly trouble = make('div', { class: 'player-trouble', role: 'alert', hidden: true });
  readonly panel = make('div', { class: 'player-panel' });
  private readonly track = make('div', { class: 'player-track' });

  constructor(private readonly say: Words, marks: HTMLElement, menus: HTMLElement[]) {
    this.big = this.button('play', PLAY, 'player-big');
    this.play = this.button('play', PLAY);
    this.sound = this.button('mute', LOUD);
    this.captions = this.button('captions', CAPTIONS);
    this.wide = this.button('wide', WIDE, 'player-button player-roomy');
    this.float = this.button('pip', FLOAT, 'player-button player-roomy');
    this.share = this.button('share', SHARE, 'player-button player-roomy');
    this.help = this.button('help', HELP, 'player-button player-roomy');
    this.volume = make('input', { type: 'range', class: 'player-range player-volume player-roomy', min: '0', max: '1', step: '0.05', 'aria-label': say('volume') });
    this.full = this.button('full', FILL);
    this.bar = make('input', { type: 'range', class: 'player-range', min: '0', max: '0', step: '1', value: '0', 'aria-label': say('position') });
    this.preview.append(this.picture, this.named, this.pointed);
    const scrub = make('div', { class: 'player-scrub' }, this.track, marks, this.bar, this.preview);
    const right = make('div', { class: 'player-right' }, this.captions, ...menus, this.share, this.float, this.help, this.wide, this.full);
    this.panel.append(scrub, make('div', { class: 'player-row' }, this.play, this.sound, this.volume, this.time, this.chapter, right));
  }

  get all(): HTMLElement[] {
    return [this.lines, this.big, this.resume, this.trouble, this.panel];
  }

  paint(video: HTMLVideoElement, duration: number): void {
    const stopped = video.paused || video.ended;
    this.turn(this.play, stopped ? 'play' : 'pause', stopped ? PLAY : PAUSE);
    this.turn(this.sound, video.muted || video.volume === 0 ? 'unmute' : 'mute', video.muted || video.volume === 0 ? MUTED : LOUD);
    this.big.hidden = !stopped;
    const loud = video.muted ? 0 : video.volume;
    this.volume.value = String(loud);
    this.volume.setAttribute('aria-valuetext', Math.round(100 * loud) + '%');
    this.volume.style.setProperty('--played', percent(loud, 1));
    this.move(video.currentTime, duration);
    const end = video.buffered.length ? video.buffered.end(video.buffered.length - 1) : 0;
    this.track.style.setProperty('--buffered', percent(end, duration));
  }

  move(at: number, duration: number): void {
    this.bar.max = String(Math.floor(duration));
    this.bar.value = String(Math.floor(at));
    this.bar.setAttribute('aria-valuetext', this.say('at', clock(at), clock(duration)));
    this.track.style.setProperty('--played', percent(at, duration));
    this.time.textContent = `${clock(at)} / ${clock(duration)}`;
  }

  /** Puts the preview over the pointed second, kept inside the bar. */
  point(seconds: number, duration: number, chapter: string): void {
    this.preview.hidden = false;
    this.pointed.textContent = clock(seconds);
    this.named.textContent = chapter;
    this.named.hidden = !chapter;
    const half = this.preview.offsetWidth / 2;
    const width = this.bar.clientWidth;
    const at = (seconds / Math.max(1, duration)) * width;
    this.preview.style.left = Math.min(Math.max(at, half), Math.max(half, width - half)) + 'px';
  }

  press(button: HTMLButtonElement, on: boolean): void {
    button.setAttribute('aria-pressed', String(on));
  }

  private turn(button: HTMLButtonElement, word: string, path: string): void {
    if (button.dataset.word === word) return;
    button.dataset.word = word;
    button.setAttribute('aria-label', this.say(word));
    button.title = this.say(word);
    button.replaceChildren(icon(path));
  }

  private button(word: string, path: string, style = 'player-button'): HTMLButtonElement {
    const button = make('button', { type: 'button', class: style });
    this.turn(button, word, path);
    return button;
  }
}

const percent = (part: number, whole: number) => (whole > 0 ? Math.min(100, (100 * part) / whole) : 0) + '%';
