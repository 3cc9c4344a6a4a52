import { existsSync } from 'node:fs';
import { join } from 'node:path';

const { dirname } = import.meta;

/** The verifier of exports, beside the sources: this was built into a folder that is deeper. */
export const verifierFile = [join(dirname, '..', '..'), join(dirname, '..', '..', '..')]
  .map((place) => join(place, 'verify.mjs'))
  .find((file) => existsSync(file)) as string;
