/** A place in a drawing. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a line should not run over. */
export interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** How far aside, the least first. */
const BENDS = [0, 50, -50, 90, -90, 140, -140, 200, -200];

/** Fine enough for boxes as small as a node. */
const STEPS = 40;

/** Of its length at each end, where a line is at the node it belongs to. */
const ENDS = 0.06;

/**
 * How far aside a line has to bend so that it runs over as little as possible: the distance of the control point of a
 * quadratic curve from the middle of the straight line. Zero where the straight line is free.
 */
export function bendOf(from: Place, to: Place, boxes: readonly Box[]): number {
  const hits = BENDS.map((bend) => ({ bend, hits: boxes.filter((box) => isCrossed(from, to, bend, box)).length }));
  return hits.reduce((best, one) => (one.hits < best.hits ? one : best)).bend;
}

function isCrossed(from: Place, to: Place, bend: number, box: Box): boolean {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const control = {
    x: (from.x + to.x) / 2 - (bend * (to.y - from.y)) / length,
    y: (from.y + to.y) / 2 + (bend * (to.x - from.x)) / length,
  };
  return Array.from({ length: STEPS + 1 }, (_, step) => ENDS + (step / STEPS) * (1 - 2 * ENDS)).some((t) => {
    const along = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
    const [x, y] = [along(from.x, control.x, to.x), along(from.y, control.y, to.y)];
    return x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2;
  });
}
