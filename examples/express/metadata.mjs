// The service provider's metadata. The libraries' own generators know neither names for the login page, logos, entity categories nor
// the answer address of a discovery service, which the federations want.

const escape = text => text.replace(/[<>&"]/g, character => `&#${character.charCodeAt(0)};`)
const bothLanguages = (element, sv, en = sv) => `<${element} xml:lang="sv">${escape(sv)}</${element}><${element} xml:lang="en">${escape(en)}</${element}>`
const key = (use, certificate) => `<md:KeyDescriptor use="${use}"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`

export function metadata({ federation, entityId, base, name, certificates }) {
  const body = pem => pem.replace(/-----[^-]+-----|\s/g, '')
  const requested = attribute =>
    `<md:RequestedAttribute Name="${federation.attributes[attribute]}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"${attribute === 'hsaId' ? ' isRequired="true"' : ''}/>`
  const categories = (federation.entityCategories ?? []).map(category => `<saml:AttributeValue>${category}</saml:AttributeValue>`).join('')
  const contact = type => `<md:ContactPerson contactType="${type}"><md:Company>${escape(name)}</md:Company><md:EmailAddress>mailto:test@service-provider.example</md:EmailAddress></md:ContactPerson>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:mdui="urn:oasis:names:tc:SAML:metadata:ui" xmlns:mdattr="urn:oasis:names:tc:SAML:metadata:attribute" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${entityId}">
  ${categories && `<md:Extensions><mdattr:EntityAttributes><saml:Attribute Name="http://macedir.org/entity-category" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri">${categories}</saml:Attribute></mdattr:EntityAttributes></md:Extensions>`}
  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" AuthnRequestsSigned="true"${federation.assertionSigned ? ' WantAssertionsSigned="true"' : ''}>
    <md:Extensions>
      <mdui:UIInfo>${bothLanguages('mdui:DisplayName', `${name} (${federation.name})`)}${bothLanguages('mdui:Description', 'TEST. En Expressapp mot sandlådan.', 'TEST. An Express app against the sandbox.')}<mdui:Logo width="64" height="64">${base}/logo.svg</mdui:Logo></mdui:UIInfo>
      <idpdisc:DiscoveryResponse xmlns:idpdisc="urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol" Binding="urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol" Location="${base}/${federation.id}/login" index="1"/>
    </md:Extensions>
    ${key('signing', body(certificates.signing))}
    ${key('encryption', body(certificates.encryption))}
    <md:NameIDFormat>${federation.nameIdFormat}</md:NameIDFormat>
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${base}/${federation.id}/acs" index="1" isDefault="true"/>
    <md:AttributeConsumingService index="1" isDefault="true">${bothLanguages('md:ServiceName', name)}${['hsaId', 'givenName', 'surname'].map(requested).join('')}</md:AttributeConsumingService>
  </md:SPSSODescriptor>
  <md:Organization>${bothLanguages('md:OrganizationName', name)}${bothLanguages('md:OrganizationDisplayName', name)}${bothLanguages('md:OrganizationURL', `${base}/`)}</md:Organization>
  ${contact('technical')}
  ${contact('support')}
</md:EntityDescriptor>
`
}
