import { make } from '../shared/dom';
import type { Words } from '../shared/words';

const KEYS: [string[], string][] = [
  [['Space', 'K'], 'helpPlay'],
  [['←', '→'], 'helpSkip'],
  [[',', '.'], 'helpFrame'],
  [['↑', '↓'], 'helpVolume'],
  [['M'], 'helpMute'],
  [['C'], 'helpCaptions'],
  [['F'], 'helpFull'],
  [['P'], 'helpPip'],
  [['L'], 'helpShare'],
  [['?'], 'helpHelp'],
];

/** What the keyboard can do. */
export const help = (say: Words): Node[] => [
  make('dl', { class: 'player-keys' }, ...KEYS.map(([keys, word]) => make('div', {},
    make('dt', {}, ...keys.map((key) => make('kbd', {}, key === 'Space' ? say('space') : key))),
    make('dd', {}, say(word))))),
];
