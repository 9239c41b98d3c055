// node --test examples/test-driver
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, before, test} from 'node:test';
import {readFileSync} from 'node:fs';
import {testDriver} from './test-driver.mjs';

// A system as small as can be: one session, and a page that says what was done.
const sessions = new Map([['s1', {name: 'Anna Testläkare', page: 'nothing yet'}]]);
const session = request => sessions.get(/(?:^|; )session=(\w+)/.exec(request.headers.cookie ?? '')?.[1]) ?? null;
const drive = testDriver({
  user: session,
  actions: {
    'open-patient': async (who, {personnummer, access}) => {
      who.page = `the list of ${personnummer}, ${access ?? 'as usual'}`;
      return `/patients/${personnummer}/now`;
    },
    dispense: async (who, {personnummer, rows}) => {
      who.page = `dispensed ${rows.length}`;
      return `/patients/${personnummer}/now`;
    },
  },
});
const server = createServer(async (request, response) => {
  if (!(await drive(request, response))) response.end(session(request)?.page ?? 'nobody');
});
let base;
before(() => new Promise(ready => server.listen(0, '127.0.0.1', () => ready(base = `http://127.0.0.1:${server.address().port}`))));
after(() => server.close());

const act = (name, body, cookie = 'session=s1') => fetch(`${base}/test-driver/${name}`,
    {method: 'POST', headers: {cookie, 'Content-Type': 'application/json'}, body: typeof body === 'string' ? body : JSON.stringify(body)});
const TORE = '199001012385';

test('the answer names the page, and the page says what was done', async () => {
  const answer = await act('open-patient', {personnummer: TORE, access: 'NODATKOMST'});
  assert.equal(answer.status, 200);
  const {page} = await answer.json();
  assert.equal(page, `/patients/${TORE}/now`);
  const shown = await fetch(base + page, {headers: {cookie: 'session=s1'}});
  assert.match(await shown.text(), /199001012385, NODATKOMST/);
});

test('what cannot be understood is 400, before anything is done', async () => {
  const right = {personnummer: TORE, rows: [{prescription: 'a', packages: 1}]};
  assert.equal((await act('dispense', right)).status, 200);
  for (const wrong of ['', '[]', 'null', {}, {...right, personnummer: '19900101-2385'}, {...right, more: 1}, {...right, rows: []},
    {...right, rows: [{packages: 1}]}, {...right, rows: [{prescription: 'a', packages: 0}]}, {...right, acceptWarnings: 'yes'}]) {
    assert.equal((await act('dispense', wrong)).status, 400, JSON.stringify(wrong));
  }
});

test('without a session it is 401, without the action 404', async () => {
  assert.equal((await act('open-patient', {personnummer: TORE}, '')).status, 401);
  assert.equal((await act('prescribe', {personnummer: TORE})).status, 404);
  assert.equal((await act('toString', {personnummer: TORE})).status, 404);
});

test('the actions are those of the OpenAPI', async () => {
  const paths = readFileSync(new URL('../../docs/test-driver.yaml', import.meta.url), 'utf8').match(/^ {2}\/[a-z-]+(?=:$)/gm);
  const everything = testDriver({user: () => null, actions: Object.fromEntries(paths.map(path => [path.trim().slice(1), () => '/']))});
  for (const path of paths) {
    const status = await new Promise(done => everything(
        Object.assign((async function* () { yield '{}'; })(), {url: '/test-driver' + path.trim(), method: 'POST', headers: {}}),
        {writeHead: code => (done(code), {end() {}})}));
    assert.equal(status, 401, path + ' is known, and nobody is logged in');
  }
});
