// Reads a federation's signed metadata and answers with what an identity provider's entry says.
import { readFileSync } from 'node:fs'
import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import { SignedXml } from 'xml-crypto'

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata'
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#'
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
const LONGEST_VALIDITY = 14 * 24 * 3600 * 1000

export class Feed {
  #address
  #operatorKeys
  #identityProviders = new Map()
  #validUntil = 0

  /** @param operatorKeys PEM files of the operator's certificates: the one in use and the one that is to come */
  constructor(address, operatorKeys) {
    this.#address = address
    this.#operatorKeys = operatorKeys.map(file => readFileSync(file, 'utf8'))
  }

  /** Fetches and believes the feed, or throws and goes on with the last good one. */
  async refresh() {
    const answer = await fetch(this.#address, { signal: AbortSignal.timeout(5000), headers: { accept: 'application/samlmetadata+xml' } })
    if (!answer.ok) throw new Error(`the feed was answered with ${answer.status}`)
    const root = parse(this.#verified(await answer.text()))
    if (root.namespaceURI !== METADATA || root.localName !== 'EntitiesDescriptor') throw new Error(`the feed is a ${root.nodeName}`)
    const validUntil = Date.parse(root.getAttribute('validUntil') ?? '')
    if (!(validUntil > Date.now())) throw new Error(`the feed is valid until ${root.getAttribute('validUntil')}`)
    if (validUntil > Date.now() + LONGEST_VALIDITY) throw new Error(`the feed wants to be trusted until ${root.getAttribute('validUntil')}`)
    this.#identityProviders = identityProviders(root)
    this.#validUntil = validUntil
  }

  /** @returns {{entityId, signOn, certificates, xml}} of an identity provider that the federation vouches for now */
  identityProvider(entityId) {
    if (Date.now() >= this.#validUntil) throw new Error('the federation is unknown until its feed has been read anew')
    const found = this.#identityProviders.get(entityId)
    if (!found) throw new Error(`the federation has no identity provider ${entityId}`)
    return found
  }

  /** What the operator has signed, as xml-crypto hands it back: nothing else of the document is used. */
  #verified(xml) {
    const root = parse(xml)
    const signatures = children(root, SIGNATURE, 'Signature')
    if (signatures.length !== 1) throw new Error(`the feed has ${signatures.length} signatures`)
    for (const publicCert of this.#operatorKeys) {
      const signature = new SignedXml({ publicCert, getCertFromKeyInfo: () => null })
      signature.loadSignature(signatures[0])
      const references = signature.getReferences()
      if (references.length !== 1 || references[0].uri !== `#${root.getAttribute('ID')}`) throw new Error('the signature is not of the feed')
      if (/sha1$/.test(signature.signatureAlgorithm) || /sha1$/.test(references[0].digestAlgorithm)) throw new Error('the feed is signed with SHA-1')
      try {
        if (signature.checkSignature(xml)) return signature.getSignedReferences()[0]
      } catch {
        continue // not this key
      }
    }
    throw new Error("the feed's signature is by neither of the operator's keys")
  }
}

function identityProviders(root) {
  const found = new Map()
  const twice = new Set()
  for (const entity of children(root, METADATA, 'EntityDescriptor')) {
    const entityId = entity.getAttribute('entityID')
    const role = children(entity, METADATA, 'IDPSSODescriptor')[0]
    if (!entityId || !role) continue
    const signOn = children(role, METADATA, 'SingleSignOnService').find(service => service.getAttribute('Binding') === REDIRECT)?.getAttribute('Location')
    const certificates = children(role, METADATA, 'KeyDescriptor')
      .filter(key => key.getAttribute('use') !== 'encryption')
      .flatMap(key => Array.from(key.getElementsByTagNameNS(SIGNATURE, 'X509Certificate')))
      .map(certificate => certificate.textContent.replace(/\s/g, ''))
    if (!signOn || certificates.length === 0) continue
    if (found.has(entityId)) twice.add(entityId)
    found.set(entityId, { entityId, signOn, certificates, xml: new XMLSerializer().serializeToString(entity) })
  }
  twice.forEach(entityId => found.delete(entityId)) // which of the two is it? Nobody's keys are believed
  return found
}

function children(element, namespace, name) {
  return Array.from(element.childNodes).filter(child => child.namespaceURI === namespace && child.localName === name)
}

/** The document element; throws at what is not well-formed. */
function parse(xml) {
  const refuse = message => {
    throw new Error(message.split('\n')[0])
  }
  const root = new DOMParser({ locator: {}, errorHandler: { warning: () => {}, error: refuse, fatalError: refuse } }).parseFromString(xml, 'text/xml')?.documentElement
  if (!root) throw new Error('not XML')
  return root
}
