import type { Words } from '../shared/words';
import type { Engine, Rung } from './engine';
import { choices, remember } from './memory';
import { Menu } from './menu';

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2];

export function rateMenu(say: Words, video: HTMLVideoElement): Menu {
  const menu: Menu = new Menu(say('rate'), () => RATES.map((rate) => ({
    label: `${rate}×`,
    sort: 'one',
    chosen: video.playbackRate === rate,
    take: () => {
      // The default too: loading a new source sets the rate back to it.
      video.defaultPlaybackRate = rate;
      video.playbackRate = rate;
      remember({ rate });
      menu.label(`${rate}×`);
    },
  })));
  menu.element.classList.add('menu-rate');
  video.defaultPlaybackRate = choices().rate;
  video.playbackRate = choices().rate;
  menu.label(`${choices().rate}×`);
  return menu;
}

/** The sound alone, with the pictures of the slides: less than any rung. */
interface Thin {
  offered(): boolean;
  on(): boolean;
  listen(on: boolean): void;
}

/** Automatic, the rungs from the best down, the sound with its slides, and the data saver, which bounds the automatic choice. */
export function qualityMenu(say: Words, engine: () => Engine | undefined, growth: { sizes(): number[]; grow(size: number): void }, thin: Thin): Menu {
  const menu: Menu = new Menu(say('quality'), () => {
    const now = engine();
    const chosen = now?.chosen() ?? -1;
    const rungs = [...(now?.rungs() ?? [])].filter(({ size }) => Number.isFinite(size));
    const come = Array.from(new Set(growth.sizes())).filter((size) => !rungs.some((rung) => rung.size === size));
    const sizes = [
      ...rungs.map((rung) => ({ size: rung.size, bitrate: rung.bitrate, chosen: chosen === rung.index, take: () => now?.choose(rung.index) })),
      ...come.map((size) => ({ size, bitrate: 0, chosen: false, take: () => growth.grow(size) })),
    ].sort((a, b) => b.size - a.size || b.bitrate - a.bitrate);
    return [
      { label: say('auto'), sort: 'one', chosen: chosen === -1 && !thin.on(), take: () => (thin.on() ? thin.listen(false) : now?.choose(-1)) },
      ...sizes.map(({ size, bitrate, chosen: taken, take }) => ({ label: named(say, rungs, size, bitrate), sort: 'one' as const, chosen: taken, take })),
      ...(thin.offered() ? [{ label: say('thin'), sort: 'one' as const, chosen: thin.on(), take: () => thin.listen(true) }] : []),
      {
        label: say('saver'), sort: 'switch' as const, chosen: choices().saver,
        take: () => {
          remember({ saver: !choices().saver });
          now?.save(choices().saver);
          paintQuality(menu, say, now);
        },
      },
    ];
  });
  menu.element.classList.add('menu-quality');
  paintQuality(menu, say, undefined);
  return menu;
}

/** Two rungs may have one size: the one with fewer pictures in a second is for thin lines, and says so. */
function named(say: Words, rungs: Rung[], size: number, bitrate: number): string {
  const better = rungs.some((rung) => rung.size === size && rung.bitrate > bitrate);
  return better ? `${size}p ${say('saverShort')}` : `${size}p`;
}

export function paintQuality(menu: Menu, say: Words, engine: Engine | undefined, thin = false): void {
  if (thin) {
    menu.label(say('thinShort'));
    return;
  }
  const playing = engine?.rungs().find((rung) => rung.index === engine.playing() && Number.isFinite(rung.size));
  const automatic = choices().saver ? say('saverShort') : say('auto');
  if (!engine || engine.chosen() === -1) menu.label(playing ? `${automatic} ${playing.size}p` : automatic);
  else menu.label(`${engine.rungs()[engine.chosen()]?.size ?? ''}p`);
}
