import { answerInThread } from '../platform/answering-thread.js';
import { findFigures } from './find-figures.js';
import type { LongText } from './find-figures.service.js';

/** The answer is made into JSON here as well: megabytes of it. */
answerInThread(({ text, options }: LongText) => new TextEncoder().encode(JSON.stringify(findFigures(text, options))));
