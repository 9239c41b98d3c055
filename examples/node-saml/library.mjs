// What is done with @node-saml/node-saml, as its README tells.
import nodeSaml from '@node-saml/node-saml'

const { SAML, ValidateInResponseTo } = nodeSaml
const MINUTE = 60_000

export function relyingParty({ federation, entityId, acs, keys, certificates, feed }) {
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
          idpCert: callback => callback(null, feed.identityProvider(idp).certificates), // asked anew each time: the feed may have new keys
          privateKey: keys.signing,
          publicCert: certificates.signing,
          decryptionPvk: keys.encryption,
          signatureAlgorithm: 'sha256',
          digestAlgorithm: 'sha256',
          identifierFormat: federation.nameIdFormat,
          authnContext: [federation.loa],
          racComparison: 'exact',
          forceAuthn: federation.forceAuthn,
          wantAuthnResponseSigned: federation.responseSigned,
          wantAssertionsSigned: federation.assertionSigned,
          // Where the identity provider may begin there is nothing to be in response to; what is there must be ours all the same.
          validateInResponseTo: federation.unsolicited ? ValidateInResponseTo.ifPresent : ValidateInResponseTo.always,
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
