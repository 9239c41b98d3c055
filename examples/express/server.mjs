// A small web application with a page that demands a login, a member of both TEST federations. What it knows of SAML is in library.mjs.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import express from 'express'
import session from 'express-session'
import { federations } from './federations.mjs'
import { Feed } from './feed.mjs'
import { relyingParty } from './library.mjs'
import { metadata } from './metadata.mjs'

const { SP_NAME: name, SP_PORT: port, SP_HOME: home, FEED: feedAddress } = process.env
const base = `http://localhost:${port}`
const REFRESH_EVERY = 60_000
const HSA_ID = /^SE[0-9]{10}-[0-9A-Z]{1,18}$/

const read = file => readFileSync(`${home}/keys/${file}`, 'utf8')
const keys = { signing: read('signing.key'), encryption: read('encryption.key') }
const certificates = { signing: read('signing.pem'), encryption: read('encryption.pem') }

const memberships = Object.fromEntries(
  Object.values(federations).map(federation => {
    const entityId = `urn:${name}:TEST:${federation.id}`
    const feed = new Feed(`${feedAddress}/${federation.id}/metadata.xml`, [`${home}/operator/${federation.id}.pem`, `${home}/operator/${federation.id}-next.pem`])
    const ownMetadata = metadata({ federation, entityId, base, name: `TEST ${name}`, certificates })
    const party = relyingParty({ federation, entityId, acs: `${base}/${federation.id}/acs`, keys, certificates, metadata: ownMetadata, feed })
    return [federation.id, { federation, entityId, feed, metadata: ownMetadata, party }]
  }),
)

const app = express()
app.disable('x-powered-by')
app.use(express.urlencoded({ extended: false, limit: '2mb' }))
app.use(
  session({
    name: 'session',
    secret: randomBytes(32).toString('hex'),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax' }, // and `secure`, were this not plain HTTP on loopback
  }),
)
app.param('federation', (request, response, next, id) => {
  request.membership = Object.hasOwn(memberships, id) ? memberships[id] : undefined
  return request.membership ? next() : response.sendStatus(404)
})

app.get('/', (request, response) => {
  const links = Object.values(federations).map(({ id, name }) => `<li><a href="/${id}/login">${escape(name)}</a>, <a href="/${id}/protected">skyddad sida / protected page</a></li>`)
  response.send(page('Logga in / Log in', `<ul>${links.join('')}</ul>`))
})
app.get('/logo.svg', (request, response) => response.type('svg').send('<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="#345"/><text x="8" y="40" fill="#fff" font-size="20">TEST</text></svg>'))
app.get('/:federation/metadata', ({ membership }, response) => response.type('application/samlmetadata+xml').send(membership.metadata))

// With an identity provider: to it. Without: to the federation's discovery service, which sends back here with one.
app.get('/:federation/login', async ({ membership, query }, response) => {
  if (typeof query.idp === 'string') return response.redirect(await membership.party.begin(membership.feed.identityProvider(query.idp)))
  const answerTo = `${base}/${membership.federation.id}/login`
  response.redirect(`${feedAddress}/${membership.federation.id}/disco?${new URLSearchParams({ entityID: membership.entityId, return: answerTo, returnIDParam: 'idp' })}`)
})

app.post('/:federation/acs', async (request, response, next) => {
  const { federation, feed, party } = request.membership
  const claimed = claims(request.body?.SAMLResponse)
  const identityProvider = feed.identityProvider(claimed.issuer)
  const login = await party.finish(identityProvider, request, claimed)
  if (login.issuer !== identityProvider.entityId) throw new Error(`the assertion is by ${login.issuer}, the keys are of ${identityProvider.entityId}`)
  if (login.loa !== federation.loa) throw new Error(`the level of assurance is ${login.loa}, not ${federation.loa}`)
  const user = person(federation, login)
  request.session.regenerate(error => {
    if (error) return next(error)
    request.session.user = user
    request.session.save(error => (error ? next(error) : response.redirect(303, `/${federation.id}/protected`)))
  })
})

app.get('/:federation/protected', ({ membership: { federation }, session: { user } }, response) => {
  if (user?.federation !== federation.id) return response.status(401).send(page('Inte inloggad / Not logged in', `<p><a href="/${federation.id}/login">Logga in / Log in</a></p>`))
  response.set('cache-control', 'no-store').send(
    page(
      'Skyddad sida / Protected page',
      `<p>Inloggad genom / Logged in through ${escape(federation.name)}: <span id="user" data-federation="${federation.id}" data-hsa-id="${escape(user.hsaId)}" data-personnummer="${escape(user.personnummer ?? '')}" data-loa="${escape(user.loa)}">${escape(user.name)}, ${escape(user.hsaId)}</span></p>
<form method="post" action="/${federation.id}/logout"><button>Logga ut / Log out</button></form>`,
    ),
  )
})

app.post('/:federation/logout', (request, response, next) => request.session.destroy(error => (error ? next(error) : response.clearCookie('session').redirect(303, '/'))))

// Open in test only: reads the feed now instead of within a minute.
app.post('/:federation/refresh', async ({ membership: { feed } }, response) => {
  try {
    await feed.refresh()
    response.sendStatus(204)
  } catch (error) {
    response.status(502).type('text').send(`the last good feed goes on being used: ${error.message}`)
  }
})

app.use((error, request, response, next) => {
  console.error(`${new Date().toISOString()} ${request.method} ${request.path}: ${error?.message ?? error}`)
  if (response.headersSent) return next(error)
  response.status(error?.status ?? 403).send(page('Inloggningen misslyckades / The login failed', '<p>Försök igen. / Please try again. <a href="/">Till början / Start over</a></p>'))
})

/**
 * Whose metadata the response is to be verified with, and how it came. A hint only, so it is searched for as text: a parser of our own
 * beside the library's would be a second reading of the same message. Whether the hint is true the library finds out.
 */
function claims(encoded) {
  if (typeof encoded !== 'string') throw new Error('no SAMLResponse')
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const issuer = /<(?:\w+:)?Issuer[^>]*>([^<]*)</.exec(text)?.[1]
  if (!issuer) throw new Error('the response has no Issuer')
  return { issuer, encrypted: /<(?:\w+:)?EncryptedAssertion[\s>]/.test(text) }
}

/** Exactly one employee id of the right shape, or nobody. */
function person({ id, attributes }, login) {
  const single = name => {
    const values = login.attributes[attributes[name]] ?? []
    if (values.length > 1) throw new Error(`${values.length} values of ${name}`)
    return values[0]
  }
  const hsaId = single('hsaId')
  if (!HSA_ID.test(hsaId ?? '')) throw new Error(`the employee's HSA-id is ${hsaId}`)
  return { federation: id, hsaId, personnummer: single('personnummer'), name: [single('givenName'), single('surname')].filter(Boolean).join(' '), loa: login.loa }
}

function escape(text) {
  return String(text).replace(/[<>&"']/g, character => `&#${character.charCodeAt(0)};`)
}
function page(title, body) {
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>TEST ${title}</title></head><body><h1>TEST ${title}</h1>${body}</body></html>`
}

for (const { federation, feed } of Object.values(memberships)) {
  const refresh = () => feed.refresh().catch(error => console.error(`${federation.id}: ${error.message}`))
  await refresh()
  setInterval(refresh, REFRESH_EVERY).unref()
}
app.listen(port, '127.0.0.1', () => console.log(`${name} runs on ${base}`))
