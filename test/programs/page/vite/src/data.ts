import address from './points.csv?url';
import text from './points.csv?raw';

const layers = import.meta.glob<{ readonly name: string }>('./layers/*.ts', { eager: true });

/** What Vite knows to make of files. */
export async function read(): Promise<void> {
  const fetched = await (await fetch(address)).text();
  const served = await (await fetch(`${import.meta.env.BASE_URL}served.txt`)).text();
  console.log(fetched === text ? 'same' : 'other', served, Object.values(layers).map(({ name }) => name).join(' '), import.meta.env.MODE);
}
