import type { Place } from '../place';
import { argument, option } from '../places';

/** A function that sends requests: where it takes the address and where the body. */
export interface Sender {
  /** `library:path` of the function. */
  readonly call: string;
  /** Left out: argument 0. */
  readonly address?: Place;
  readonly body: Place;
  /** What the client that it is a method of calls the address that all of its requests begin with, in its own options. */
  readonly base?: string;
}

const POSTS = ['post', 'default.post'];
/** `(address, { body })`. */
const LIKE_FETCH = ['global:fetch', 'global:$fetch', 'npm:node-fetch:', 'npm:cross-fetch:', 'npm:undici:fetch', 'npm:isomorphic-fetch:', 'npm:ofetch:ofetch', 'npm:ofetch:$fetch', 'npm:expo/fetch:fetch', 'npm:@tauri-apps/plugin-http:fetch', 'npm:undici:request'];
const AXIOS_TYPES = ['npm:axios:AxiosInstance', 'npm:axios:Axios', 'npm:@nestjs/axios:HttpService'];
const AXIOS_CLIENTS = ['npm:axios:create()', 'npm:axios:default.create()', ...AXIOS_TYPES];
const KY_TYPES = ['npm:ky:KyInstance', 'npm:got:Got'];
const KY_CLIENTS = ['npm:ky:create()', 'npm:ky:extend()', 'npm:got:extend()', ...KY_TYPES];

/**
 * Functions of Node that begin a request, with the scheme of their addresses: `https.request({ hostname, path }, …)`. The
 * body is written to what they return.
 */
export const NODE_REQUESTS: ReadonlyMap<string, string> = new Map(
  ['http', 'https'].flatMap((module) => ['', 'node:'].flatMap((prefix) => ['', 'default.'].map((path): [string, string] => [`npm:${prefix}${module}:${path}request`, `${module}:`]))),
);

/** Clients that a program may have by their type alone. */
export const CLIENT_TYPES: ReadonlySet<string> = new Set([...AXIOS_TYPES, ...KY_TYPES]);

/** Bodies may be given as an object or as the text that `JSON.stringify` makes of one. */
export const SENDERS: readonly Sender[] = [
  ...LIKE_FETCH.map((call) => ({ call, body: option(1, 'body') })),
  ...['npm:ofetch:ofetch.create()', 'npm:ofetch:$fetch.create()', 'global:$fetch.create()'].map((call) => ({ call, body: option(1, 'body'), base: 'baseURL' })),
  ...POSTS.map((name) => ({ call: `npm:axios:${name}`, body: argument(1) })),
  ...['npm:axios:', 'npm:axios:request'].map((call) => ({ call, address: option(0, 'url'), body: option(0, 'data') })),
  ...AXIOS_CLIENTS.flatMap((client) => [
    { call: `${client}#post`, body: argument(1), base: 'baseURL' },
    ...['', '#request'].map((method) => ({ call: `${client}${method}`, address: option(0, 'url'), body: option(0, 'data'), base: 'baseURL' })),
  ]),
  { call: 'npm:@nestjs/axios:HttpService#axiosRef.post', body: argument(1), base: 'baseURL' },
  ...['npm:ky:', 'npm:got:'].flatMap((library) => ['', ...POSTS].map((name) => ({ call: `${library}${name}`, body: option(1, 'json') }))),
  ...KY_CLIENTS.flatMap((client) => ['', '#post'].map((method) => ({ call: `${client}${method}`, body: option(1, 'json'), base: 'prefixUrl' }))),
  // Where a program runs inside another one that sends for it.
  ...['npm:obsidian:requestUrl', 'npm:obsidian:request'].map((call) => ({ call, address: option(0, 'url'), body: option(0, 'body') })),
  ...['global:GM_xmlhttpRequest', 'global:GM.xmlHttpRequest', 'global:wx.request', 'global:uni.request'].map((call) => ({ call, address: option(0, 'url'), body: option(0, 'data') })),
  { call: 'global:UrlFetchApp.fetch', body: option(1, 'payload') },
];
