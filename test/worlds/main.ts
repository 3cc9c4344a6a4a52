import { Theatre, told } from './run.js';

// A part of `npm run test:worlds`; scripts/worlds.mjs starts it: <seed> <count> <shrink|-> <control|->
const [seed = '1', count = '1', shrink, control] = process.argv.slice(2);
const theatre = await Theatre.open();
let [worlds, differing, asked, hidden] = [0, 0, 0, 0];
try {
  for await (const played of theatre.run({
    seed: Number(seed),
    count: Number(count),
    shrinking: shrink === 'shrink',
    control: control === 'control',
  })) {
    worlds++;
    asked += played.asked;
    hidden += played.hidden;
    if (played.found) {
      differing++;
      console.log(told(played.found));
    }
    if (worlds % 10 === 0)
      console.log(
        `${worlds} of ${count} worlds, ${asked} requests, ${hidden} actions hidden, ${differing} worlds differ`,
      );
  }
} finally {
  await theatre.close();
}
console.log(JSON.stringify({ worlds, differing, asked, hidden }));
