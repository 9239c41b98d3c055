// What is done with passport-saml 3, as its README tells; as examples/node-saml/library.mjs, which uses its successor.
import passportSaml from 'passport-saml'

const { SAML } = passportSaml
const MINUTE = 60_000

export function relyingParty({ federation, entityId, acs, keys, feed }) {
  const perIdentityProvider = new Map()

  function saml({ entityId: idp, signOn }) {
    const key = JSON.stringify([idp, signOn])
    if (!perIdentityProvider.has(key)) {
      perIdentityProvider.set(
        key,
        new SAML({
          issuer: entityId,
          callbackUrl: acs,
          audience: entityId,
          entryPoint: signOn,
          cert: callback => callback(null, feed.identityProvider(idp).certificates),
          privateKey: keys.signing,
          decryptionPvk: keys.encryption,
          signatureAlgorithm: 'sha256',
          digestAlgorithm: 'sha256',
          identifierFormat: federation.nameIdFormat,
          authnContext: [federation.loa],
          racComparison: 'exact',
          forceAuthn: federation.forceAuthn,
          wantAssertionsSigned: federation.assertionSigned,
          validateInResponseTo: !federation.unsolicited,
          requestIdExpirationPeriodMs: 10 * MINUTE,
          acceptedClockSkewMs: MINUTE,
          maxAssertionAgeMs: 5 * MINUTE,
        }),
      )
    }
    return perIdentityProvider.get(key)
  }

  return {
    begin: identityProvider => saml(identityProvider).getAuthorizeUrlAsync('', undefined, {}),

    async finish(identityProvider, { body }) {
      const { profile } = await saml(identityProvider).validatePostResponseAsync(body)
      if (!profile) throw new Error('the response logs nobody in')
      const contexts = (profile.getAssertion().Assertion.AuthnStatement ?? []).flatMap(statement => statement.AuthnContext ?? []).flatMap(context => context.AuthnContextClassRef ?? [])
      return {
        issuer: profile.issuer,
        loa: contexts.length === 1 ? contexts[0]._ : undefined,
        attributes: Object.fromEntries(Object.entries(profile.attributes ?? {}).map(([name, value]) => [name, [value].flat()])),
      }
    },
  }
}
