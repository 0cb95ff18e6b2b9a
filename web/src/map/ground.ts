/**
 * The colours that the map, its legend and the charts share, by day and by night. They are kept here alone: the page's style
 * sheets have them as variables (`--siege`), set by `wear`.
 */

export interface Ground {
  dark: boolean;
  water: string;
  land: string;
  border: string;
  /** What lies under lines and around names, so that they stand out from any colour. */
  paper: string;
  halo: string;
  ink: string;
  /** Names of places that hold others. */
  inkLarge: string;
  outline: string;
  siege: string;
  changed: string;
  chosen: string;
  open: string;
  fire: string;
  cut: string;
  disputedRoad: string;
  unspoken: string;
  contested: string;
  hatch: string;
  dot: string;
  unknown: string;
  dispute: string;
  /** Of a map of the user's own. */
  green: string;
  stream: string;
  building: string;
  street: string;
}

const DAY: Ground = {
  dark: false, water: '#dfe6e8', land: '#f6f3ec', border: '#b9b2a3', paper: '#fffdf8', halo: 'rgba(255,253,248,0.92)',
  ink: '#23262b', inkLarge: '#4a4436', outline: '#5b5f66', siege: '#4a235a', changed: '#c2185b', chosen: '#1d3f58',
  open: '#2b6f94', fire: '#b3412f', cut: '#1d1f24', disputedRoad: '#6d5a4f', unspoken: '#8f8d86', contested: '#efe3d3',
  hatch: '#8a5a3c', dot: 'rgba(255,255,255,0.92)', unknown: '#b9b8b3', dispute: '#b3412f',
  green: '#ebe9dd', stream: '#b9cdd3', building: '#e3ddd0', street: '#cfc8b8',
};

const NIGHT: Ground = {
  dark: true, water: '#0f1a20', land: '#20252b', border: '#5d6670', paper: '#14181c', halo: 'rgba(16,19,23,0.9)',
  ink: '#f1efe8', inkLarge: '#cfcabb', outline: '#9aa2ab', siege: '#d9a6f0', changed: '#ff6fa5', chosen: '#9fd0ff',
  open: '#6db7e0', fire: '#ff8a70', cut: '#f1efe8', disputedRoad: '#c9ab94', unspoken: '#868c93', contested: '#41372c',
  hatch: '#d8a77c', dot: 'rgba(16,19,23,0.88)', unknown: '#565d65', dispute: '#ff8a70',
  green: '#252c28', stream: '#294049', building: '#2c3239', street: '#444c55',
};

export function groundOf(dark: boolean): Ground {
  return dark ? NIGHT : DAY;
}

/** Hand the colours to the style sheets. */
export function wear(ground: Ground, style: CSSStyleDeclaration): void {
  for (const [name, value] of Object.entries(ground)) {
    if (typeof value === 'string') style.setProperty(`--map-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
}
