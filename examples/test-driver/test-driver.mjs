// The test-driver API (docs/test-driver.yaml) for a system in Node, whole: put it before your own routes, in your test environment only.
//
//   const drive = testDriver({user: request => …, actions: {'open-patient': async (user, body, request) => '/patients/…/now'}});
//   createServer(async (request, response) => (await drive(request, response)) || yourOwn(request, response));

const LARGEST = 100_000;

// What each action is sent: T text, N number of 1 or more, F true or false, R rows; a question mark for what may be left out.
const ACTIONS = {
  'open-patient': {},
  'read-history': {prescription: 'T'},
  prescribe: {nplId: 'T', nplPackId: 'T', dosage: 'T', treatmentReason: 'T?', packages: 'N', dispenses: 'N'},
  correct: {prescription: 'T', dosage: 'T?', treatmentReason: 'T?', packages: 'N?', dispenses: 'N?'},
  renew: {prescription: 'T'},
  end: {prescription: 'T', reason: 'T'},
  cancel: {prescription: 'T', reason: 'T'},
  restore: {prescription: 'T'},
  dispense: {rows: 'R', acceptWarnings: 'F?', comment: 'T?'},
  'take-back': {dispense: 'T'},
  lock: {prescription: 'T', reasonOnly: 'F?'},
  unlock: {lock: 'T'},
};
const EVERY = {personnummer: 'T', access: 'T?'};
const ROW = {prescription: 'T', packages: 'N?', nplPackId: 'T?'};

const FITS = {
  T: value => typeof value === 'string',
  N: value => Number.isInteger(value) && value >= 1,
  F: value => typeof value === 'boolean',
  R: value => Array.isArray(value) && value.length > 0 && value.every(row => !objection(row, ROW)),
};

/** What is wrong with a body; nothing when all is well. */
function objection(body, members) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'no JSON object';
  const strange = Object.keys(body).find(name => !Object.hasOwn(members, name));
  if (strange) return `the member ${strange}, which is not there`;
  for (const [name, kind] of Object.entries(members)) {
    const absent = !Object.hasOwn(body, name);
    if (absent ? !kind.endsWith('?') : !FITS[kind[0]](body[name])) return absent ? `no member ${name}` : `a ${name} that cannot be`;
  }
  return null;
}

async function read(request) {
  let text = '';
  for await (const part of request) {
    text += part;
    if (text.length > LARGEST) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param user who is logged in in the request's session, by the cookie that your login set; null for nobody
 * @param actions those that you have, by name; each does what the person would have done by hand and answers with the page that the
 *     person would see now. A refusal by E-hälsomyndigheten is no error here: the page tells of it.
 * @returns whether the request was for the API
 */
export function testDriver({user, actions, base = '/test-driver/'}) {
  return async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (!path.startsWith(base)) return false;
    const say = (status, body) => response.writeHead(status, {'Content-Type': 'application/json'}).end(JSON.stringify(body));
    const name = path.slice(base.length);
    if (!Object.hasOwn(ACTIONS, name) || !Object.hasOwn(actions, name)) return say(404, {observed: `no action ${name}`}), true;
    if (request.method !== 'POST') return say(405, {observed: request.method, expected: 'POST'}), true;
    const body = await read(request);
    const wrong = objection(body, {...EVERY, ...ACTIONS[name]})
        ?? (/^[0-9]{12}$/.test(body.personnummer) ? null : 'a personnummer that is not 12 digits');
    const who = await user(request);
    if (!who) return say(401, {observed: 'a session in which nobody is logged in'}), true;
    if (wrong) return say(400, {observed: wrong, expected: 'a body as docs/test-driver.yaml has it'}), true;
    say(200, {page: await actions[name](who, body, request)});
    return true;
  };
}
