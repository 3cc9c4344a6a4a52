import { answerInThread } from '../platform/answering-thread.js';
import { provAnswer } from './prov-work.js';

answerInThread(provAnswer);
