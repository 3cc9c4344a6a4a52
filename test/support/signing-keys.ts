import { generateKeyPairSync } from 'node:crypto';

/** A new Ed25519 private key as PEM. */
export const newPem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
