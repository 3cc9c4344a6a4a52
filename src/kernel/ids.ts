import { v7, validate } from 'uuid';

/** A new id: UUIDv7, later ones greater than earlier ones of this process. */
export const newId = (): string => v7();

/** Whether a text is a UUID of any version. */
export const isId = (text: string): boolean => validate(text);
