/** Small pictures drawn at run time: patterns of fills and symbols of happenings. No file is fetched for them. */

import type { Ground } from './ground';

const RATIO = 2;

export interface Picture {
  canvas: HTMLCanvasElement;
  pixelRatio: number;
}

/** The dots of a picture, as MapLibre takes them. */
export function pixels({ canvas }: Picture): ImageData {
  return canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
}

function draw(size: number, paint: (context: CanvasRenderingContext2D, size: number) => void): Picture {
  const canvas = document.createElement('canvas');
  canvas.width = size * RATIO;
  canvas.height = size * RATIO;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.scale(RATIO, RATIO);
  paint(context, size);
  return { canvas, pixelRatio: RATIO };
}

/** Diagonal lines: reports contradict each other. Drawn thrice, so that they meet at the edges of the tile. */
function hatch(colour: string): Picture {
  return draw(10, (context, size) => {
    context.strokeStyle = colour;
    context.lineWidth = 2.2;
    for (const shift of [-size, 0, size]) {
      context.beginPath();
      context.moveTo(shift - 2, size + 2);
      context.lineTo(shift + size + 2, -2);
      context.stroke();
    }
  });
}

/** Dots: only claimed. */
function dots(colour: string): Picture {
  return draw(7, (context, size) => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(size / 2, size / 2, 1.55, 0, 2 * Math.PI);
    context.fill();
  });
}

function plate(context: CanvasRenderingContext2D, size: number, fill: string, ring: string): void {
  context.beginPath();
  context.arc(size / 2, size / 2, size / 2 - 1.6, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = 1.8;
  context.strokeStyle = ring;
  context.stroke();
}

/** A burst: something was struck from the air or from afar. */
function strike({ ink, paper, dispute }: Ground, disputed: boolean): Picture {
  return draw(22, (context, size) => {
    plate(context, size, paper, disputed ? dispute : ink);
    context.translate(size / 2, size / 2);
    context.fillStyle = ink;
    context.beginPath();
    for (let i = 0; i < 16; i += 1) {
      const radius = i % 2 ? 2.6 : 6.4;
      const angle = (Math.PI * i) / 8;
      context.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
    }
    context.fill();
  });
}

/** Two crossed strokes: people fought. */
function clash({ ink, paper, dispute }: Ground, disputed: boolean): Picture {
  return draw(22, (context, size) => {
    plate(context, size, paper, disputed ? dispute : ink);
    context.strokeStyle = ink;
    context.lineWidth = 2.4;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(6.6, 6.6);
    context.lineTo(size - 6.6, size - 6.6);
    context.moveTo(size - 6.6, 6.6);
    context.lineTo(6.6, size - 6.6);
    context.stroke();
  });
}

/** A cross bar on a road that is cut. */
function bar({ cut }: Ground): Picture {
  return draw(14, (context, size) => {
    context.strokeStyle = cut;
    context.lineWidth = 3;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(3, 3);
    context.lineTo(size - 3, size - 3);
    context.moveTo(size - 3, 3);
    context.lineTo(3, size - 3);
    context.stroke();
  });
}

/** A diamond: a position that decides a siege. */
function diamond({ ink, paper }: Ground): Picture {
  return draw(16, (context, size) => {
    context.translate(size / 2, size / 2);
    context.rotate(Math.PI / 4);
    context.fillStyle = paper;
    context.strokeStyle = ink;
    context.lineWidth = 2;
    context.fillRect(-4, -4, 8, 8);
    context.strokeRect(-4, -4, 8, 8);
  });
}

/** All of them, by the names under which the layers of the map ask for them. */
export function pictures(ground: Ground): Record<string, Picture> {
  return {
    hatch: hatch(ground.hatch), dots: dots(ground.dot), bar: bar(ground), diamond: diamond(ground), strike: strike(ground, false),
    clash: clash(ground, false), 'strike-disputed': strike(ground, true), 'clash-disputed': clash(ground, true),
  };
}
