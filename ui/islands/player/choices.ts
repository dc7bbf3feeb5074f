import type { Words } from '../shared/words';
import type { Engine } from './engine';
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
  video.defaultPlaybackRate = choices().rate;
  video.playbackRate = choices().rate;
  menu.label(`${choices().rate}×`);
  return menu;
}

/** Automatic, the rungs from the best down, and the data saver, which bounds the automatic choice. */
export function qualityMenu(say: Words, engine: () => Engine | undefined): Menu {
  const menu: Menu = new Menu(say('quality'), () => {
    const now = engine();
    const chosen = now?.chosen() ?? -1;
    const rungs = [...(now?.rungs() ?? [])].sort((a, b) => b.size - a.size || b.bitrate - a.bitrate);
    return [
      { label: say('auto'), sort: 'one', chosen: chosen === -1, take: () => now?.choose(-1) },
      ...rungs.map((rung) => ({
        label: `${rung.size}p`, sort: 'one' as const, chosen: chosen === rung.index, take: () => now?.choose(rung.index),
      })),
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

export function paintQuality(menu: Menu, say: Words, engine: Engine | undefined): void {
  const playing = engine?.rungs().find((rung) => rung.index === engine.playing());
  const automatic = choices().saver ? say('saverShort') : say('auto');
  if (!engine || engine.chosen() === -1) menu.label(playing ? `${automatic} ${playing.size}p` : automatic);
  else menu.label(`${engine.rungs()[engine.chosen()]?.size ?? ''}p`);
}
