// What is done with samlify, as its documentation tells.
import { randomUUID } from 'node:crypto'
import samlify from 'samlify'
import * as schema from '@authenio/samlify-node-xmllint'

samlify.setSchemaValidator(schema)
await schema.validate('<TEST/>').catch(() => {}) // the first time takes it seconds

const { ServiceProvider, IdentityProvider, Constants, SamlLib, Extractor } = samlify
const { RSA_SHA256 } = Constants.algorithms.signature
const MINUTE = 60_000

export function relyingParty({ federation, entityId, acs, keys, metadata, feed }) {
  const asked = new Map() // the requests that wait for an answer: id to when

  const serviceProvider = ServiceProvider({
    metadata,
    privateKey: keys.signing,
    encPrivateKey: keys.encryption,
    requestSignatureAlgorithm: RSA_SHA256,
    loginRequestTemplate: { context: requestTemplate },
    clockDrifts: [-MINUTE, MINUTE],
  })
  const identityProvider = ({ xml }, encrypted) =>
    IdentityProvider({
      // samlify will not sign for one that does not want it, and our requests are signed in both federations
      metadata: xml.replace(/WantAuthnRequestsSigned="[a-z0]+"/, '').replace(/(<[\w:]*IDPSSODescriptor)/, '$1 WantAuthnRequestsSigned="true"'),
      isAssertionEncrypted: encrypted, // it wants to know that beforehand
      messageSigningOrder: federation.responseSigned ? 'encrypt-then-sign' : 'sign-then-encrypt',
      requestSignatureAlgorithm: RSA_SHA256,
    })

  return {
    async begin(idp) {
      const party = identityProvider(idp, federation.encrypted)
      const { context } = serviceProvider.createLoginRequest(party, 'redirect', () => {
        const id = `_${randomUUID()}`
        for (const [earlier, at] of asked) if (at < Date.now() - 10 * MINUTE) asked.delete(earlier)
        asked.set(id, Date.now())
        return {
          id,
          context: SamlLib.replaceTagsByValue(requestTemplate, {
            ID: id,
            IssueInstant: new Date().toISOString(),
            Destination: idp.signOn,
            AssertionConsumerServiceURL: acs,
            Issuer: entityId,
            NameIDFormat: federation.nameIdFormat,
            ForceAuthn: federation.forceAuthn,
            AuthnContextClassRef: federation.loa,
          }),
        }
      })
      return context
    },

    async finish(idp, request, { encrypted }) {
      const party = identityProvider(idp, encrypted || federation.encrypted)
      const { extract, samlContent } = await serviceProvider.parseLoginResponse(party, 'post', request)
      const answered = extract.response?.inResponseTo
      if (answered ? !asked.delete(answered) : !federation.unsolicited) throw new Error(`the response is to ${answered || 'no request'}`)
      if (extract.audience !== entityId) throw new Error(`the assertion is for ${extract.audience}`)
      // What samlify hands back has no level of assurance in it, and the content is still encrypted if the assertion was signed first.
      const content = await SamlLib.decryptAssertion(serviceProvider, samlContent).then(([decrypted]) => decrypted, () => samlContent)
      const { loa } = Extractor.extract(content, [{ key: 'loa', localPath: ['Response', 'Assertion', 'AuthnStatement', 'AuthnContext', 'AuthnContextClassRef'], attributes: [] }])
      return {
        issuer: extract.issuer,
        loa,
        attributes: Object.fromEntries(Object.entries(extract.attributes ?? {}).map(([name, value]) => [name, [value].flat()])),
      }
    },
  }
}

const requestTemplate =
  '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{ID}" Version="2.0" IssueInstant="{IssueInstant}" ForceAuthn="{ForceAuthn}" Destination="{Destination}" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" AssertionConsumerServiceURL="{AssertionConsumerServiceURL}"><saml:Issuer>{Issuer}</saml:Issuer><samlp:NameIDPolicy Format="{NameIDFormat}" AllowCreate="true"/><samlp:RequestedAuthnContext Comparison="exact"><saml:AuthnContextClassRef>{AuthnContextClassRef}</saml:AuthnContextClassRef></samlp:RequestedAuthnContext></samlp:AuthnRequest>'
